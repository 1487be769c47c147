import type { JsonSchema } from "../edition.js";
import type { Constraints } from "../facts.js";
import { formatPatterns } from "./formats.js";

const ofText = ["maxLength", "minLength", "pattern", "format", "contentEncoding"] as const;
const ofNumber = ["minimum", "maximum"] as const;

/**
 * The type and the constraints of a parameter as JSON Schema. What is said of it has the last word on its type: a largest
 * value asks for a number, a list in one text (`1,2,3`) for a text.
 */
export function keywordsOf(constraints: Constraints, printed: readonly string[]): JsonSchema {
  const { maxItems, maxBytes, pattern, format, enum: values, ...rest } = constraints;
  const types = typesFor(constraints, printed);
  const isList = types.includes("array");
  const listPattern =
    maxItems !== undefined && !isList ? `^[^,]*(?:,[^,]*){0,${Math.max(maxItems - 1, 0)}}$` : undefined;
  const formatPattern = format !== undefined && types.includes("string") ? formatPatterns[format] : undefined;
  const patterns = [pattern, formatPattern, listPattern].filter((text) => text !== undefined);
  return {
    ...(types.length > 0 && { type: types.length === 1 ? types[0] : types }),
    ...rest,
    ...(format !== undefined && !formatPatterns[format] && { format }),
    ...(values !== undefined && { enum: [...new Set(values)] }),
    ...(maxItems !== undefined && (isList ? { maxItems } : { "x-max-items": maxItems })),
    ...(maxBytes !== undefined && { "x-max-bytes": maxBytes }),
    ...(patterns[0] !== undefined && { pattern: patterns[0] }),
    ...(patterns.length > 1 && { allOf: patterns.slice(1).map((text) => ({ type: "string", pattern: text })) }),
  } as JsonSchema;
}

function typesFor(constraints: Constraints, printed: readonly string[]): string[] {
  const says = (names: readonly (keyof Constraints)[]) => names.some((name) => constraints[name] !== undefined);
  const isNumeric = printed.some((type) => type === "integer" || type === "number");
  if (constraints.maxItems !== undefined && !printed.includes("array")) return ["string"];
  if (says(ofNumber) && !isNumeric) return ["number"];
  if (says(ofText) && !printed.includes("string") && !(isNumeric && !says(["maxLength", "minLength", "pattern"]))) {
    return ["string"];
  }
  return [...printed];
}
