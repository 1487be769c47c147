import type { Edition } from "../../../schemas/edition.js";
import type { Aspect, Requirement } from "../../../schemas/requirements/requirement.js";
import type { Check } from "../check.js";
import { Operations } from "../operations.js";
import { answerCheck } from "./answer.js";
import { defaultValue } from "./default.js";
import * as keys from "./keys.js";
import * as limits from "./limits.js";
import { method } from "./method.js";
import * as parameters from "./parameters.js";
import { checkOf, type ParameterRule, parameterCheck, type Rule } from "./rule.js";

const parameterRules: Partial<Record<Aspect, ParameterRule>> = {
  "param-required": parameters.required,
  optional: parameters.optional,
  enum: parameters.enumeration,
  pattern: parameters.pattern,
  format: parameters.format,
  type: parameters.type,
  default: defaultValue,
  "max-length": limits.maxLength,
  maximum: limits.maximum,
  minimum: limits.minimum,
  "max-items": limits.maxItems,
  "max-bytes": limits.maxBytes,
};

const callRules: Partial<Record<Aspect, Rule>> = {
  "key-none": keys.none,
  "key-made-up": keys.madeUp,
  "key-master": keys.master,
  "key-device": keys.device,
  "key-foreign": keys.foreign,
  "key-deleted": keys.deleted,
  "key-authorization": keys.authorization,
  "no-key-needed": keys.noKeyNeeded,
  method,
};

/** Devices that a check of a creating call may hold at once. */
const mostDevices = 4;

/**
 * The checks that follow from the facts alone, one for each derived requirement that no written check (`taken`) judges
 * in a better way.
 */
export function derivedChecks(edition: Edition, taken: ReadonlySet<string>): Check[] {
  const open = edition.requirements.filter(
    ({ id, origin, lostGround }) => origin !== "excluded" && !lostGround && !taken.has(id),
  );
  const operations = new Operations(edition);
  const sections = [...new Set(open.map(({ section }) => section))];
  return sections.flatMap((section) => {
    const mine = open.filter((requirement) => requirement.section === section);
    const answer = mine.filter(({ aspect }) => aspect === "success" || aspect === "response-field");
    const singles = mine.flatMap((requirement) => singleCheck(requirement, operations));
    return operations.has(section) && answer.length > 0 ? [answerCheck(section, answer), ...singles] : singles;
  });
}

function singleCheck(requirement: Requirement, operations: Operations): Check[] {
  const { aspect, section, field } = requirement;
  // What is said of the items of a list is about each of them, which no rule here can tell apart from the whole.
  if (aspect === undefined || !operations.has(section) || field?.path.includes("[]")) return [];
  const options = { devices: mostDevices };
  const parameterRule = parameterRules[aspect];
  if (parameterRule) return [parameterCheck(requirement, operations, parameterRule, options)];
  const callRule = callRules[aspect];
  return callRule ? [checkOf(requirement, callRule, options)] : [];
}
