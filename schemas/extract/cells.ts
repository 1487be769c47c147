import type { Section } from "./sections.js";
import { fold, Text } from "./text.js";

/** The rows of the table that describes an operation. */
export type CellKind = "method" | "url" | "header" | "query" | "content" | "answer" | "failure" | "notes";

export interface Cell {
  kind: CellKind;
  /** The line of the row's label. */
  line: number;
  text: Text;
}

const END = String.raw`(?=[\s::{\["]|$)`;

/** How this document labels its rows, and near relatives of these labels. */
const LABELS: [CellKind, RegExp][] = [
  ["method", new RegExp(`^(?:HTTP|请求)\\s*方[法式]${END}`, "i")],
  ["query", new RegExp(`^(?:URL|请求|查询)\\s*参数${END}`, "i")],
  ["url", new RegExp(`^(?:URL|请求地址)${END}`)],
  ["header", new RegExp(`^(?:HTTP|请求)\\s*(?:头部|头)${END}`, "i")],
  ["content", new RegExp(`^(?:HTTP|请求)\\s*(?:内容|消息体|正文|体)${END}`, "i")],
  ["failure", new RegExp(`^(?:失败|错误)(?:返回|响应)${END}`)],
  [
    "answer",
    new RegExp(`^(?:(?:HTTP|请求|成功)\\s*(?:响应|返回)(?:响应消息内容|内容|消息)?|返回(?:内容|结果))${END}`, "i"),
  ],
  ["notes", new RegExp(`^(?:说明|备注)${END}`)],
];

/** True for a line that opens a row, e.g. `HTTP方法 POST`. */
export function isCellLabel(line: string): boolean {
  return labelOf(line) !== null;
}

function labelOf(line: string): { kind: CellKind; length: number } | null {
  const folded = fold(line);
  const indent = folded.length - folded.trimStart().length;
  for (const [kind, label] of LABELS) {
    const match = label.exec(folded.slice(indent));
    if (match) return { kind, length: indent + match[0].length };
  }
  return null;
}

/** The rows of a section, in order, and what stands before the first of them. */
export function splitCells(section: Section): { before: Text; cells: Cell[] } {
  const { text } = section;
  const cells: Cell[] = [];
  let open: { kind: CellKind; line: number; from: number } | null = null;
  let firstLabel = -1;
  let at = 0;
  const close = (end: number): void => {
    if (open) cells.push({ kind: open.kind, line: open.line, text: text.slice(open.from, end) });
  };
  for (const line of text.raw.split("\n")) {
    const label = labelOf(line);
    if (label) {
      close(Math.max(0, at - 1));
      if (firstLabel < 0) firstLabel = at;
      const colon = /^\s*[::]/.exec(line.slice(label.length))?.[0].length ?? 0;
      open = { kind: label.kind, line: text.lineAt(at), from: at + label.length + colon };
    }
    at += line.length + 1;
  }
  close(text.raw.length);
  return { before: firstLabel < 0 ? text : text.slice(0, firstLabel), cells: cells.map(withoutDash) };
}

const NOTHING = /^\s*(?:[-—–]+|无|空|N\/A|none)\s*(?:\n|$)/i;

/** A row that holds but a dash (or 无) holds nothing; what follows it is not the row's any more. */
function withoutDash(cell: Cell): Cell {
  return NOTHING.test(cell.text.text) ? { ...cell, text: new Text("", cell.line) } : cell;
}
