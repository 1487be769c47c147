/** What the document says, one fact a line of `facts.jsonl`, in the document's order. */
export type Fact = OperationFact | FieldFact | ErrnoFact | RuleFact;

/** 1-based first and last line of the document as delivered, blank lines counted. */
export type Lines = [first: number, last: number];

/** What the document says about the key of an operation. */
export type Auth = "none" | "any-key" | "master" | "master-or-device" | "key-or-authorization";

interface Provenance {
  /** The document's own number: `4.1`, `3.2.a`, `8`. */
  section: string;
  lines: Lines;
  /** True where a person had to add what no rule can read. */
  curated?: true;
}

export interface OperationFact extends Provenance {
  kind: "operation";
  method: "GET" | "POST" | "PUT" | "DELETE" | "PATCH" | "HEAD" | "OPTIONS";
  /** As printed, e.g. `http://API_ADDRESS/devices/{device_id}` or `$url`. */
  url: string;
  auth: Auth;
}

export type FieldPlace = "path" | "query" | "header" | "body" | "response";
export type FieldType = "string" | "integer" | "number" | "boolean" | "object" | "array" | "binary";

/** JSON Schema keywords, plus `maxItems` for comma-separated lists and `maxBytes` for bodies. */
export interface Constraints {
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  enum?: (string | number | boolean)[];
  minimum?: number;
  maximum?: number;
  default?: string | number | boolean;
  format?: string;
  const?: string | number | boolean;
  contentEncoding?: string;
  maxItems?: number;
  maxBytes?: number;
}

export interface FieldFact extends Provenance {
  kind: "field";
  in: FieldPlace;
  /** `.` and `[]`, spelled as the document spells it; `""` is the body as a whole. */
  path: string;
  type: FieldType | null;
  /** True (必选, 必填, a plain "must"), false (可选), null where the document is silent. */
  required: boolean | null;
  constraints: Constraints;
  errata: string[];
}

export interface ErrnoFact extends Provenance {
  kind: "errno";
  errno: number;
  error: string;
  /** The HTTP status that chapter 15's table prints. */
  status?: number;
}

export interface RuleFact extends Provenance {
  kind: "rule";
  /** `<section>-<slug>`, e.g. `13.1-page-key`. */
  id: string;
  level: Level;
  text: string;
  /** What the words give besides: `seconds` that something lasts, the `template` of an address, the `fields` concerned. */
  values?: Record<string, string | number>;
  /** Defects of the words, where there are any. */
  errata?: string[];
}

export type Level = "MUST" | "SHOULD" | "MAY";
