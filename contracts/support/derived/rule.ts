import type { FieldFact } from "../../../schemas/facts.js";
import type { Requirement } from "../../../schemas/requirements/requirement.js";
import { type Check, type CheckOptions, checkOfCatalogue } from "../check.js";
import type { Context } from "../context.js";
import type { Operations } from "../operations.js";

/** How one aspect of a fact is judged, for whichever requirement has it. */
export type Rule = (t: Context, about: About) => Promise<void>;

export interface About {
  requirement: Requirement;
  section: string;
}

/** A rule about a parameter also gets the fact that it is about. */
export type ParameterRule = (t: Context, about: About & { field: FieldFact }) => Promise<void>;

export function checkOf(requirement: Requirement, rule: Rule, options: CheckOptions = {}): Check {
  const { id, section } = requirement;
  return checkOfCatalogue(id, [id], (t) => rule(t, { requirement, section }), options);
}

export function parameterCheck(
  requirement: Requirement,
  operations: Operations,
  rule: ParameterRule,
  options: CheckOptions = {},
): Check {
  const field = fieldOf(requirement, operations);
  return checkOf(requirement, (t, about) => rule(t, { ...about, field }), options);
}

function fieldOf({ id, section, field }: Requirement, operations: Operations): FieldFact {
  const found = operations.get(section).fields.find((one) => one.in === field?.in && one.path === field.path);
  if (!found) throw new Error(`${id}: the facts know no ${field?.in} ${field?.path}`);
  return found;
}
