import type { Fact } from "./facts.js";
import type { Requirement } from "./requirements/requirement.js";

/** A compiled JSON Schema; `errors` holds what Ajv found in the last call. */
export interface Validate {
  (data: unknown): boolean;
  errors?: SchemaError[] | null;
}

/** The part of Ajv's error object that we rely on. */
export interface SchemaError {
  instancePath: string;
  schemaPath: string;
  keyword: string;
  params: Record<string, unknown>;
  message?: string;
}

/**
 * One reading of one edition of the vendor's document: the shipped one, or what `extract --out DIR` wrote.
 * Contracts, emulator and load scripts know the document through this alone.
 */
export interface Edition {
  /** The folder that it was read from. */
  dir: string;
  /** `sha256:…` of the document's bytes. */
  digest: string;
  /** The document's lines; `lines[0]` is line 1. */
  lines: string[];
  facts: Fact[];
  /** Every requirement, derived and written, in the document's order. */
  requirements: Requirement[];
  errata: Erratum[];
  /** By section and direction, e.g. `"2.3-request"` (an object of `path`, `query`, `header`, `body`), `"2.3-response"`. */
  validators: Record<string, Validate>;
  /** The JSON Schemas behind the validators, by the same names. */
  schemas: Record<string, JsonSchema>;
}

/** A JSON Schema node as we write it. */
export interface JsonSchema {
  [keyword: string]: unknown;
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  required?: string[];
  "x-requirement"?: string;
  "x-lines"?: [number, number];
}

/** A defect of the document, and how it is read. */
export interface Erratum {
  id: string;
  section: string;
  lines: [number, number];
  printed: string;
  reading: string;
  /** Readings that a target may also take; empty where only the chosen one is right. */
  alsoAllowed: string[];
  why: string;
}
