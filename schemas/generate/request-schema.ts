import type { JsonSchema } from "../edition.js";
import type { FieldFact, FieldPlace } from "../facts.js";
import { aspectsOf, isKeyHeader, requirementOf } from "../requirements/aspects.js";
import { fieldNames } from "../requirements/ids.js";
import { keywordsOf } from "./keywords.js";
import { mayBeLeftOut, typesOf } from "./readings.js";
import type { Source } from "./response-schema.js";
import type { Section } from "./sections.js";
import { place, tidied, walk } from "./tree.js";
import { commentAt } from "./words.js";

/**
 * The JSON Schema of a call: an object of `path`, `query`, `header` and `body`. Numbers in a path, a query or a header are
 * checked after `coerced` has made numbers of the texts that are numbers.
 */
export function requestSchema(section: Section, source: Source): JsonSchema {
  const names = fieldNames(section.request);
  const root: JsonSchema = { type: "object", properties: {} };
  for (const where of ["path", "query", "header", "body"] as const) {
    const facts = section.request.filter((fact) => fact.in === where);
    if (facts.length > 0 && root.properties) root.properties[where] = partSchema(where, facts, section, names, source);
  }
  root.required = Object.entries(root.properties ?? {})
    .filter(([name, part]) => name !== "header" && ((part.required ?? []).length > 0 || part.oneOf !== undefined))
    .map(([name]) => name);
  return tidied(root);
}

function partSchema(
  where: FieldPlace,
  facts: readonly FieldFact[],
  section: Section,
  names: ReadonlyMap<FieldFact, string>,
  source: Source,
): JsonSchema {
  const whole = facts.find((fact) => fact.path === "");
  const part: JsonSchema = whole ? node(whole, section, names, source) : { type: "object" };
  for (const fact of facts) if (fact.path !== "") place(part, fact.path, node(fact, section, names, source));
  const needed = new Set(facts.filter((fact) => where === "path" || !mayBeLeftOut(fact, source.errata)));
  walk(part, (at) => {
    const required = Object.entries(at.properties ?? {}).filter(([, child]) => isNeeded(child, needed));
    if (required.length > 0) at.required = required.map(([name]) => name);
  });
  walk(part, (at) => void delete at[factMark]);
  if (where === "body") addChoice(part, section);
  return part;
}

/** `sn,mac一定要必填其中一个,而且只可以传一个`: a rule that names the fields of which exactly one is given. */
function addChoice(part: JsonSchema, { rules }: Section): void {
  for (const rule of rules) {
    const names = String(rule.values?.fields ?? "").split(",");
    if (!names.every((name) => part.properties && Object.hasOwn(part.properties, name))) continue;
    part.oneOf = names.map((name) => ({ properties: { [name]: true }, required: [name] }));
    part["x-requirements"] = { ...part["x-requirements"], oneOf: rule.id };
  }
}

const factMark = "x-fact";

function isNeeded(child: JsonSchema, needed: Set<FieldFact>): boolean {
  return needed.has(child[factMark] as FieldFact);
}

function node(fact: FieldFact, section: Section, names: ReadonlyMap<FieldFact, string>, source: Source): JsonSchema {
  const types = typesOf(fact, source.errata);
  const aspects = aspectsOf(fact, section, source.lines);
  const name = names.get(fact);
  const requirements = Object.fromEntries(
    aspects.flatMap((aspect) => (aspect.keyword ? [[aspect.keyword, requirementOf(section, name, aspect)]] : [])),
  );
  const first = aspects[0] && name !== undefined ? requirementOf(section, name, aspects[0]) : wholeCall(fact, section);
  return {
    description: commentAt(source.lines, fact.lines),
    ...keywordsOf(fact.in === "header" ? {} : fact.constraints, types),
    ...(fact.in === "header" && fact.constraints.const !== undefined && { examples: [fact.constraints.const] }),
    ...(fact.type === "binary" && { "x-binary": true }),
    ...(first && { "x-requirement": first }),
    ...(Object.keys(requirements).length > 0 && { "x-requirements": requirements }),
    "x-lines": fact.lines,
    ...(fact.errata.length > 0 && { "x-errata": fact.errata }),
    [factMark]: fact,
  } as JsonSchema;
}

/** A parameter of which nothing is said still belongs to the call; a key belongs to the key matrix. */
function wholeCall(fact: FieldFact, { number, operation }: Section): string | undefined {
  if (!operation) return undefined;
  if (!isKeyHeader(fact)) return `${number}-success`;
  return operation.auth === "none" ? `${number}-no-key-needed` : `${number}-key-none`;
}
