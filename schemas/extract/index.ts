import type { Erratum } from "../edition.js";
import type { Fact } from "../facts.js";
import { readCommand } from "./commands.js";
import { curatedFacts } from "./curated.js";
import { factOf } from "./draft.js";
import { readErrataBook } from "./errata/book.js";
import { fieldContradictions } from "./errata/contradictions.js";
import { printedErrata } from "./errata/printed.js";
import { statementErrata } from "./errata/statements.js";
import { inheritFields } from "./inherit.js";
import { rulesOf } from "./rules/index.js";
import { readSection, type SectionReading } from "./section-facts.js";
import { splitSections } from "./sections.js";
import { looksLike, notSuchADocument, readSource } from "./source.js";
import { addTableLimits } from "./table-limits.js";

export interface Extraction {
  /** In the document's order. */
  facts: Fact[];
  lines: string[];
  digest: string;
  errata: Erratum[];
}

export interface ExtractOptions {
  /** The text of an errata file, and of a file of curated facts, in place of the shipped ones. */
  errata?: string;
  curated?: string;
}

/**
 * Reads the vendor's document: what it states becomes facts, what had to be mended becomes errata.
 * @throws UsageError (exit 2) for what is not such a document, or when a curated fact lost its words
 */
export function extractFacts(input: string | Uint8Array, options: ExtractOptions = {}): Extraction {
  const { lines, digest } = readSource(input);
  const book = readErrataBook(options.errata);
  const readings = splitSections(lines).map((section) => readCommand(section, book) ?? readSection(section, book));
  if (!readings.some((reading) => /API_ADDRESS|\/ipc\/video\//.test(reading.operation?.url ?? ""))) {
    throw notSuchADocument(looksLike(lines));
  }
  addTableLimits(readings);
  for (const reading of readings) inheritFields(reading, readings);
  const rules = new Map(readings.map((reading) => [reading, rulesOf(reading, readings)]));
  const errata = [
    ...readings.flatMap((reading) => reading.errata),
    ...fieldContradictions(readings, lines, book),
    ...statementErrata(readings, rules, book),
    ...printedErrata(readings, rules, lines, book),
  ];
  const facts = readings.flatMap((reading) => [...factsOf(reading), ...(rules.get(reading) ?? [])]);
  facts.push(...curatedFacts(lines, options.curated));
  return { facts: inOrder(facts), lines, digest, errata: inOrder(errata) };
}

function factsOf(reading: SectionReading): Fact[] {
  const operation = reading.operation ? [reading.operation] : [];
  return [...operation, ...reading.drafts.map(factOf), ...reading.errnos];
}

/** By first line; what stands on the same line keeps its order. */
function inOrder<Item extends { lines: [number, number] }>(items: Item[]): Item[] {
  return items.toSorted((a, b) => a.lines[0] - b.lines[0]);
}
