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

/** A JSON Schema node as we write it. */
export interface JsonSchema {
  [keyword: string]: unknown;
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  required?: string[];
  /** Fields of which exactly one is to be given. */
  oneOf?: { required: string[] }[];
  "x-requirement"?: string;
  /** In request schemas: the requirement that a breach of each keyword breaks. */
  "x-requirements"?: Record<string, string>;
  "x-lines"?: [number, number];
  /** In response schemas: absent, empty or null where there is nothing to show. */
  "x-may-lack"?: boolean;
}
