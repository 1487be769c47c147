import { compile } from "json-schema-to-typescript";
import type { JsonSchema } from "../edition.js";
import type { Section } from "./sections.js";

const banner = "// Generated from the vendor's document, do not edit.\n";

/**
 * TypeScript types of every call and answer, with the document's words as comments, and `Operations`, which finds them by
 * section: `Operations["2.3"]["response"]`.
 */
export async function typesModule(
  schemas: ReadonlyMap<string, JsonSchema>,
  sections: readonly Section[],
): Promise<string> {
  const properties: Record<string, JsonSchema> = {};
  for (const section of sections) {
    const own = (["request", "response"] as const).flatMap((direction) => {
      const schema = schemas.get(`${section.number}-${direction}`);
      return schema ? [[direction, closed(schema, `${typeName(section)}${titleCase(direction)}`)] as const] : [];
    });
    if (own.length === 0) continue;
    properties[section.number] = closed({
      type: "object",
      properties: Object.fromEntries(own),
      required: own.map(([name]) => name),
    });
  }
  const root = closed({ type: "object", properties, required: Object.keys(properties) }, "Operations");
  const code = await compile(root as Parameters<typeof compile>[0], "Operations", {
    bannerComment: banner,
    additionalProperties: false,
    style: { printWidth: 120 },
  });
  return `${code.trim()}\n`;
}

/** `PostDeviceAddChannel` for `POST /ipc/video/device/AddChannel`, `Command32a` for what has no address. */
function typeName({ number, operation }: Section): string {
  const path = operation?.url.replace(/^https?:\/\/[^/]+/, "").replace(/^\/ipc\/video\//, "");
  if (!operation || !path) return `Section${number.replaceAll(".", "_")}`;
  return (
    titleCase(operation.method.toLowerCase()) +
    path
      .split(/[^A-Za-z0-9]+/)
      .map(titleCase)
      .join("")
  );
}

function titleCase(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** What goes into an address or a header is text or a number, where the document shows no type. */
const atoms = new Set(["path", "query", "header"]);

/**
 * A copy for the type generator: closed objects give types that catch a misspelt name, and keywords which it would print
 * or follow are left out.
 */
function closed(schema: JsonSchema, title?: string, untyped = "unknown"): JsonSchema {
  const {
    $id: _id,
    $schema: _draft,
    $comment: _comment,
    if: _if,
    then: _then,
    allOf: _all,
    oneOf: _one,
    ...rest
  } = schema;
  const properties =
    rest.properties &&
    Object.entries(rest.properties).map(
      ([name, child]) => [name, closed(child, undefined, atoms.has(name) ? "string | number" : untyped)] as const,
    );
  const { dependentRequired: _together, default: _default, examples: _examples, ...kept } = rest;
  return {
    ...kept,
    ...(rest["x-may-lack"] &&
      rest.maxLength === 0 && { type: [rest.type ?? []].flat().filter((type) => type !== "string") }),
    ...(title && { title }),
    ...(isUntyped(rest) && { tsType: untyped }),
    ...(properties && { properties: Object.fromEntries(properties), additionalProperties: false }),
    ...(rest.items && { items: closed(rest.items) }),
  };
}

/** Of which the document shows no type: a binary body, an example's own content, a parameter without an example. */
function isUntyped(schema: JsonSchema): boolean {
  return ["type", "enum", "const", "properties", "items"].every((keyword) => schema[keyword] === undefined);
}
