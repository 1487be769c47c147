import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { coerced, type RequestParts } from "./coerce.js";
import type { Fact } from "./facts.js";
import type { JsonSchema, Validate } from "./json-schema.js";
import type { Text } from "./language.js";
import { say } from "./messages.js";
import { deriveRequirements } from "./requirements/derive.js";
import type { Requirement } from "./requirements/requirement.js";
import { UsageError } from "./usage-error.js";

export type { JsonSchema, Validate } from "./json-schema.js";

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

/** A defect of the document, and how it is read. */
export interface Erratum {
  id: string;
  section: string;
  lines: [number, number];
  printed: string;
  reading: string;
  /**
   * Readings that a target may also take; empty where only the chosen one is right. A JSON type (`integer`), a success
   * value (`200`) and `optional` take effect in schemas and catalogue; any other text is for people.
   */
  alsoAllowed: string[];
  why: string;
}

/** The edition that the package ships. */
export const shippedEdition = fileURLToPath(new URL("./generated/", import.meta.url));

/**
 * Reads an edition from its folder: the shipped one, or what `extract --out DIR` wrote. The folder's `validators.js` is
 * code that runs here, so it is as much to be trusted as the package itself. Throws a `UsageError` for any other folder.
 */
export async function loadEdition(dir: string = shippedEdition): Promise<Edition> {
  const folder = resolve(dir);
  const about = await read(folder, "edition.json", JSON.parse as (text: string) => { digest: string });
  const [lines, facts, errata, compiled] = await Promise.all([
    read(folder, "document.txt", (text) => text.split("\n").slice(0, -1)),
    read(folder, "facts.jsonl", (text) => text.split("\n").flatMap((line) => (line ? [JSON.parse(line) as Fact] : []))),
    read(folder, "errata.json", JSON.parse as (text: string) => Erratum[]),
    compiledIn(folder),
  ]);
  const requirements = deriveRequirements({ facts, lines, errata });
  const validators = withCoercion(compiled);
  return {
    dir: folder,
    digest: about.digest,
    lines,
    facts,
    requirements,
    errata,
    validators,
    schemas: compiled.schemas,
  };
}

type Compiled = Pick<Edition, "validators" | "schemas">;

async function compiledIn(folder: string): Promise<Compiled> {
  try {
    return (await import(pathToFileURL(resolve(folder, "validators.js")).href)) as Compiled;
  } catch {
    throw notAnEdition(folder, say("notLoaded", { name: "validators.js" }));
  }
}

/** Request validators take a call as it travels: numbers as texts. */
function withCoercion({ validators, schemas }: Compiled): Record<string, Validate> {
  const wrapped = Object.entries(validators).map(([name, validate]) => {
    const schema = schemas[name];
    if (!schema || !name.endsWith("-request")) return [name, validate] as const;
    const coercing: Validate = (data) => {
      const valid = validate(coerced(schema, data as RequestParts));
      coercing.errors = validate.errors ?? null;
      return valid;
    };
    return [name, coercing] as const;
  });
  return Object.fromEntries(wrapped);
}

async function read<T>(folder: string, name: string, parse: (text: string) => T): Promise<T> {
  const text = await readFile(resolve(folder, name), "utf8").catch(() => {
    throw notAnEdition(folder, say("lacking", { name }));
  });
  try {
    return parse(text);
  } catch {
    throw notAnEdition(folder, say("damaged", { name }));
  }
}

function notAnEdition(folder: string, why: Text): UsageError {
  return new UsageError(say("notAnEdition", { folder, why }));
}
