/** What the tolerant reader found at a value's place. Positions are offsets into the text that was read. */
export type Node = ObjectNode | ArrayNode | ScalarNode;

export interface ObjectNode {
  kind: "object";
  start: number;
  end: number;
  members: Member[];
}

export interface ArrayNode {
  kind: "array";
  start: number;
  end: number;
  items: Node[];
}

/**
 * `word` is a value without quotes that is no JSON (`number`, `dafdafd`); `none` is a value that is missing.
 * `others` are further values offered at the same place (`true/false`).
 */
export interface ScalarNode {
  kind: "string" | "number" | "boolean" | "null" | "word" | "none";
  start: number;
  end: number;
  value: string | number | boolean | null;
  others: ScalarNode[];
}

export interface Member {
  key: string;
  /** Where the key starts. */
  start: number;
  value: Node;
  /** Where the comma after the value, or else the value, ends. */
  end: number;
  remarks: Remark[];
  repairs: Repair[];
}

/** A comment, or prose without comment marks, that stands beside a member. */
export interface Remark {
  text: string;
  start: number;
  end: number;
  /** True for words without comment marks in a line of their own: the rest of a wrapped comment, or a note. */
  unmarked?: true;
}

/** What had to be mended to read an example as JSON. */
export type RepairKind =
  | "quotes" // typographic quotes
  | "quote-missing"
  | "comma-missing"
  | "comma-extra"
  | "colon-missing"
  | "brace-missing"
  | "brace-in-comment"
  | "spelling" // ture, True
  | "ellipsis" // …… for what is not printed
  | "either" // true/false
  | "key-unquoted"
  | "value-unquoted"
  | "value-missing"
  | "line-broken" // a string goes on in the next line
  | "text-after-value"
  | "full-width" // punctuation
  | "prose"; // words among the members, without comment marks

export interface Repair {
  kind: RepairKind;
  start: number;
  end: number;
}

/** The text is no example in JSON at all, or nests deeper than any example does. */
export class ReadError extends Error {
  override name = "ReadError";
}
