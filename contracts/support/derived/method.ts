import { say } from "./messages.js";
import type { Rule } from "./rule.js";
import { refusedBesideTwin } from "./twin.js";

/** A method that no operation of this address has is refused. DELETE is never tried: a target that is wrong might obey. */
export const method: Rule = async (t, { section }) => {
  const documented = t.operations.methodsOfAddress(section);
  const other = ["POST", "GET", "PUT", "PATCH"].find((one) => !documented.has(one)) ?? "PATCH";
  const good = await t.request(section);
  const { body: _, ...bodiless } = good;
  const bad = { ...(other === "GET" ? bodiless : good), method: other };
  const args = { method: other, documented: [...documented].join(", ") };
  await refusedBesideTwin(t, section, bad, good, say("methodTaken", args));
};
