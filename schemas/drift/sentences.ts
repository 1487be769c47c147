import type { Erratum } from "../edition.js";
import type { Fact } from "../facts.js";
import type { Text } from "../language.js";
import type { AttributeChange } from "./attributes.js";
import type { DriftChange } from "./index.js";
import { attribute as attributeName, say } from "./messages.js";
import type { Pair } from "./pairs.js";
import type { WordChange } from "./words.js";

type Sentence = { text: Text; attribute?: AttributeChange };
type Key = Parameters<typeof say>[0];

/** One sentence for what became of a fact, and one for each attribute that changed. */
export function describePair(
  kind: DriftChange["kind"],
  pair: Pair,
  attributes: readonly AttributeChange[],
): Sentence[] {
  const { before, after } = pair;
  const fact = after ?? before;
  if (!fact) return [];
  const where = after ? lineOf(after.lines[0]) : say("oldLine", { line: before?.lines[0] ?? 0 });
  if (kind === "changed")
    return attributes.map((change) => ({ text: changed(where, before ?? fact, change), attribute: change }));
  if (kind === "renumbered")
    return [sentence("renumbered", where, { before: before?.section ?? "", after: fact.section })];
  if (kind === "renamed") {
    return [
      sentence("renamed", where, { what: nameOf(before ?? fact), after: after?.kind === "field" ? after.path : "" }),
    ];
  }
  return [sentence(kind === "added" ? "added" : "removed", where, { what: nameOf(fact) })];
}

/** Words that changed without a fact. */
export function describeWords({ before, after, oldLine, newLine }: WordChange): Text {
  const where = newLine > 0 ? lineOf(newLine) : say("oldLine", { line: oldLine });
  const key = before === "" ? "wordsNew" : after === "" ? "wordsGone" : "words";
  return sentence(key, where, { before, after }).text;
}

/** A defect of the document that came or went. */
export function describeErratum(erratum: Erratum, isNew: boolean): Text {
  const where = isNew ? lineOf(erratum.lines[0]) : say("oldLine", { line: erratum.lines[0] });
  return sentence(isNew ? "erratumNew" : "erratumGone", where, { what: `${erratum.id} ${erratum.printed}` }).text;
}

/** How a sentence calls a fact. */
export function nameOf(fact: Fact): Text {
  switch (fact.kind) {
    case "operation":
      return say("operation", { section: fact.section, method: fact.method, url: fact.url });
    case "field":
      return say("field", { section: fact.section, place: fact.in, path: fact.path || "(whole)" });
    case "errno":
      return say("errnoFact", { section: fact.section, errno: fact.errno, error: fact.error });
    case "rule":
      return say("rule", { section: fact.section, text: fact.text });
  }
}

function changed(where: Text, fact: Fact, { attribute, before, after }: AttributeChange): Text {
  const key = before === undefined ? "changedNew" : after === undefined ? "changedNone" : "changed";
  const named = attributeName(attribute as Parameters<typeof attributeName>[0]);
  return sentence(key, where, { what: nameOf(fact), attribute: named, before: shown(before), after: shown(after) })
    .text;
}

function lineOf(line: number): Text {
  return say("line", { line });
}

/** Fills a sentence whose parts may themselves be in two languages. */
function sentence(key: Key, where: Text, parts: Record<string, string | Text>): { text: Text } {
  const inLanguage = (language: "en" | "zh") => {
    const args = Object.entries({ where, ...parts }).map(([name, part]) => [
      name,
      typeof part === "string" ? part : part[language],
    ]);
    return say(key, Object.fromEntries(args))[language];
  };
  return { text: { en: inLanguage("en"), zh: inLanguage("zh") } };
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.join(" / ");
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}
