import type { Source } from "../generate/response-schema.js";
import type { Section } from "../generate/sections.js";
import { printedAt } from "../generate/words.js";

/** What a reader should know of an operation: the document's rules in its own words, and where the document errs. */
export function notesOf(section: Section, source: Source): string {
  const rules = section.rules.map((rule) => `- ${printedAt(source.lines, rule.lines)}`);
  const errata = source.errata
    .filter((erratum) => erratum.section === section.number)
    .map(
      (erratum) =>
        `- ${erratum.id} (${linesOf(erratum.lines)}): ${erratum.reading}; ${erratum.why}${others(erratum.alsoAllowed)}`,
    );
  const lines = section.operation ? linesOf(section.operation.lines) : "";
  return [
    `Section ${section.number} of the document, ${lines}.`,
    ...(rules.length > 0 ? ["", ...new Set(rules)] : []),
    ...(errata.length > 0 ? ["", "Errata:", "", ...errata] : []),
  ].join("\n");
}

function others(readings: readonly string[]): string {
  return readings.length > 0 ? ` (also right: ${readings.join(", ")})` : "";
}

function linesOf([first, last]: [number, number]): string {
  return first === last ? `line ${first}` : `lines ${first}-${last}`;
}
