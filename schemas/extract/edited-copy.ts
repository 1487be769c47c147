import { readFileSync } from "node:fs";
import type { Fact } from "../facts.js";
import { type Extraction, extractFacts } from "./index.js";

/** For tests: the shipped document, edited copies of it, and how their facts differ. */
export const DOCUMENT = readFileSync(new URL("../document/onenet-video-api.txt", import.meta.url), "utf8");

/** The document with one place changed. @throws Error when the place is not there exactly `times` times */
export function edited(from: string | RegExp, to: string, times = 1, text: string = DOCUMENT): string {
  const pattern = typeof from === "string" ? new RegExp(from.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "g") : from;
  const found =
    text.match(new RegExp(pattern.source, pattern.flags.includes("g") ? pattern.flags : `${pattern.flags}g`))?.length ??
    0;
  if (found !== times) throw new Error(`${from} is there ${found} times, not ${times}`);
  return text.replace(pattern, to);
}

/** The lines of a section, from its heading to the next one. */
export function sectionText(heading: string, next: string, text: string = DOCUMENT): string {
  const start = text.indexOf(`\n${heading}`) + 1;
  const end = text.indexOf(`\n${next}`, start) + 1;
  if (start === 0 || end === 0) throw new Error(`no section from ${heading} to ${next}`);
  return text.slice(start, end);
}

export function keyOf(fact: Fact): string {
  if (fact.kind === "operation") return fact.section;
  if (fact.kind === "field") return `${fact.section} ${fact.in} ${fact.path}`;
  return fact.kind === "errno" ? `${fact.section} errno ${fact.errno}` : fact.id;
}

/** A fact without what a shift of lines moves. */
function withoutLines(fact: Fact, withErrata: boolean): string {
  const { lines: _lines, ...rest } = fact;
  return JSON.stringify(withErrata ? rest : { ...rest, errata: undefined });
}

export interface Difference {
  gone: string[];
  added: string[];
  changed: string[];
}

/** How the facts of two texts differ, apart from lines (and from errata unless asked for). */
export function difference(before: Extraction, after: Extraction, withErrata = false): Difference {
  const old = new Map(before.facts.map((fact) => [keyOf(fact), withoutLines(fact, withErrata)]));
  const now = new Map(after.facts.map((fact) => [keyOf(fact), withoutLines(fact, withErrata)]));
  return {
    gone: [...old.keys()].filter((key) => !now.has(key)),
    added: [...now.keys()].filter((key) => !old.has(key)),
    changed: [...now.keys()].filter((key) => old.has(key) && old.get(key) !== now.get(key)),
  };
}

export const SHIPPED: Extraction = extractFacts(DOCUMENT);

/** What an edited text changes in the facts. */
export function changes(text: string, withErrata = false): Difference {
  return difference(SHIPPED, extractFacts(text), withErrata);
}
