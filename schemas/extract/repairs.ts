import type { Erratum } from "../edition.js";
import type { ExampleField } from "./example-fields.js";
import type { RepairKind } from "./json/nodes.js";

/** What each kind of repair is called in an erratum's id, how it is read, and why it is a defect. */
export const REPAIRS: Record<RepairKind, { slug: string; reading: string; why: string }> = {
  quotes: { slug: "quotes", reading: "plain quotation marks", why: "typographic quotation marks are not JSON" },
  "quote-missing": { slug: "quote", reading: "the name or text is closed", why: "a quotation mark is missing" },
  "comma-missing": { slug: "comma", reading: "a comma follows", why: "a comma is missing" },
  "comma-extra": {
    slug: "last-comma",
    reading: "nothing follows the comma",
    why: "JSON has no comma after the last item",
  },
  "colon-missing": { slug: "colon", reading: "a colon stands before the value", why: "a colon is missing" },
  "brace-missing": { slug: "brace", reading: "the bracket is there", why: "a bracket is missing" },
  "brace-in-comment": {
    slug: "brace",
    reading: "the bracket closes the example",
    why: "the closing bracket stands inside a comment",
  },
  "brace-extra": { slug: "brace", reading: "the bracket is not there", why: "a bracket too many" },
  spelling: { slug: "spelling", reading: "true or false", why: "true and false are misspelt" },
  ellipsis: { slug: "more", reading: "more of the same kind, not printed", why: "dots stand for what is not printed" },
  either: { slug: "either", reading: "one of the values", why: "two values are printed in one place" },
  "key-unquoted": {
    slug: "name-quotes",
    reading: "the name is in quotation marks",
    why: "a name without quotation marks is not JSON",
  },
  "value-unquoted": {
    slug: "value",
    reading: "a value of the kind that the word names, else a text",
    why: "a word without quotation marks is no JSON value",
  },
  "value-missing": { slug: "value", reading: "some value", why: "no value is printed" },
  "line-broken": { slug: "line-break", reading: "one text with a blank in it", why: "a text goes on in the next line" },
  "text-after-value": {
    slug: "text",
    reading: "the value before it counts",
    why: "a text stands after the value, without a comma",
  },
  prose: { slug: "prose", reading: "a remark", why: "words stand among the fields, without comment marks" },
};

/** One erratum for each kind of repair that a field needed. Ids come from section and path, so no other edit moves them. */
export function errataOfRepairs(fields: ExampleField[]): Erratum[] {
  const errata = new Map<string, Erratum>();
  for (const field of fields) {
    for (const repair of field.repairs) {
      const kind = REPAIRS[repair.kind];
      const lines = repair.text.linesOf(repair.start, Math.max(repair.end, repair.start + 1));
      const direction = field.in === "response" ? "" : `${field.in}-`;
      const id = `E-${field.section}-${direction}${field.path}-${kind.slug}`;
      if (!field.errata.includes(id)) field.errata.push(id);
      if (errata.has(id)) continue;
      const printed = printedAt(repair.text.raw, repair.start, repair.end);
      errata.set(id, {
        id,
        section: field.section,
        lines,
        printed,
        reading: kind.reading,
        alsoAllowed: [],
        why: kind.why,
      });
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
