import type { Erratum, JsonSchema } from "../edition.js";
import type { FieldFact } from "../facts.js";
import { fieldNames, segments } from "../requirements/ids.js";
import type { Examples } from "./examples.js";
import { freeContent } from "./free-content.js";
import { keywordsOf } from "./keywords.js";
import { isConditional, mayLack } from "./may-lack.js";
import { alsoAllowed, answerTypesOf } from "./readings.js";
import type { Section } from "./sections.js";
import { place, tidied, walk } from "./tree.js";
import { commentAt } from "./words.js";

export interface Source {
  sections: readonly Section[];
  errata: readonly Erratum[];
  lines: readonly string[];
  examples: ReadonlyMap<string, Examples>;
}

/**
 * The JSON Schema of a successful answer. It asks for what the document prints, with the printed types, and is open to
 * more. `x-may-lack` marks the fields that are absent, empty or null where there is nothing to show.
 */
export function responseSchema(section: Section, source: Source): JsonSchema {
  const whole = section.response.find((fact) => fact.path === "");
  const names = fieldNames(section.response);
  const lacking = mayLack(section, source.sections, source.lines, source.examples.get(section.number)?.response);
  const free = freeContent(section, source.sections);
  const root: JsonSchema = whole ? node(whole, section, names.get(whole), source) : { type: "object" };
  for (const fact of section.response) {
    if (fact.path === "") continue;
    const placed = node(fact, section, names.get(fact) ?? names.get(parentOf(fact, section) ?? fact), source);
    if (free.has(fact)) delete placed.type;
    if (lacking.has(fact) || fact.type === "array") placed["x-may-lack"] = true;
    place(root, fact.path, placed);
  }
  const conditional = new Set(
    section.response.filter((fact) => isConditional(fact, section.text)).map((fact) => fact.path),
  );
  walk(root, (at) => ask(at, section));
  for (const path of conditional) joinTogether(root, path);
  return tidied(root);
}

function node(fact: FieldFact, section: Section, name: string | undefined, source: Source): JsonSchema {
  const types = answerTypesOf(fact, section, source);
  const { const: _value, default: _none, maxItems: _list, maxBytes: _bytes, ...rest } = fact.constraints;
  return {
    description: commentAt(source.lines, fact.lines),
    ...keywordsOf(rest, types),
    ...valuesOf(fact, source.errata),
    ...(name !== undefined && { "x-requirement": `${section.number}-${name}` }),
    "x-lines": fact.lines,
    ...(fact.errata.length > 0 && { "x-errata": fact.errata }),
  } as JsonSchema;
}

/** An example's text is no promise (`succ`), an example's number that the document calls the success value is. */
function valuesOf(fact: FieldFact, errata: readonly Erratum[]): JsonSchema {
  const { const: constant } = fact.constraints;
  if (constant === undefined) return {};
  if (typeof constant === "string") return { examples: [constant] };
  const others = alsoAllowed(fact, errata).filter((reading) => /^-?\d+$/.test(reading));
  return others.length === 0 ? { const: constant } : { enum: [constant, ...others.map(Number)] };
}

/** Children before parents: an object around a list that may be missing may itself be missing. */
function ask(at: JsonSchema, section: Section): void {
  const properties = Object.entries(at.properties ?? {});
  if (properties.length > 0) {
    at.required = properties.filter(([, child]) => child["x-may-lack"] !== true).map(([name]) => name);
    if (at.required.length === 0 && properties.some(([, child]) => isList(child))) at["x-may-lack"] = true;
    continuationToken(at, section);
  }
  if (at["x-may-lack"] === true && at.type !== undefined) allowNothing(at);
}

/** Null and the empty text say that there is nothing to show, whatever the type. */
function allowNothing(at: JsonSchema): void {
  const types = [at.type ?? []].flat();
  at.type = [...new Set([...types, "null", "string"])];
  if (!types.includes("string")) at.maxLength = 0;
  if (Array.isArray(at.enum)) at.enum = [...at.enum, null, ""];
}

function isList(node: JsonSchema): boolean {
  return [node.type ?? []].flat().includes("array");
}

/**
 * A text in the paging block that is sent back to get the next page (`page_key`) has nothing to point at where there is
 * no next page, so it is asked for on the first page of several.
 */
function continuationToken(at: JsonSchema, section: Section): void {
  const { current_page: current, page_total: total } = at.properties ?? {};
  if (!current || !total) return;
  const echoed = section.request.filter((fact) => fact.in === "query").map((fact) => fact.path);
  const tokens = Object.entries(at.properties ?? {}).filter(
    ([name, child]) => child.type === "string" && echoed.includes(name),
  );
  for (const [name, child] of tokens) {
    at.required = (at.required ?? []).filter((field) => field !== name);
    child["x-may-lack"] = true;
    allowNothing(child);
    at.if = {
      type: "object",
      properties: { page_total: { type: "integer", minimum: 2 }, current_page: { type: "integer", const: 1 } },
      required: ["page_total", "current_page"],
    };
    // biome-ignore lint/suspicious/noThenProperty: it is JSON Schema's own keyword, and nobody awaits a schema.
    at.then = { type: "object", properties: { [name]: { type: "string", minLength: 1 } }, required: [name] };
  }
}

/** An object that comes only in some states comes whole: one of its fields asks for the others, `{}` for none. */
function joinTogether(root: JsonSchema, path: string): void {
  let at: JsonSchema | undefined = root;
  for (const name of segments(path)) at = at?.properties?.[name] ?? at?.items?.properties?.[name];
  if (!at?.required || at.required.length < 2) return;
  const together = at.required;
  delete at.required;
  at.dependentRequired = Object.fromEntries(together.map((name) => [name, together.filter((other) => other !== name)]));
}

function parentOf(fact: FieldFact, section: Section): FieldFact | undefined {
  const parent = fact.path.replace(/(\[\])+$/, "");
  return section.response.find((other) => other.path === parent);
}
