import { plain, valuesAt } from "../json.js";
import { say as saySupport } from "../messages.js";
import { fieldsIn } from "../operations.js";
import { NotTested } from "../signals.js";
import { isPageSize, pageHolds } from "./limits.js";
import { say } from "./messages.js";
import type { ParameterRule } from "./rule.js";
import { requestWith } from "./twin.js";

/** Left out, the parameter is taken as its printed default, which an answer field of the same name shows. */
export const defaultValue: ParameterRule = async (t, { section, field }) => {
  const expected = String(field.constraints.default);
  const shown = fieldsIn(t.operations.get(section), "response").find(
    ({ path }) => path.split(".").at(-1) === field.path,
  );
  const reply = t.given(await t.call(section, await requestWith(t, field, undefined)));
  if (!shown) throw new NotTested("PREREQUISITE_FAILED", saySupport("nothingToSee", { what: field.path }));
  const actual = plain(valuesAt(reply.json, shown.path)[0]);
  if (isPageSize(field.path)) pageHolds(t, section, reply, Number(expected));
  t.holds(actual === expected, { message: say("defaultOther", { field: field.path }), expected, actual, reply });
};
