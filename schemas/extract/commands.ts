import type { Erratum } from "../edition.js";
import type { FieldPlace } from "../facts.js";
import { readBody } from "./bodies.js";
import type { Draft } from "./draft.js";
import type { ErrataBook } from "./errata/book.js";
import type { SectionReading } from "./section-facts.js";
import type { Section } from "./sections.js";
import { Text } from "./text.js";

const LETTERED = /\.[a-z]$/;
const ANSWER_HEADING = /^[^"{}:]*(?:响应|应答|返回|回复)\s*:?\s*$/;

/** A command that a device understands (`3.2.a`): a body, and perhaps what the device answers. Null for other sections. */
export function readCommand(section: Section, book: ErrataBook): SectionReading | null {
  if (!LETTERED.test(section.number)) return null;
  const none = new Text("", section.line);
  const drafts: Draft[] = [];
  const errata: Erratum[] = [];
  for (const { place, text } of partsOf(section.text)) {
    const read = readBody(section.number, place, text, none, book);
    if (place === "body") for (const draft of read.drafts) fixCommand(draft);
    drafts.push(...read.drafts.filter((draft) => draft.path !== ""));
    errata.push(...read.errata);
  }
  return { section, operation: null, drafts, errnos: [], errata, notes: none, header: null };
}

/** The body, then, after a line such as 本地视频列表响应, the answer. */
function partsOf(text: Text): { place: FieldPlace; text: Text }[] {
  const lines = text.text.split("\n");
  const heading = lines.findIndex((line) => line.trim() !== "" && ANSWER_HEADING.test(line.trim()));
  if (heading < 0) return [{ place: "body", text }];
  const at = lines.slice(0, heading).reduce((sum, line) => sum + line.length + 1, 0);
  const after = at + (lines[heading] as string).length;
  return [
    { place: "body", text: text.slice(0, at) },
    { place: "response", text: text.slice(after) },
  ];
}

/** What stands beside the command's own object (`type`, `cmdId`) tells which command it is: meant as printed. */
function fixCommand(draft: Draft): void {
  const value = draft.shown.values[0];
  if (!draft.path.includes(".") && draft.shown.values.length === 1 && value !== undefined) {
    draft.fixed = { constraints: { const: value } };
  }
}
