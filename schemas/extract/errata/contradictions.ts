import type { Erratum } from "../../edition.js";
import type { FieldFact, FieldPlace } from "../../facts.js";
import { type Draft, factOf, leafOf } from "../draft.js";
import type { SectionReading } from "../section-facts.js";
import { type ContradictionKind, type ErrataBook, erratumOf } from "./book.js";

/** Notes on the drafts where two places of the document do not agree about a field; answers the errata. */
export function fieldContradictions(readings: SectionReading[], lines: string[], book: ErrataBook): Erratum[] {
  const fields = readings.flatMap((reading) => reading.drafts).map((draft): Field => ({ draft, fact: factOf(draft) }));
  const chapters = grouped(fields, ({ draft }) => chapterOf(draft.section));
  const namesakes = grouped(fields, ({ draft }) => `${chapterOf(draft.section)} ${draft.in} ${leafOf(draft.path)}`);
  const errata: Erratum[] = [];
  for (const field of fields) {
    const { draft, fact } = field;
    const chapter = chapterOf(draft.section);
    const note = (kind: ContradictionKind, slug: string, other?: string): void => {
      errata.push(noted(draft, lines, kind, slug, book, other));
    };
    const alikes = (place: FieldPlace): Field[] => namesakes.get(`${chapter} ${place} ${leafOf(draft.path)}`) ?? [];
    const type = otherType(field, alikes(draft.in));
    if (type) note("type-elsewhere", "type", type);
    const listed = fact.constraints.maxItems !== undefined;
    if (fact.type === "string" && draft.shown.type === "integer" && !listed) note("type-in-words", "type-in-words");
    const name = otherName(draft, chapters.get(chapter) ?? []);
    if (name) note("name-elsewhere", "name", name);
    const characters = charactersOutside(field, alikes("response"));
    if (characters) note("pattern-broken", "pattern", characters);
  }
  return errata;
}

interface Field {
  draft: Draft;
  fact: FieldFact;
}

function grouped(fields: Field[], keyOf: (field: Field) => string): Map<string, Field[]> {
  const groups = new Map<string, Field[]>();
  for (const field of fields) {
    const group = groups.get(keyOf(field));
    if (group) group.push(field);
    else groups.set(keyOf(field), [field]);
  }
  return groups;
}

function chapterOf(section: string): string {
  return section.split(".")[0] as string;
}

function noted(
  draft: Draft,
  lines: string[],
  kind: ContradictionKind,
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
function otherType(field: Field, namesakes: Field[]): string | null {
  if (field.draft.in !== "response" && field.draft.in !== "body") return null;
  const own = digitsAs(field);
  if (!own) return null;
  const others = namesakes.filter((other) => other.draft.section !== field.draft.section);
  return others.map(digitsAs).find((type) => type !== null && type !== own) ?? null;
}

/** How a field prints its digits: as a text, as a number; null where it shows no digits. */
function digitsAs({ draft, fact }: Field): "string" | "integer" | null {
  const value = draft.shown.values[0];
  if (fact.type !== draft.shown.type) return null;
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : null;
  return typeof value === "string" && /^\d+$/.test(value) ? "string" : null;
}

/** The spelling that most sections of the chapter give a parameter which this one spells alone, or null. */
function otherName(draft: Draft, chapter: Field[]): string | null {
  if (draft.in !== "query") return null;
  const names = chapter.filter((other) => other.draft.in === "query").map((other) => other.draft.path);
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
function charactersOutside({ draft, fact }: Field, answers: Field[]): string | null {
  const { pattern } = fact.constraints;
  if (pattern === undefined || draft.in === "response") return null;
  const allowed = new RegExp(pattern);
  const examples = answers.flatMap((other) => other.draft.shown.values);
  const outside = new Set(
    examples.flatMap((value) => [...String(value)].filter((character) => !allowed.test(character))),
  );
  return outside.size > 0 ? [...outside].join(" ") : null;
}
