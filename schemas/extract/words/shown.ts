import type { FieldType } from "../../facts.js";

/** What the document shows in a field's place, before any words about it are read. */
export interface Shown {
  type: FieldType | null;
  /** The values shown: none, one, or several that are offered side by side. */
  values: (string | number | boolean)[];
  /** True where a word such as `number` stands for the value. */
  placeholder?: true;
}

export const NOTHING_SHOWN: Shown = { type: null, values: [] };

/** Words that name a type where a value belongs. */
const TYPE_WORDS: Record<string, FieldType> = {
  number: "number",
  double: "number",
  float: "number",
  int: "integer",
  integer: "integer",
  long: "integer",
  string: "string",
  bool: "boolean",
  boolean: "boolean",
  object: "object",
  array: "array",
};

/** What a word without quotation marks shows: the name of a type, or some text. */
export function shownWord(word: string): Shown {
  const type = Object.hasOwn(TYPE_WORDS, word.toLowerCase()) ? TYPE_WORDS[word.toLowerCase()] : undefined;
  return type ? { type, values: [], placeholder: true } : { type: "string", values: [word] };
}

/** What a value, or several values side by side, show. */
export function shownValues(values: (string | number | boolean)[]): Shown {
  const types = new Set(values.map(typeOfValue));
  if (types.size === 0) return NOTHING_SHOWN;
  if (types.size === 2 && types.has("integer") && types.has("number")) return { type: "number", values };
  return { type: types.size === 1 ? ([...types][0] as FieldType) : "string", values };
}

function typeOfValue(value: string | number | boolean): FieldType {
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value === "boolean" ? "boolean" : "string";
}
