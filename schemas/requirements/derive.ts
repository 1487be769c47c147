import type { Erratum } from "../edition.js";
import type { Fact } from "../facts.js";
import { sectionsOf } from "../generate/sections.js";
import { parameterRequirements, responseRequirements } from "./derive-fields.js";
import { operationRequirements } from "./derive-operation.js";
import { statementRequirements } from "./derive-statements.js";
import { writtenRequirements } from "./derive-written.js";
import { notTestable } from "./excluded.js";
import type { Requirement } from "./requirement.js";
import { type CatalogueSource, excluded } from "./source.js";
import { written as shippedWritten, type WrittenRequirement } from "./written/index.js";

/** What an extraction gives, as far as the catalogue needs it. */
export interface Extracted {
  facts: readonly Fact[];
  lines: readonly string[];
  errata: readonly Erratum[];
}

/**
 * The catalogue of an edition: every requirement, in the document's order. A written entry with the id of a derived one
 * (a rule, a printed errno) gives it a title and a level of its own.
 */
export function deriveRequirements(
  { facts, lines, errata }: Extracted,
  written: readonly WrittenRequirement[] = shippedWritten,
): Requirement[] {
  const source: CatalogueSource = { sections: sectionsOf(facts, lines), errata, lines };
  const derived = derivedRequirements(source);
  const ids = new Set(derived.map((requirement) => requirement.id));
  const entries = new Map(written.map((entry) => [entry.id, entry]));
  const named = derived.map((requirement) => {
    const entry = entries.get(requirement.id);
    return entry ? { ...requirement, title: entry.title, level: entry.level } : requirement;
  });
  const added = writtenRequirements(
    written.filter((entry) => !ids.has(entry.id)),
    facts,
    source,
  );
  return inOrder([...named, ...added], source);
}

/** The part of the catalogue that follows from the facts alone. */
export function derivedRequirements(source: CatalogueSource): Requirement[] {
  const all = source.sections.flatMap((section) => [
    ...operationRequirements(section, source),
    ...parameterRequirements(section, source),
    ...responseRequirements(section, source),
    ...statementRequirements(section, source),
  ]);
  const firstOfId = new Map([...all].reverse().map((requirement) => [requirement.id, requirement]));
  const unique = all.filter((requirement) => firstOfId.get(requirement.id) === requirement);
  return unique.map((requirement) => {
    const why = notTestable(requirement.id);
    return why && requirement.origin === "derived" ? { ...requirement, ...excluded(why) } : requirement;
  });
}

/** By section as the document orders them, what holds everywhere first, then by line. */
function inOrder(requirements: Requirement[], source: CatalogueSource): Requirement[] {
  const order = new Map(source.sections.map((section, index) => [section.number, index]));
  const rank = (requirement: Requirement) => order.get(requirement.section) ?? (requirement.section === "0" ? -1 : 1e6);
  return requirements.sort((a, b) => rank(a) - rank(b) || a.lines[0] - b.lines[0]);
}
