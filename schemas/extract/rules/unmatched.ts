import { createHash } from "node:crypto";
import type { RuleFact } from "../../facts.js";
import { leafOf } from "../draft.js";
import type { SectionReading } from "../section-facts.js";
import type { Prose } from "./prose.js";

const BINDING =
  /必须|只能|不能|不得|不允许|不可以|禁止|返回错误|则报错|唯一|最多|最大|不超过|失效|需要(?:传入|携带|先|提供)|默认/;

/**
 * Sentences that bind somebody and that no known way of stating a rule covers: each is a rule in the document's own words.
 * Its id comes from these words, so that it moves with no other edit.
 */
export function unmatched(notes: Prose, used: [number, number][], reading: SectionReading): RuleFact[] {
  const section = reading.section.number;
  const names = new Set(reading.drafts.map((draft) => leafOf(draft.path).toLowerCase()));
  return sentences(notes)
    .filter(([start, end]) => !used.some(([from, to]) => from < end && to > start))
    .flatMap(([start, end]) => {
      const text = notes.text.slice(start, end).replace(/^\d+[)、]/, "");
      // `product_id:产品号,必选参数` describes a field; `…返回如下信息:` introduces an answer.
      const describes = /^(\w+):/.exec(text)?.[1];
      if (!BINDING.test(text) || text.endsWith(":") || (describes && names.has(describes.toLowerCase()))) return [];
      const id = `${section}-says-${createHash("sha256").update(text).digest("hex").slice(0, 8)}`;
      return [{ kind: "rule" as const, section, id, level: "MUST" as const, text, lines: notes.linesOf(start, end) }];
    });
}

function sentences(notes: Prose): [number, number][] {
  const found: [number, number][] = [];
  let start = 0;
  for (let at = 0; at <= notes.text.length; at++) {
    const ends = at === notes.text.length || /[。;;]/.test(notes.text[at] as string) || notes.breaks.has(at);
    if (!ends) continue;
    if (at > start) found.push([start, at]);
    start = /[。;;]/.test(notes.text[at] ?? "") ? at + 1 : at;
  }
  return found;
}
