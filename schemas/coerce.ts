import type { JsonSchema } from "./json-schema.js";

/** A call as the request schemas see it. */
export interface RequestParts {
  path?: Record<string, unknown>;
  query?: Record<string, unknown>;
  header?: Record<string, unknown>;
  body?: unknown;
}

/**
 * A copy of a call in which texts that are numbers, `true` or `false` have become so where the document prints such a
 * type: everything in a path, a query or a header travels as text. What is no number stays a text, and is refused.
 */
export function coerced(schema: JsonSchema, request: RequestParts): RequestParts {
  const copy: RequestParts = { ...request };
  for (const part of ["path", "query", "header"] as const) {
    const values = request[part];
    const properties = schema.properties?.[part]?.properties;
    if (!values || !properties) continue;
    const entries = Object.entries(values).map(([name, value]) => [name, coercedValue(properties[name], value)]);
    copy[part] = Object.fromEntries(entries);
  }
  return copy;
}

function coercedValue(node: JsonSchema | undefined, value: unknown): unknown {
  if (typeof value !== "string" || !node) return value;
  const types = [node.type ?? []].flat();
  if (types.includes("string")) return value;
  if (types.includes("boolean") && (value === "true" || value === "false")) return value === "true";
  if (types.includes("integer") && /^-?\d{1,15}$/.test(value)) return Number(value);
  if (types.includes("number") && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  return value;
}
