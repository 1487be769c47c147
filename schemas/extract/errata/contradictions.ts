import type { Erratum } from "../../edition.js";
import { type Draft, factOf, leafOf } from "../draft.js";
import type { SectionReading } from "../section-facts.js";
import { type ErrataBook, erratumOf } from "./book.js";

/** Notes on the drafts where two places of the document do not agree about a field; answers the errata. */
export function fieldContradictions(readings: SectionReading[], lines: string[], book: ErrataBook): Erratum[] {
  const errata: Erratum[] = [];
  const note = (draft: Draft, kind: Parameters<typeof noted>[2], slug: string, other?: string): void => {
    errata.push(noted(draft, lines, kind, slug, book, other));
  };
  for (const reading of readings) {
    const chapter = chapterDrafts(reading, readings);
    for (const draft of reading.drafts) {
      const type = otherType(draft, chapter);
      if (type) note(draft, "type-elsewhere", "type", type);
      if (factOf(draft).type === "string" && draft.shown.type === "integer") {
        const listed = factOf(draft).constraints.maxItems !== undefined;
        if (!listed) note(draft, "type-in-words", "type-in-words");
      }
      const name = otherName(draft, chapter);
      if (name) note(draft, "name-elsewhere", "name", name);
      const characters = charactersOutside(draft, chapter);
      if (characters) note(draft, "pattern-broken", "pattern", characters);
    }
  }
  return errata;
}

function chapterOf(section: string): string {
  return section.split(".")[0] as string;
}

function chapterDrafts(reading: SectionReading, readings: SectionReading[]): Draft[] {
  const chapter = chapterOf(reading.section.number);
  return readings.filter((other) => chapterOf(other.section.number) === chapter).flatMap((other) => other.drafts);
}

function noted(
  draft: Draft,
  lines: string[],
  kind: keyof ErrataBook["contradictions"],
  slug: string,
  book: ErrataBook,
  other?: string,
): Erratum {
  const direction = draft.in === "response" ? "" : `${draft.in}-`;
  const id = `E-${draft.section}-${direction}${draft.path}-${slug}`;
  draft.errata.push(id);
  const printed = (lines[draft.lines[0] - 1] ?? "").trim();
  return erratumOf(book.contradictions[kind], {
    id,
    section: draft.section,
    lines: draft.lines,
    printed,
    ...(other !== undefined && { other }),
  });
}

/** `"size":"1234"` here and `"size":1234` there: the other type, or null. */
function otherType(draft: Draft, chapter: Draft[]): string | null {
  if (draft.in !== "response" && draft.in !== "body") return null;
  const own = digitsAs(draft);
  if (!own) return null;
  const leaf = leafOf(draft.path);
  const others = chapter.filter(
    (other) => other.in === draft.in && other.section !== draft.section && leafOf(other.path) === leaf,
  );
  return others.map(digitsAs).find((type) => type !== null && type !== own) ?? null;
}

/** How a field prints its digits: as a text, as a number; null where it shows no digits. */
function digitsAs(draft: Draft): "string" | "integer" | null {
  const value = draft.shown.values[0];
  if (factOf(draft).type !== draft.shown.type) return null;
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : null;
  return typeof value === "string" && /^\d+$/.test(value) ? "string" : null;
}

/** The spelling that most sections of the chapter give a parameter which this one spells alone, or null. */
function otherName(draft: Draft, chapter: Draft[]): string | null {
  if (draft.in !== "query") return null;
  const names = chapter.filter((other) => other.in === "query").map((other) => other.path);
  const count = (name: string): number => names.filter((other) => other === name).length;
  const candidates = new Set(names.filter((other) => other !== draft.path && alike(other, draft.path)));
  return [...candidates].find((other) => count(other) > 1 && count(other) > count(draft.path)) ?? null;
}

/** Two spellings of one name: the same but for underscores and case, or but for one letter more. */
function alike(a: string, b: string): boolean {
  const [left, right] = [plain(a), plain(b)];
  if (Math.min(left.length, right.length) < 6) return left === right;
  if (left === right) return true;
  let start = 0;
  while (start < left.length && left[start] === right[start]) start++;
  let end = 0;
  while (end < Math.min(left.length, right.length) - start && left.at(-1 - end) === right.at(-1 - end)) end++;
  return Math.max(left.length, right.length) - start - end <= 2 && start >= 6;
}

function plain(name: string): string {
  return name.replace(/_/g, "").toLowerCase();
}

/** Characters that the chapter's own examples of a field hold although 只能是… leaves them out, or null. */
function charactersOutside(draft: Draft, chapter: Draft[]): string | null {
  const pattern = factOf(draft).constraints.pattern;
  if (pattern === undefined || draft.in === "response") return null;
  const allowed = new RegExp(pattern);
  const examples = chapter
    .filter((other) => other.in === "response" && leafOf(other.path) === leafOf(draft.path))
    .flatMap((other) => other.shown.values);
  const outside = new Set(
    examples.flatMap((value) => [...String(value)].filter((character) => !allowed.test(character))),
  );
  return outside.size > 0 ? [...outside].join(" ") : null;
}
