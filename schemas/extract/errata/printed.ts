import type { Erratum } from "../../edition.js";
import type { RuleFact } from "../../facts.js";
import { type Draft, leafOf } from "../draft.js";
import type { SectionReading } from "../section-facts.js";
import { squeeze } from "../text.js";
import { type ErrataBook, erratumOf, type PrintedEntry } from "./book.js";

/** Errata of the places that `errata.yaml` knows by what they print. */
export function printedErrata(
  readings: SectionReading[],
  rules: Map<SectionReading, RuleFact[]>,
  lines: string[],
  book: ErrataBook,
): Erratum[] {
  return readings.flatMap((reading) =>
    book.printed.flatMap((entry) => matchesOf(entry, reading, rules.get(reading) ?? [], lines)),
  );
}

function matchesOf(entry: PrintedEntry, reading: SectionReading, rules: RuleFact[], lines: string[]): Erratum[] {
  const section = reading.section.number;
  const at = (fact: { lines: [number, number]; errata?: string[] }, slug: string): Erratum => {
    const id = `E-${section}-${slug}`;
    fact.errata = [...(fact.errata ?? []), id];
    return erratumOf(entry, { id, section, lines: fact.lines, printed: (lines[fact.lines[0] - 1] ?? "").trim() });
  };
  if (entry.operation) {
    const { operation } = reading;
    return operation && entry.operation.test(operation.url) ? [at({ lines: operation.lines }, entry.slug)] : [];
  }
  if (entry.rule) {
    const concerned = rules.filter(
      (rule) => entry.rule?.test(rule.id) && (entry.template?.test(String(rule.values?.template ?? "")) ?? true),
    );
    const ids = concerned.map((rule) => at(rule, entry.slug));
    return ids.slice(0, 1);
  }
  return reading.drafts
    .filter((draft) => fits(entry, draft))
    .map((draft) => at(draft, entry.slug.replace("{field}", leafOf(draft.path))));
}

function fits(entry: PrintedEntry, draft: Draft): boolean {
  if (entry.in && entry.in !== draft.in) return false;
  if (!entry.field?.test(leafOf(draft.path))) return false;
  return entry.words?.test(squeeze(draft.words).text) ?? true;
}
