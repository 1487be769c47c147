import standalone from "ajv/dist/standalone/index.js";
import { transform } from "esbuild";
import type { JsonSchema } from "../edition.js";
import { strictAjv } from "./ajv.js";

/** Ajv's CommonJS default export, as Node and the compiler see it. */
const standaloneCode = standalone.default;

const banner = "// Generated from the vendor's document, do not edit.\n";

/**
 * The schemas compiled to one plain ES module that needs nothing: no `require`, no import, no Node or Web API. It exports
 * every validator and schema by an identifier (`request_2_3`, `schema_request_2_3`), so that a bundler can leave out what
 * a script does not use, and all of them by name in `validators` and `schemas`.
 */
export async function validatorsModule(schemas: ReadonlyMap<string, JsonSchema>): Promise<string> {
  const ajv = strictAjv(schemas);
  // Unevaluated properties are never asked about; without their book-keeping a validator is a mere function.
  ajv.opts.unevaluated = false;
  const names = [...schemas.keys()];
  const exported = Object.fromEntries(names.map((name) => [identifier(name), name]));
  const compiled = sharingSchemas(withoutRequire(standaloneCode(ajv, exported)), schemas);
  const records = [recordOf("validators", names, ""), recordOf("schemas", names, "schema_")];
  const source = [codePoints, schemaExports(schemas), compiled, ...records].join("\n");
  const { code } = await transform(source, {
    format: "esm",
    target: "es2017",
    charset: "utf8",
    legalComments: "none",
    minifyWhitespace: true,
    minifySyntax: true,
  });
  return banner + code;
}

/** What TypeScript needs to know about the module. */
export function validatorsDeclaration(names: readonly string[]): string {
  const each = names.map((name) => {
    const id = identifier(name);
    return `export declare const ${id}: Validate;\nexport declare const schema_${id}: JsonSchema;\n`;
  });
  const shapes = `export interface ValidationError {
  instancePath: string;
  schemaPath: string;
  keyword: string;
  params: Record<string, unknown>;
  message?: string;
}
export interface Validate {
  (data: unknown): boolean;
  errors?: ValidationError[] | null;
}
export interface JsonSchema {
  [keyword: string]: unknown;
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  required?: string[];
  "x-requirement"?: string;
  "x-lines"?: [number, number];
}
`;
  const records =
    "export declare const validators: Record<string, Validate>;\nexport declare const schemas: Record<string, JsonSchema>;\n";
  return banner + shapes + each.join("") + records;
}

/** `request_2_3` for `2.3-request`. */
export function identifier(name: string): string {
  const [section, direction] = name.split("-");
  return `${direction}_${section?.replaceAll(".", "_")}`;
}

function schemaExports(schemas: ReadonlyMap<string, JsonSchema>): string {
  return [...schemas]
    .map(([name, schema]) => `export const schema_${identifier(name)} = ${JSON.stringify(schema)};`)
    .join("\n");
}

function recordOf(name: string, names: readonly string[], prefix: string): string {
  return `export const ${name} = {${names.map((each) => `${JSON.stringify(each)}: ${prefix}${identifier(each)}`).join(",")}};`;
}

/** Ajv's helper for lengths in code points, which its standalone code asks for by `require`. */
const codePoints = "const codePoints = (text) => { let count = 0; for (const _ of text) count += 1; return count; };";

function withoutRequire(code: string): string {
  const plain = code
    .replace('"use strict";', "")
    .replaceAll(/require\("ajv\/dist\/runtime\/ucs2length"\)\.default/g, "codePoints");
  if (/\brequire\(/.test(plain)) throw new Error("a schema needs an Ajv helper that the module does not carry");
  return plain;
}

/** Ajv repeats the schemas that its messages quote; the module has them once. */
function sharingSchemas(code: string, schemas: ReadonlyMap<string, JsonSchema>): string {
  const known = new Map([...schemas].map(([name, schema]) => [JSON.stringify(schema), `schema_${identifier(name)}`]));
  return code.replaceAll(/^(const schema\d+ = )(\{.*\});$/gm, (whole, start: string, json: string) => {
    const shared = known.get(json);
    return shared ? `${start}${shared};` : whole;
  });
}
