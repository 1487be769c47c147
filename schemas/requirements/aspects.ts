import type { FieldFact } from "../facts.js";
import { formatPatterns } from "../generate/formats.js";
import type { Section } from "../generate/sections.js";
import { wordsOn } from "../generate/words.js";
import { leafOf } from "./ids.js";
import type { Aspect } from "./requirement.js";

/** One thing that a fact about a parameter asks for, and the JSON Schema keyword that a breach of it fails on. */
export interface ParameterAspect {
  aspect: Aspect;
  keyword: string | undefined;
}

/** What `-required` ids end on; every other aspect is spelled in the id as it is named. */
const suffixes: Partial<Record<Aspect, string>> = { "param-required": "required" };

const byConstraint = [
  ["maxLength", "max-length", "maxLength"],
  ["pattern", "pattern", "pattern"],
  ["enum", "enum", "enum"],
  ["const", "enum", "const"],
  ["maximum", "maximum", "maximum"],
  ["minimum", "minimum", "minimum"],
  ["maxBytes", "max-bytes", "x-max-bytes"],
  ["format", "format", "format"],
  ["default", "default", undefined],
] as const;

/** The aspects of a parameter, the one that best stands for it first. Keys have requirements of their own. */
export function aspectsOf(fact: FieldFact, section: Section, lines: readonly string[]): ParameterAspect[] {
  if (fact.in === "path" || isKeyHeader(fact) || fact.path.endsWith("[]")) return [];
  const aspects: ParameterAspect[] = [];
  if (fact.required === true || isSubject(fact, section))
    aspects.push({ aspect: "param-required", keyword: "required" });
  else if (fact.required === false || fact.constraints.default !== undefined) {
    aspects.push({ aspect: "optional", keyword: undefined });
  }
  for (const [constraint, aspect, keyword] of byConstraint) {
    if (fact.constraints[constraint] === undefined || fact.in === "header") continue;
    if (constraint === "format" && fact.type === "integer") continue; // its type says all that can be told apart
    const isPattern = constraint === "format" && formatPatterns[fact.constraints.format ?? ""] !== undefined;
    aspects.push({ aspect, keyword: isPattern ? "pattern" : keyword });
  }
  if (fact.constraints.maxItems !== undefined) {
    const keyword = fact.type === "array" ? "maxItems" : fact.constraints.pattern === undefined ? "pattern" : "allOf";
    aspects.push({ aspect: "max-items", keyword });
  }
  if (isTyped(fact, wordsOn(fact, section, lines))) aspects.push({ aspect: "type", keyword: "type" });
  return aspects;
}

/** `2.3-title-max-length` */
export function requirementOf(section: Section, name: string | undefined, { aspect }: ParameterAspect): string {
  return `${section.number}-${name}-${suffixes[aspect] ?? aspect}`;
}

/**
 * Where a section marks nothing as required, its first parameter still says on what the call works, and a call that
 * names no product or device cannot be carried out.
 */
function isSubject(fact: FieldFact, section: Section): boolean {
  const queries = section.request.filter((other) => other.in === "query");
  if (fact.required !== null || queries[0] !== fact || fact.constraints.default !== undefined) return false;
  return /_?id$/i.test(leafOf(fact.path)) && !queries.some((other) => other.required === true);
}

/** The headers that say who calls. */
export function isKeyHeader(fact: FieldFact): boolean {
  return fact.in === "header" && /^(api-key|authorization)$/i.test(fact.path);
}

/** A wrong type can be told from the right one: any text would do for a text, unless the words rule numbers out. */
function isTyped(fact: FieldFact, words: string): boolean {
  if (/保留|(选择|填写)无效/.test(words) || fact.path === "" || fact.in === "header") return false;
  if (fact.type === "string") return fact.in === "body" && /必须是?为?字符串/.test(words);
  return fact.type !== null && fact.type !== "binary" && !(fact.in === "query" && /object|array/.test(fact.type));
}
