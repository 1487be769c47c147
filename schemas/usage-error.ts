import type { Text } from "./language.js";

/**
 * A mistake of the person who calls us (a misspelt field, a missing file): one line that names the place, what was
 * found, what is allowed and the remedy. The command line prints the text alone, in the language of the run, and exits
 * with `exit`.
 */
export class UsageError extends Error {
  override name = "UsageError";
  /** In both languages; `message` is the English one. */
  readonly text: Text;

  /** @param text a plain string where there are no words to translate */
  constructor(
    text: Text | string,
    readonly exit: 2 | 3 = 2,
  ) {
    const both = typeof text === "string" ? { en: text, zh: text } : text;
    super(both.en);
    this.text = both;
  }
}
