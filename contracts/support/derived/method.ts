import { say } from "./messages.js";
import type { Rule } from "./rule.js";
import { refusedBesideTwin } from "./twin.js";

/** A method that no operation of this address has is refused. DELETE is never tried: a target that is wrong might obey. */
export const method: Rule = async (t, { section }) => {
  const documented = t.operations.methodsOfAddress(section);
  const good = await t.request(section);
  // A GET has no body, whose lack would be a second reason to refuse it.
  const tried = good.body === undefined ? ["POST", "GET", "PUT", "PATCH"] : ["POST", "PUT", "PATCH"];
  const other = tried.find((one) => !documented.has(one)) ?? "PATCH";
  const bad = { ...good, method: other };
  const args = { method: other, documented: [...documented].join(", ") };
  await refusedBesideTwin(t, section, bad, good, say("methodTaken", args));
};
