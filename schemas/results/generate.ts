import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compile } from "json-schema-to-typescript";

/** Schemas of result files that are shipped. */
export const schemaNames = ["results", "load"] as const;
export type SchemaName = (typeof schemaNames)[number];

/** The JSON Schema of `results.json` or `load.json`. */
export function resultSchema(name: SchemaName): Record<string, unknown> {
  const text = readFileSync(new URL(`./${name}.schema.json`, import.meta.url), "utf8");
  return JSON.parse(text) as Record<string, unknown>;
}

/** The TypeScript of a schema, with nothing but what it names: our own types are held against it. */
export function typesOf(name: SchemaName): Promise<string> {
  return compile(resultSchema(name) as Parameters<typeof compile>[0], name, {
    additionalProperties: false,
    bannerComment: "/** Generated from the schema beside it by generate.ts; do not edit. */",
    declareExternallyReferenced: true,
  });
}

/** Run by itself, this file writes the generated types anew. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const name of schemaNames) {
    writeFileSync(new URL(`./${name}.schema.generated.ts`, import.meta.url), await typesOf(name));
  }
}
