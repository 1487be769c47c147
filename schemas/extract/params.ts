import type { Cell } from "./cells.js";
import type { Draft } from "./draft.js";
import type { Text } from "./text.js";
import { NOTHING_SHOWN, type Shown, shownValues, shownWord } from "./words/shown.js";

const NAME = /^[\s,;&?]*([A-Za-z_$][\w$.-]*)\s*=\s*/;
/** A further parameter in the same line: a blank or comma, a name, an equals sign. */
const FURTHER = /[\s,;&]+(?=[A-Za-z_$][\w$.-]*\s*=)/;

/** Reads a row of `name=example, //words`, one parameter a line; a line without a name goes on with the words before it. */
export function readParams(section: string, cell: Cell): Draft[] {
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
          open.words += rest.text.trim();
          open.remarks?.push({ words: rest.text, line: lineNumber });
          open.lines = [open.lines[0], lineNumber];
        }
        break;
      }
      const { value, words, next } = splitValue(rest.slice(name[0].length));
      drafts.push({
        section,
        in: "query",
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
  const { text } = rest;
  const comment = text.search(/(?<!:)\/\//);
  const quoted = /^["]/.test(text);
  const further = quoted ? -1 : text.search(FURTHER);
  const next = further;
  const whole = next >= 0 ? text.slice(0, next) : text;
  if (comment >= 0 && comment < whole.length) {
    return { value: tidy(whole.slice(0, comment)), words: whole.slice(comment + 2), next };
  }
  // Without comment marks the words begin at the first Chinese character outside quotation marks.
  const chinese = quoted ? -1 : whole.search(/[\u4e00-\u9fa5]/);
  if (chinese < 0) return { value: tidy(whole), words: "", next };
  return { value: tidy(whole.slice(0, chinese)), words: whole.slice(chinese), next };
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
