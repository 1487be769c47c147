import type { Language } from "../schemas/language.js";
import type { Finding } from "../schemas/results/conformance.js";

/** What was found, in the language asked for. */
export const messageOf = (finding: Finding, language: Language): string =>
  language === "zh" ? finding.messageZh : finding.message;

/** What was expected: words in the language asked for, or a value as it is. */
export const expectedOf = (finding: Finding, language: Language): string =>
  (language === "zh" ? finding.expectedZh : undefined) ?? finding.expected;
