import type { Cell } from "./cells.js";
import type { Draft } from "./draft.js";
import { joinWrapped, type Text } from "./text.js";
import { NOTHING_SHOWN, type Shown, shownValues, shownWord } from "./words/shown.js";

const NAME = /^[\s,;&?]*([A-Za-z_$][\w$.-]*)\s*=\s*/;
/** A further parameter in the same line: a blank or comma, a name, an equals sign. */
const FURTHER = /[\s,;&]+(?=[A-Za-z_$][\w$.-]*\s*=)/g;

/** Reads a row of `name=example, //words`, one parameter a line; a line without a name goes on with the words before it. */
export function readParams(section: string, place: "query" | "body", cell: Cell): Draft[] {
  const drafts: Draft[] = [];
  let at = 0;
  for (const line of cell.text.text.split("\n")) {
    const lineNumber = cell.text.lineAt(at);
    let rest = cell.text.slice(at, at + line.length);
    for (;;) {
      const name = NAME.exec(rest.text);
      if (!name) {
        const open = drafts.at(-1);
        if (open && !rest.isBlank) {
          open.words = joinWrapped(open.words, rest.text);
          open.remarks?.push({ words: rest.text, line: lineNumber });
          open.lines = [open.lines[0], lineNumber];
        }
        break;
      }
      const { value, words, next } = splitValue(rest.slice(name[0].length));
      drafts.push({
        section,
        in: place,
        path: name[1] as string,
        shown: shownIn(value),
        words,
        remarks: [{ words, line: lineNumber }],
        lines: [lineNumber, lineNumber],
        errata: [],
        fixed: {},
      });
      if (next < 0) break;
      rest = rest.slice(name[0].length + next);
    }
    at += line.length + 1;
  }
  return drafts;
}

/** The example value, the words about it, and where a further parameter of the line begins (-1 if none does). */
function splitValue(rest: Text): { value: string; words: string; next: number } {
  const comment = outsideQuotes(rest.text, /(?<!:)\/\//g);
  const next = outsideQuotes(rest.text, FURTHER, comment);
  const whole = next >= 0 ? rest.text.slice(0, next) : rest.text;
  if (comment >= 0 && comment < whole.length) {
    return { value: tidy(whole.slice(0, comment)), words: whole.slice(comment + 2), next };
  }
  // Without comment marks the words begin at the first Chinese character outside quotation marks.
  const chinese = outsideQuotes(whole, /[\u4e00-\u9fa5]/g);
  if (chinese < 0) return { value: tidy(whole), words: "", next };
  return { value: tidy(whole.slice(0, chinese)), words: whole.slice(chinese), next };
}

/** Where a pattern first matches outside quotation marks; behind `comment`, only where a blank stands before a name. */
function outsideQuotes(text: string, pattern: RegExp, comment = -1): number {
  for (const match of text.matchAll(pattern)) {
    const inComment = comment >= 0 && match.index > comment;
    if (inComment && !/^ +$/.test(match[0])) continue;
    const marks = text.slice(0, match.index).split('"').length - 1;
    if (marks % 2 === 0) return match.index;
  }
  return -1;
}

function tidy(value: string): string {
  return value.trim().replace(/[,;\s]+$/, "");
}

/** What an example value shows: `30`, `true/false`, `"jpg"/"png"`, `2016-06-10`, nothing. */
function shownIn(value: string): Shown {
  if (value === "") return NOTHING_SHOWN;
  const quotedAlternatives = value.match(/^"[^"/]*"(?:\s*\/\s*"[^"/]*")+$/) ? value.split("/") : null;
  if (quotedAlternatives) return shownValues(quotedAlternatives.map((one) => unquote(one.trim())));
  if (value.startsWith('"')) return shownValues([unquote(value)]);
  const parts = value.split("/").map((one) => one.trim());
  if (parts.every((one) => /^-?\d+(?:\.\d+)?$/.test(one))) return shownValues(parts.map(Number));
  if (parts.every((one) => /^(?:true|false|ture)$/i.test(one))) return { type: "boolean", values: [] };
  if (/^\d+(?:,\d+)+$/.test(value)) return { type: "string", values: [value] };
  if (parts.length > 1 && parts.every((one) => /^[A-Za-z][\w-]*$/.test(one))) return shownValues(parts);
  return shownWord(value);
}

function unquote(value: string): string {
  return value.replace(/^"|"$/g, "");
}
