import type { FieldFact } from "../facts.js";
import { leafOf } from "../requirements/ids.js";
import { inputsNamed, writersOf } from "./inputs.js";
import { chapterOf, type Section } from "./sections.js";

/**
 * The fields of an answer that lie inside what a user wrote and that no input documents: `auth_info.SYS` is somebody's own
 * key, `location.lat` is a documented one. An example shows them; nothing asks for them.
 */
export function freeContent(section: Section, all: readonly Section[]): Set<FieldFact> {
  const writers = writersOf(all, chapterOf(section.number));
  return new Set(
    section.response.filter((fact) => {
      const parent = fact.path.slice(0, -leafOf(fact.path).length).replace(/[.[\]]+$/, "");
      if (parent === "") return false;
      const inputs = writers.flatMap((writer) =>
        inputsNamed(writer, leafOf(parent)).map((input) => ({ writer, input })),
      );
      return inputs.length > 0 && !inputs.some(({ writer, input }) => hasChild(writer, input, leafOf(fact.path)));
    }),
  );
}

function hasChild(writer: Section, input: FieldFact, leaf: string): boolean {
  return writer.request.some(
    (fact) => fact.in === input.in && fact.path.startsWith(input.path) && fact !== input && leafOf(fact.path) === leaf,
  );
}
