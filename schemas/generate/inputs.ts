import type { FieldFact } from "../facts.js";
import { leafOf } from "../requirements/ids.js";
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
