import type { Level } from "../../facts.js";

/** A way in which such documents state a rule. Patterns are matched against words without blanks. */
export interface Statement {
  pattern: RegExp;
  /** The rules that a match states. */
  rules(match: RegExpExecArray, field: string): Stated[];
}

export interface Stated {
  /** The id is `<section>-<slug>`. */
  slug: string;
  level: Level;
  text: string;
  values?: Record<string, string | number>;
}

/**
 * A statement of one rule. In slug and text, `$1` is what the pattern's first group found and `FIELD` the field that the
 * remark stands beside; `value` names the number that the first group found.
 */
export function states(pattern: RegExp, slug: string, level: Level, text: string, value?: string): Statement {
  return {
    pattern,
    rules: (match, field) => {
      const fill = (words: string): string =>
        words.replaceAll("FIELD", field).replace(/\$(\d)/g, (_whole, group: string) => match[Number(group)] ?? "");
      const values = value !== undefined && { values: { [value]: Number(match[1]) } };
      return [{ slug: fill(slug), level, text: fill(text), ...values }];
    },
  };
}

/** Words that take part in a rule already found, or that state none: they are no rule of their own. */
export function says(pattern: RegExp): Statement {
  return { pattern, rules: () => [] };
}
