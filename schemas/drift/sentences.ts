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

/** The document's own words at a fact's lines, in the old and in the new text. */
export interface PairWords {
  before: string;
  after: string;
}

/** One sentence for what became of a fact, and one for each attribute that changed. */
export function describePair(
  kind: DriftChange["kind"],
  pair: Pair,
  attributes: readonly AttributeChange[],
  words: PairWords,
): Sentence[] {
  const { before, after } = pair;
  const fact = after ?? before;
  if (!fact) return [];
  const name = (of: Fact) => nameOf(of, of === after ? words.after : words.before);
  const where = after ? lineOf(after.lines[0]) : say("oldLine", { line: before?.lines[0] ?? 0 });
  if (kind === "changed")
    return attributes.map((change) => ({ text: changed(where, before ?? fact, change, words), attribute: change }));
  if (kind === "renumbered")
    return [sentence("renumbered", where, { before: before?.section ?? "", after: fact.section })];
  if (kind === "renamed") {
    return [
      sentence("renamed", where, { what: name(before ?? fact), after: after?.kind === "field" ? after.path : "" }),
    ];
  }
  return [sentence(kind === "added" ? "added" : "removed", where, { what: name(fact) })];
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
function nameOf(fact: Fact, words: string): Text {
  switch (fact.kind) {
    case "operation":
      return say("operation", { section: fact.section, method: fact.method, url: fact.url });
    case "field":
      return say("field", { section: fact.section, place: fact.in, path: fact.path || "(whole)" });
    case "errno":
      return say("errnoFact", { section: fact.section, errno: fact.errno, error: fact.error });
    case "rule":
      return {
        en: say("rule", { section: fact.section, text: fact.text }).en,
        zh: say("rule", { section: fact.section, text: words }).zh,
      };
  }
}

function changed(where: Text, fact: Fact, { attribute, before, after }: AttributeChange, words: PairWords): Text {
  if (attribute === "required") {
    return sentence("required", where, { what: nameOf(fact, words.before), before: duty(before), after: duty(after) })
      .text;
  }
  if (fact.kind === "rule" && attribute === "text") {
    const both = (text: unknown, zh: string): Text => ({ en: shown(text), zh });
    return sentence("ruleText", where, { before: both(before, words.before), after: both(after, words.after) }).text;
  }
  const key = before === undefined ? "changedNew" : after === undefined ? "changedNone" : "changed";
  const named = attributeName(attribute as Parameters<typeof attributeName>[0]);
  return sentence(key, where, {
    what: nameOf(fact, words.before),
    attribute: named,
    before: shown(before),
    after: shown(after),
  }).text;
}

function duty(required: unknown): Text {
  return say(required === true ? "must" : required === false ? "may" : "silent");
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
