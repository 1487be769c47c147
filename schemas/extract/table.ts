import type { ErrnoFact } from "../facts.js";
import { joinWrapped, type Text } from "./text.js";

const ROW = /^\s*(\d+)\s+(\d+)\s+(\S.*)$/;
const SHORT_ROW = /^\s*(\d+)\s+([^\d\s].*)$/;

/** Reads a table of error numbers: a head that names 错误码, then rows of numbers and a meaning. The head may come again. */
export function readErrnoTable(section: string, text: Text): ErrnoFact[] {
  const facts: ErrnoFact[] = [];
  let columns = 0;
  let afterBlank = false;
  let at = 0;
  for (const line of text.text.split("\n")) {
    const start = at;
    at += line.length + 1;
    if (/错误码/.test(line) && /含义|说明|描述/.test(line)) {
      columns = /状态码/.test(line) ? 3 : 2;
      continue;
    }
    if (columns === 0) continue;
    if (line.trim() === "") {
      afterBlank = true;
      continue;
    }
    const lineNumber = text.lineAt(start);
    const long = ROW.exec(line);
    const row = long ?? (columns === 2 ? SHORT_ROW.exec(line) : null);
    const meaning = row?.at(-1);
    if (row && meaning !== undefined) {
      const from = start + line.length - meaning.length;
      const error = text.text.slice(from, start + line.length).trim();
      const errno = Number(row.at(-2));
      const status = long ? { status: Number(row[1]) } : {};
      afterBlank = false;
      facts.push({ kind: "errno", section, errno, error, ...status, lines: [lineNumber, lineNumber] });
      continue;
    }
    // A row that was wrapped goes on here.
    const open = facts.at(-1);
    if (afterBlank) columns = 0;
    else if (open) {
      open.error = joinWrapped(open.error, line.trim());
      open.lines = [open.lines[0], lineNumber];
    }
  }
  return facts;
}
