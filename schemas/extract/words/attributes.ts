import type { Constraints, FieldPlace, FieldType } from "../../facts.js";
import { formatIn, patternIn, typeIn } from "./kinds.js";
import { isList, lengthLimits, numberLimits, textBytesLimit } from "./limits.js";
import { requiredIn } from "./required.js";
import type { Shown } from "./shown.js";
import { defaultIn, enumIn } from "./values.js";

export interface Attributes {
  type: FieldType | null;
  required: boolean | null;
  constraints: Constraints;
}

const MUST_BE = /必须(?:是|为)?\s*"?([A-Za-z][\w-]*(?:\s*(?:或者?|、|\/)\s*[A-Za-z][\w-]*)*)"?/;

/** Reads what the words beside a field, and the value shown for it, say of the field. */
export function attributesOf(words: string, shown: Shown, place: FieldPlace): Attributes {
  const constraints: Constraints = {};
  const lengths = lengthLimits(words);
  const pattern = patternIn(words);
  let type = typeIn(words, shown);
  const isText =
    type === "string" || Object.keys(lengths).length > 0 || pattern !== null || (place === "query" && isList(words));
  if (isText && (type === null || type === "integer")) type = "string";
  const limits = isText ? {} : numberLimits(words, type);
  if (type === null && Object.keys(limits).length > 0) type = "integer";
  const values = Object.keys(limits).length > 0 ? null : enumIn(words, { ...shown, type: isText ? "string" : type });
  if (values && type === null) type = typeof values[0] === "number" ? "integer" : "string";
  if (type === "string") {
    Object.assign(constraints, lengths);
    const bytes = textBytesLimit(words);
    if (bytes !== null && place !== "response") constraints.maxBytes = bytes;
  }
  if (pattern !== null) constraints.pattern = pattern;
  if (values) constraints.enum = values;
  const fixed = MUST_BE.exec(words)?.[1];
  if (fixed !== undefined && type === "string" && place !== "response") {
    const values = fixed.match(/[A-Za-z][\w-]*/g) ?? [];
    if (values.length > 1) constraints.enum = values;
    else constraints.const = fixed;
  }
  const byDefault = defaultIn(words, type);
  if (byDefault !== null) constraints.default = byDefault;
  if (type === null && typeof byDefault === "number") type = "integer";
  Object.assign(constraints, limits);
  const format = formatIn(words, shown, place !== "response");
  if (format !== null && (type === "string" || type === null || format === "unixtime")) {
    constraints.format = format;
    type ??= "string";
  }
  if (/base64/i.test(words)) constraints.contentEncoding = "base64";
  return { type, required: requiredIn(words), constraints };
}
