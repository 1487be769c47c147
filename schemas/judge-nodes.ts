import type { JsonSchema, SchemaError } from "./json-schema.js";

/**
 * The schema node that an error is about: of a missing field the field's own, else the nearest one around the failed
 * keyword that names a requirement.
 */
export function nodeOfError(schema: JsonSchema, error: SchemaError): JsonSchema | undefined {
  const around = nodesAlong(schema, error.schemaPath);
  const missing = error.params.missingProperty;
  if (typeof missing === "string") {
    const owner = around.find((node) => ownField(node.properties, missing)?.["x-requirement"] !== undefined);
    if (owner) return ownField(owner.properties, missing);
  }
  return around.find((node) => node["x-requirement"] !== undefined);
}

/** The value at a JSON Pointer; undefined where there is none. */
export function atPointer(value: unknown, pointer: string): unknown {
  let at: unknown = value;
  for (const name of stepsOf(pointer)) {
    at = typeof at === "object" && at !== null ? ownField(at as Record<string, unknown>, name) : undefined;
  }
  return at;
}

/** A field that an object has by itself; spelled for engines that lack `Object.hasOwn`. */
export function ownField<T>(object: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return object && (Object.getOwnPropertyDescriptor(object, name)?.value as T | undefined);
}

/** The schema nodes from the failed keyword outwards. */
function nodesAlong(schema: JsonSchema, schemaPath: string): JsonSchema[] {
  const nodes: JsonSchema[] = [schema];
  let at: unknown = schema;
  for (const step of stepsOf(schemaPath.replace(/^#/, "")).map(decodeURIComponent)) {
    at = typeof at === "object" && at !== null ? (at as Record<string, unknown>)[step] : undefined;
    if (typeof at === "object" && at !== null && !Array.isArray(at)) nodes.unshift(at as JsonSchema);
  }
  return nodes;
}

function stepsOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replace(/~1/g, "/").replace(/~0/g, "~"));
}
