import type { Erratum } from "../../edition.js";
import type { RuleFact } from "../../facts.js";
import type { SectionReading } from "../section-facts.js";
import { type ErrataBook, erratumOf } from "./book.js";

/** Errata of tables, addresses and rules: where the document does not agree with itself outside its fields. */
export function statementErrata(
  readings: SectionReading[],
  rules: Map<SectionReading, RuleFact[]>,
  book: ErrataBook,
): Erratum[] {
  return readings.flatMap((reading) => {
    const own = rules.get(reading) ?? [];
    return [
      ...statusErrata(reading, book),
      ...successErrata(reading, readings, book),
      ...previewErrata(reading, own, book),
      ...templateErrata(reading, own, book),
    ];
  });
}

/** 1001 in the column of HTTP statuses. */
function statusErrata(reading: SectionReading, book: ErrataBook): Erratum[] {
  const section = reading.section.number;
  return reading.errnos
    .filter((fact) => fact.status !== undefined && fact.status >= 600)
    .map((fact) =>
      erratumOf(book.contradictions["no-status"], {
        id: `E-${section}-${fact.errno}-status`,
        section,
        lines: fact.lines,
        printed: `${fact.status} ${fact.errno} ${fact.error}`,
        other: String(fact.status),
      }),
    );
}

/** The chapter's table says 200 for success, the example of an answer 0. */
function successErrata(reading: SectionReading, readings: SectionReading[], book: ErrataBook): Erratum[] {
  const chapter = reading.section.number.split(".")[0];
  const success = readings
    .find((other) => other.section.number === chapter && other.errnos.length > 0)
    ?.errnos.find((fact) => /成功|success/i.test(fact.error) && fact.status === 200);
  const errno = reading.drafts.find((draft) => draft.in === "response" && draft.path === "errno");
  if (!success || !errno || errno.shown.values[0] === success.errno) return [];
  const id = `E-${reading.section.number}-errno-success`;
  errno.errata.push(id);
  return [
    erratumOf(book.contradictions["success-elsewhere"], {
      id,
      section: reading.section.number,
      lines: errno.lines,
      printed: `"errno": ${errno.shown.values[0]}`,
      other: String(success.errno),
    }),
  ];
}

/** `/live_preview/${device_id}-${channel_id}` in its row, `…_…` in the notes. */
function previewErrata(reading: SectionReading, rules: RuleFact[], book: ErrataBook): Erratum[] {
  const { operation } = reading;
  if (!operation) return [];
  for (const rule of rules) {
    const address = String(rule.values?.template ?? "").split("?")[0] ?? "";
    const plain = (url: string): string => url.replace(/[-_]/g, "");
    if (address === operation.url || address === "" || plain(address) !== plain(operation.url)) continue;
    const id = `E-${reading.section.number}-address`;
    for (const draft of reading.drafts) if (draft.in === "path") draft.errata.push(id);
    rule.errata = [...(rule.errata ?? []), id];
    const lines: [number, number] = [operation.lines[0] + 1, operation.lines[0] + 1];
    return [
      erratumOf(book.contradictions["address-elsewhere"], {
        id,
        section: reading.section.number,
        lines,
        printed: operation.url,
        other: address,
      }),
    ];
  }
  return [];
}

/** The template of an address against the example that follows it. */
function templateErrata(reading: SectionReading, rules: RuleFact[], book: ErrataBook): Erratum[] {
  return rules.flatMap((rule) => {
    const { template, example } = rule.values ?? {};
    if (typeof template !== "string" || typeof example !== "string") return [];
    const form = new RegExp(
      `^${pathOf(template)
        .split(/\$\{[^}]*\}/)
        .map(escaped)
        .join("[A-Za-z0-9]+")}$`,
    );
    if (form.test(pathOf(example))) return [];
    const id = `E-${rule.id}-template`;
    rule.errata = [...(rule.errata ?? []), id];
    return [
      erratumOf(book.contradictions["template-broken"], {
        id,
        section: reading.section.number,
        lines: rule.lines,
        printed: template,
        other: example,
      }),
    ];
  });
}

/** What follows scheme, host and port. */
function pathOf(address: string): string {
  return address.replace(/^\w+:\/\/[^/]*\//, "");
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
