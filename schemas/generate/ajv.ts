import { Ajv2020 } from "ajv/dist/2020.js";
import type { JsonSchema } from "../edition.js";

/** The keywords of ours that schemas carry; none of them changes what is valid. */
const ownKeywords = [
  "x-requirement",
  "x-requirements",
  "x-lines",
  "x-errata",
  "x-may-lack",
  "x-max-bytes",
  "x-max-items",
  "x-binary",
] as const;

/** Ajv in strict mode with our keywords declared and the schemas added under their names. */
export function strictAjv(schemas: ReadonlyMap<string, JsonSchema>): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictTypes: true,
    strictTuples: true,
    allowUnionTypes: true,
    code: { source: true, esm: true, lines: true },
  });
  for (const keyword of ownKeywords) ajv.addKeyword(keyword);
  for (const name of formatsIn(schemas)) ajv.addFormat(name, formats[name] ?? true);
  for (const [name, schema] of schemas) ajv.addSchema(schema, name);
  return ajv;
}

/** The formats that facts name, as patterns; one that is not listed is a note for readers. */
const formats: Record<string, RegExp> = {
  date: /^\d{4}-\d{2}-\d{2}$/,
};

function formatsIn(schemas: ReadonlyMap<string, JsonSchema>): Set<string> {
  const names = new Set<string>();
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(collect);
    else if (typeof value === "object" && value !== null) {
      const { format } = value as JsonSchema;
      if (typeof format === "string") names.add(format);
      Object.values(value).forEach(collect);
    }
  };
  for (const schema of schemas.values()) collect(schema);
  return names;
}
