import type { FieldFact } from "../../schemas/facts.js";
import type { Aspect } from "../../schemas/requirements/requirement.js";
import type { RawRequest } from "../requests.js";
import { jsonCheckOf, lengthOf, wireCheckOf } from "../values.js";
import type { Trigger } from "./faults.js";

/** Requests that break one aspect of one field; undefined where that cannot be told from the request. */
export function breachOf(aspect: Aspect, field: FieldFact): Trigger | undefined {
  if (aspect === "param-required") return (request) => isMissing(valueIn(request, field));
  if (aspect === "max-bytes") return ({ raw }) => raw.length > Number(field.constraints.maxBytes);
  if (aspect === "format")
    return present(field, (value) => !/^\d{4}-\d{2}-\d{2}( \d{2}:\d{2}:\d{2})?$/.test(String(value)));
  if (aspect === "type") return present(field, (value) => !fits(value, { ...field, constraints: {} }));
  const { constraints } = field;
  const only = onlyOf(aspect, constraints);
  if (!only) return undefined;
  // A value of the wrong type breaks the type, not the limit.
  const typed: FieldFact = { ...field, constraints: {} };
  return present(field, (value) => fits(value, typed) && !fits(value, { ...field, constraints: only }));
}

/** Requests that stay just within one aspect of one field. */
export function edgeOf(aspect: Aspect, field: FieldFact): Trigger | undefined {
  const { maxLength, maximum, minimum, maxItems, maxBytes, enum: choices } = field.constraints;
  switch (aspect) {
    case "max-length":
      // A list that is as long as it may be has more items than it may have, unless these are longer than any id.
      if (maxItems !== undefined) return undefined;
      return present(field, (value) => lengthOf(String(value)) === maxLength);
    case "maximum":
      return present(field, (value) => Number(value) === maximum);
    case "minimum":
      return present(field, (value) => Number(value) === minimum);
    case "max-items":
      return present(field, (value) => itemsOf(value) === maxItems);
    case "max-bytes":
      return ({ raw }) => raw.length === maxBytes;
    case "enum":
      // Without its only value the operation would not work at all.
      if ((choices?.length ?? 1) < 2) return undefined;
      return present(field, (value) => String(value) === String(edgeChoice(field)));
    case "pattern":
      return present(field, (value) => /^\d+$/.test(String(value)));
    case "optional":
      return (request) => isMissing(valueIn(request, field));
    default:
      return undefined;
  }
}

/** The last one; where that is the operation's purpose (12: to begin a recording), the first. */
function edgeChoice({ section, constraints }: FieldFact) {
  return constraints.enum?.at(section === "12" ? 0 : -1);
}

function onlyOf(aspect: Aspect, constraints: FieldFact["constraints"]): FieldFact["constraints"] | undefined {
  const { maxLength, pattern, enum: choices, const: only, maximum, minimum, maxItems } = constraints;
  if (aspect === "max-length" && maxLength !== undefined) return { maxLength };
  if (aspect === "pattern" && pattern !== undefined) return { pattern };
  if (aspect === "enum" && choices !== undefined) return { enum: choices };
  if (aspect === "enum" && only !== undefined) return { const: only };
  if (aspect === "maximum" && maximum !== undefined) return { maximum };
  if (aspect === "minimum" && minimum !== undefined) return { minimum };
  if (aspect === "max-items" && maxItems !== undefined) return { maxItems };
  return undefined;
}

function fits(value: unknown, field: FieldFact): boolean {
  const check = field.in === "body" ? jsonCheckOf(field, field.type === null ? [] : [field.type]) : wireCheckOf(field);
  return check(value).fault === undefined;
}

function present(field: FieldFact, matches: (value: unknown) => boolean): Trigger {
  return (request) => {
    const value = valueIn(request, field);
    return !isMissing(value) && matches(value);
  };
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === "";
}

function itemsOf(value: unknown): number {
  return Array.isArray(value) ? value.length : String(value).split(",").length;
}

/** The value of a field in a request; the first one where it stands in a list. */
function valueIn(request: RawRequest, field: FieldFact): unknown {
  if (field.in === "query" || field.in === "path") return request[field.in][field.path];
  if (field.path === "") return request.raw;
  let node: unknown = parsed(request.raw);
  for (const step of field.path.replaceAll("[]", ".0").split(".")) {
    if (typeof node !== "object" || node === null || !Object.hasOwn(node, step)) return undefined;
    node = (node as Record<string, unknown>)[step];
  }
  return node;
}

function parsed(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString("utf8"));
  } catch {
    return undefined;
  }
}
