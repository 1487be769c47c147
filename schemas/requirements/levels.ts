import type { Erratum } from "../edition.js";
import type { FieldFact, Level } from "../facts.js";
import { mayBeLeftOut } from "../generate/readings.js";
import type { Section } from "../generate/sections.js";
import { wordsOn } from "../generate/words.js";
import type { Aspect } from "./requirement.js";

/** MUST where the document says it in words, SHOULD where only its examples or its sense do. */
export function levelOf(aspect: Aspect, fact: FieldFact, section: Section, lines: readonly string[]): Level {
  const words = wordsOn(fact, section, lines);
  switch (aspect) {
    case "param-required":
      return fact.required === true ? "MUST" : "SHOULD";
    case "enum":
      return isBindingList(fact, section) ? "MUST" : "SHOULD";
    case "format":
    case "type":
      return /必须|只能/.test(words) ? "MUST" : "SHOULD";
    default:
      return "MUST";
  }
}

/** True where the document calls the parameter required in one place and explains its absence in another. */
export function isContradicted(aspect: Aspect, fact: FieldFact, errata: readonly Erratum[]): boolean {
  return aspect === "param-required" && fact.required === true && mayBeLeftOut(fact, errata);
}

/**
 * The values that a query may have are its explanation; the values of what switches or makes something, or of what must be
 * given, are its contract.
 */
function isBindingList(fact: FieldFact, section: Section): boolean {
  if (fact.required === true) return true;
  return section.operation?.method !== "GET" && fact.constraints.default === undefined;
}
