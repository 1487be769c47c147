import type { Erratum } from "../edition.js";
import { type ErrataBook, erratumOf } from "./errata/book.js";
import type { ExampleField } from "./example-fields.js";

/** One erratum for each kind of repair that a field needed. Ids come from section and path, so no other edit moves them. */
export function errataOfRepairs(fields: ExampleField[], book: ErrataBook): Erratum[] {
  const errata = new Map<string, Erratum>();
  for (const field of fields) {
    for (const repair of field.repairs) {
      const kind = book.repairs[repair.kind];
      const lines = repair.text.linesOf(repair.start, Math.max(repair.end, repair.start + 1));
      const direction = field.in === "response" ? "" : `${field.in}-`;
      const id = `E-${field.section}-${direction}${field.path}-${kind.slug}`;
      if (!field.errata.includes(id)) field.errata.push(id);
      if (errata.has(id)) continue;
      const printed = printedAt(repair.text.raw, repair.start, repair.end);
      const erratum = erratumOf(kind, { id, section: field.section, lines, printed });
      // `{…} auth123”`: the text that follows an object could stand in its place.
      if (repair.kind === "text-after-value" && /"/.test(repair.text.text.slice(repair.start, repair.end))) {
        erratum.alsoAllowed = [...erratum.alsoAllowed, "string"];
      }
      errata.set(id, erratum);
    }
  }
  return [...errata.values()];
}

/** The whole lines on which a repair was made. */
function printedAt(raw: string, start: number, end: number): string {
  const from = raw.lastIndexOf("\n", start - 1) + 1;
  const to = raw.indexOf("\n", Math.max(end - 1, start));
  return raw.slice(from, to < 0 ? raw.length : to).trim();
}
