import type { Erratum, JsonSchema } from "../edition.js";
import type { Fact } from "../facts.js";
import { examplesOf } from "./examples.js";
import { requestSchema } from "./request-schema.js";
import { responseSchema, type Source } from "./response-schema.js";
import { type Section, sectionsOf } from "./sections.js";

type Direction = "request" | "response";

/** What schemas are made from: an extraction, grouped by section, with its examples read. */
export function sourceOf(extraction: {
  facts: readonly Fact[];
  lines: readonly string[];
  errata: readonly Erratum[];
}): Source {
  const { facts, lines, errata } = extraction;
  const sections = sectionsOf(facts, lines);
  return { sections, errata, lines, examples: examplesOf(sections, lines) };
}

/** Every schema of an edition by name (`2.3-request`), in the document's order. */
export function schemasOf(source: Source): Map<string, JsonSchema> {
  const schemas = new Map<string, JsonSchema>();
  for (const section of source.sections) {
    const { number, operation, request, response } = section;
    if (operation || request.length > 0) {
      schemas.set(`${number}-request`, identified(section, "request", requestSchema(section, source)));
    }
    if (response.length > 0) {
      schemas.set(`${number}-response`, identified(section, "response", responseSchema(section, source)));
    }
  }
  return schemas;
}

/** Where a schema of ours lives by name; nothing is fetched from there. */
function schemaId(section: string, direction: Direction): string {
  return `urn:onenet-video:${section}-${direction}`;
}

/** The root stands for the call as a whole, so that an answer of another kind breaks `<section>-success`. */
function identified({ number, operation }: Section, direction: Direction, schema: JsonSchema): JsonSchema {
  const requirement = schema["x-requirement"] ?? (operation ? `${number}-success` : firstRequirement(schema));
  const lines = schema["x-lines"] ?? operation?.lines ?? firstLines(schema);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: schemaId(number, direction),
    $comment: "generated from the vendor's document, do not edit",
    ...inherited(schema, requirement, lines),
  };
}

/** A node that no line of the document is about (the items of a list, a part of a call) belongs to the one around it. */
function inherited(node: JsonSchema, requirement: string | undefined, lines: JsonSchema["x-lines"]): JsonSchema {
  const own = node["x-requirement"] ?? requirement;
  const at = node["x-lines"] ?? lines;
  const children = Object.entries(node.properties ?? {}).map(([name, child]) => [name, inherited(child, own, at)]);
  return {
    ...node,
    ...(own !== undefined && { "x-requirement": own }),
    ...(at !== undefined && { "x-lines": at }),
    ...(node.properties && { properties: Object.fromEntries(children) }),
    ...(node.items && { items: inherited(node.items, own, at) }),
  };
}

function firstRequirement(schema: JsonSchema): string | undefined {
  return firstOf(schema, (node) => node["x-requirement"]);
}

function firstLines(schema: JsonSchema): JsonSchema["x-lines"] {
  return firstOf(schema, (node) => node["x-lines"]);
}

function firstOf<T>(schema: JsonSchema, read: (node: JsonSchema) => T | undefined): T | undefined {
  for (const child of [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])]) {
    const found = read(child) ?? firstOf(child, read);
    if (found !== undefined) return found;
  }
  return undefined;
}
