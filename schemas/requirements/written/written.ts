import type { Fact, Level } from "../../facts.js";
import type { Text } from "../../language.js";

/**
 * A requirement that no rule derives from one fact: an effect, a relation, a history of calls. Its section is the part of
 * the id before the first hyphen; its lines and the printed words are those of the first fact that it stands on.
 */
export interface WrittenRequirement {
  /** `<section>-<slug>`; section `0` is what holds for every operation. Kept over releases. */
  id: string;
  level: Level;
  title: Text;
  /** The facts without which it means nothing, the most telling first, as `groundOf` spells them. */
  ground: readonly [string, ...string[]];
}

/**
 * How a written requirement names a fact: `"1.1"` an operation, `"1.1 body title"` and `"1.5 response data.page"` a field
 * (`"3.1 body"` a body as a whole), `"2.3 errno"` the error that an operation prints (whatever its number), `"15 errno 413"` a row of a table, `"13.1-page-key"` a rule.
 */
export function groundOf(fact: Fact): string {
  switch (fact.kind) {
    case "operation":
      return fact.section;
    case "field":
      return `${fact.section} ${fact.in} ${fact.path}`.trim();
    case "errno":
      return fact.status === undefined ? `${fact.section} errno` : `${fact.section} errno ${fact.errno}`;
    case "rule":
      return fact.id;
  }
}
