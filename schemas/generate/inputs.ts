import type { FieldFact } from "../facts.js";
import { leafOf, segments } from "../requirements/ids.js";
import { chapterOf, type Section } from "./sections.js";

/** The sections that create or change something, of one chapter or of all. */
export function writersOf(sections: readonly Section[], chapter?: string): Section[] {
  return sections.filter(({ number, operation }) => {
    const writes = operation?.method === "POST" || operation?.method === "PUT";
    return writes && (chapter === undefined || chapterOf(number) === chapter);
  });
}

/** The inputs of a section that go by this name, in the query or the body; not those of the items of a list. */
export function inputsNamed(section: Section, leaf: string): FieldFact[] {
  return section.request.filter(
    (fact) => (fact.in === "query" || fact.in === "body") && leafOf(fact.path) === leaf && !fact.path.includes("[]."),
  );
}

/**
 * The inputs of the chapter that a field of an answer shows again. Only the shallowest field of a name does: `data.title`
 * is the title that was given, `data.keys[].title` is not.
 */
export function mirroredBy(fact: FieldFact, section: Section, all: readonly Section[]): FieldFact[] {
  const leaf = leafOf(fact.path);
  const depth = segments(fact.path).length;
  const isShallowest = section.response.every(
    (other) => other === fact || leafOf(other.path) !== leaf || segments(other.path).length > depth,
  );
  if (!isShallowest) return [];
  return writersOf(all, chapterOf(section.number)).flatMap((writer) => inputsNamed(writer, leaf));
}
