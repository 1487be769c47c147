import type { FieldFact, FieldType } from "../schemas/facts.js";

/** What is wrong with a value, or the value as the facts type it. */
export type Verdict = { fault: string; value?: undefined } | { fault?: undefined; value: unknown };
export type Check = (value: unknown) => Verdict;

/** Above its maximum these are cut by platforms that cut, since the answer shows it. */
const visiblySized = /^(per_page|page_size)$/;

/**
 * Makes the check of a field that travels as text: its type, then each constraint.
 * @param caps cut page sizes and lists above their maximum instead of refusing them
 */
export function wireCheckOf(field: FieldFact, caps = false): Check {
  return inTurn(wireType(field.type), constraintChecks(field, caps));
}

/** Makes the check of a member of a JSON body, which may have any of the types. */
export function jsonCheckOf(field: FieldFact, types: readonly string[]): Check {
  return inTurn(jsonType(types), constraintChecks(field, false));
}

function inTurn(typed: Check, rules: Check[]): Check {
  return (given) => {
    let verdict = typed(given);
    for (const rule of rules) {
      if (verdict.fault !== undefined) return verdict;
      verdict = rule(verdict.value);
    }
    return verdict;
  };
}

const ok = (value: unknown): Verdict => ({ value });
const bad = (fault: string): Verdict => ({ fault });

function wireType(type: FieldType | null): Check {
  if (type === "integer")
    return (text) => (/^-?\d{1,15}$/.test(String(text)) ? ok(Number(text)) : bad("is no integer"));
  if (type === "number") {
    return (text) => (/^-?\d+(\.\d+)?$/.test(String(text)) ? ok(Number(text)) : bad("is no number"));
  }
  if (type === "boolean") {
    return (text) => (text === "true" || text === "false" ? ok(text === "true") : bad("is neither true nor false"));
  }
  return ok;
}

const kinds: Record<string, (value: unknown) => boolean> = {
  string: (value) => typeof value === "string",
  integer: Number.isSafeInteger,
  number: (value) => typeof value === "number",
  boolean: (value) => typeof value === "boolean",
  array: Array.isArray,
  object: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
};

function jsonType(types: readonly string[]): Check {
  if (types.length === 0) return ok;
  return (value) => (types.some((type) => kinds[type]?.(value)) ? ok(value) : bad(`is no ${types.join(" or ")}`));
}

function constraintChecks({ path, constraints }: FieldFact, caps: boolean): Check[] {
  const { maxLength, minLength, pattern, enum: allowed, minimum, maximum, maxItems, const: only } = constraints;
  const checks: Check[] = [];
  const add = (fits: (value: unknown) => boolean, fault: string) =>
    checks.push((value) => (fits(value) ? ok(value) : bad(fault)));
  if (maxItems !== undefined) checks.push(listCheck(maxItems, caps));
  if (maxLength !== undefined) add((value) => lengthOf(value) <= maxLength, `is longer than ${maxLength}`);
  if (minLength !== undefined) add((value) => lengthOf(value) >= minLength, `is shorter than ${minLength}`);
  if (pattern !== undefined) {
    const regular = new RegExp(pattern, "u");
    add((value) => regular.test(String(value)), "has characters that are not allowed");
  }
  const choices = only !== undefined ? [only] : allowed;
  if (choices) {
    const known = new Set(choices.map((choice) => String(choice).toLowerCase()));
    add((value) => known.has(String(value).toLowerCase()), `is none of ${choices.join(", ")}`);
  }
  if (minimum !== undefined) add((value) => Number(value) >= minimum, `is below ${minimum}`);
  if (maximum !== undefined) checks.push(maximumCheck(maximum, caps && visiblySized.test(path)));
  return checks;
}

function maximumCheck(maximum: number, cap: boolean): Check {
  return (value) => (Number(value) <= maximum ? ok(value) : cap ? ok(maximum) : bad(`is above ${maximum}`));
}

function listCheck(maxItems: number, cap: boolean): Check {
  return (value) => {
    if (Array.isArray(value)) return value.length <= maxItems ? ok(value) : bad(`has more than ${maxItems} items`);
    const items = String(value).split(",");
    if (items.length <= maxItems) return ok(value);
    return cap ? ok(items.slice(0, maxItems).join(",")) : bad(`has more than ${maxItems} items`);
  };
}

/** Characters are Unicode code points. */
export function lengthOf(value: unknown): number {
  if (typeof value !== "string") return 0;
  let count = 0;
  for (const _ of value) count += 1;
  return count;
}
