import type { JsonSchema } from "../edition.js";
import type { Json } from "../generate/examples.js";

/**
 * A schema as OpenAPI 3.1 embeds it: without the identity that it has as a file, and without conditions, which mocks and
 * generators do not follow.
 */
export function plainSchema(schema: JsonSchema): JsonSchema {
  const { $schema: _draft, $id: _id, $comment: _comment, if: _if, then: _then, ...rest } = schema;
  const children = Object.entries(rest.properties ?? {}).map(([name, child]) => [name, plainSchema(child)]);
  return {
    ...rest,
    ...(rest.properties && { properties: Object.fromEntries(children) }),
    ...(rest.items && { items: plainSchema(rest.items) }),
  };
}

/**
 * An example by the document's words where it shows something else: numbers are texts (`videoId必须是字符串`), and of
 * fields of which one is to be given the first is.
 */
export function fitted(example: Json, schema: JsonSchema | undefined): Json {
  if (Array.isArray(example)) return example.map((item) => fitted(item, schema?.items));
  if (typeof example === "number" && schema?.type === "string") return String(example);
  if (typeof example !== "object" || example === null) return example;
  const others = new Set((schema?.oneOf ?? []).slice(1).flatMap(({ required }) => required));
  const given = Object.entries(example).filter(([name]) => !others.has(name));
  const fields = given.map(([name, value]) => [name, fitted(value, schema?.properties?.[name])]);
  return Object.fromEntries(fields) as Json;
}
