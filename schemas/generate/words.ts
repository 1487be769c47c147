import type { FieldFact, Lines } from "../facts.js";
import type { Section } from "./sections.js";

/** The cells that open a row of the document's tables; they name the row and are no part of a statement. */
const rowLabel = /^(?:HTTP方法|URL参数|URL|HTTP头部|HTTP内容|HTTP响应响应消息内容|请求返回|成功返回|说明)\s*/;

/** The document's words at these lines, row labels taken off, quoted as they are. */
export function printedAt(lines: readonly string[], [first, last]: Lines): string {
  const printed = lines.slice(first - 1, last).map((line) => line.replace(rowLabel, "").trim());
  const words = printed.filter((line) => line !== "");
  if (words.length === 0) return (lines[first - 1] ?? "").trim();
  const joined = words.join("\n");
  return joined.length <= 160 ? joined : (words[0] ?? "");
}

/** What the document says of a field: the comment beside it, or the line as printed where there is none. */
export function commentAt(lines: readonly string[], at: Lines): string {
  const printed = printedAt(lines, at);
  const comment = /(?<!:)\/\/\s*(.+)/s.exec(printed)?.[1];
  return (comment ?? printed).trim();
}

/** The heading of the section that holds line `before`, without its number; empty where there is none. */
export function headingOf(lines: readonly string[], section: string, before: number): string {
  const number = section.replace(/\.[a-z]$/, "").replaceAll(".", "\\.");
  const heading = new RegExp(`^\\s*${number}[.、\\s]*(?![\\d.])(\\S.*)$`);
  for (let at = Math.min(before, lines.length) - 1; at >= 0; at -= 1) {
    const found = heading.exec(lines[at] ?? "");
    if (found?.[1]) return found[1].trim();
  }
  return "";
}

/** All that a section says of a field: its comment, the one it is explained by, and the sentences that name it. */
export function wordsOn(fact: FieldFact, section: Section, lines: readonly string[]): string {
  const explained = section.explainedBy.get(fact);
  const leaf = fact.path
    .split(/[.[\]]+/)
    .filter(Boolean)
    .at(-1);
  const sentences = leaf ? section.text.split("\n").filter((line) => !line.includes("//") && speaksOf(line, leaf)) : [];
  return [commentAt(lines, fact.lines), ...(explained ? [commentAt(lines, explained.lines)] : []), ...sentences].join(
    "\n",
  );
}

/** A sentence in Chinese that holds the name as a word; a line of an example is none. */
function speaksOf(line: string, name: string): boolean {
  const quoted = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return /[\u4e00-\u9fff]/.test(line) && new RegExp(`(?<![A-Za-z0-9_"“”])${quoted}(?![A-Za-z0-9_"“”])`, "i").test(line);
}
