import type { FieldPlace, FieldType } from "../facts.js";
import type { Draft } from "./draft.js";
import { SIZE } from "./rules/notes.js";
import type { Text } from "./text.js";
import { bytesLimit } from "./words/limits.js";
import { NOTHING_SHOWN } from "./words/shown.js";

/** A body that is described in words: 图片二进制内容, 自定义,不超过128 byte. Null where there are none. */
export function wholeBody(section: string, place: FieldPlace, text: Text, notes: Text): Draft | null {
  if (text.isBlank) return null;
  const start = text.raw.search(/\S/);
  const end = text.raw.trimEnd().length;
  const words = text.text.trim();
  const limit = place === "body" ? (bytesLimit(words) ?? bytesLimit(sizeInNotes(notes))) : null;
  const constraints = limit === null ? {} : { maxBytes: limit };
  const lines = text.linesOf(start, end);
  const fixed = { type: kindOf(words), constraints };
  return {
    section,
    in: place,
    path: "",
    shown: NOTHING_SHOWN,
    words: words.replace(/\n/g, ""),
    lines,
    errata: [],
    fixed,
  };
}

function kindOf(words: string): FieldType | null {
  if (/二进制|文件|图片|视频|音频|binary/i.test(words)) return "binary";
  return /字符串|文本|string|text/i.test(words) ? "string" : null;
}

/** 上传对象大小限制在8M以内: the clause of the notes that speaks of a size. */
function sizeInNotes(notes: Text): string {
  const clauses = notes.text.split(/[。;;\n]/);
  return clauses.find((clause) => SIZE.test(clause.replace(/\s/g, ""))) ?? "";
}
