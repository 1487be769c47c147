import type { Auth, Lines } from "../facts.js";
import type { Cell } from "./cells.js";
import type { Draft } from "./draft.js";
import { requiredIn } from "./words/required.js";

export const API_KEY = "api-key";
const AUTHORIZATION = "authorization";
/** A header's name: one that this document knows, or any before a colon; never a part of a longer word or Chinese phrase. */
const NAMES = /(?<![\w-])(api-key|authorization|[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*(?=\s*:))/gi;
const MASTER = /master-?\s*key/i;
const ONE_OF_TWO = /二选一|任选其一|其中(?:之一|一个)|api-key\s*(?:或者?|\/)\s*authorization/i;

/** Which key an operation takes, as its header row says; no row and an empty one mean: none. */
export function authOf(cell: Cell | undefined): Auth {
  const text = cell?.text.text ?? "";
  if (text.trim() === "") return "none";
  if (/\bauthorization\b/i.test(text) && ONE_OF_TWO.test(text)) return "key-or-authorization";
  if (MASTER.test(text)) {
    const deviceKey = /设备(?:级别)?的?\s*(?:api)?-?key/i.test(text);
    return deviceKey && !/(?:只能|仅|必须)(?:限|能|可以)?(?:用|使用|为|是)?\s*master/i.test(text)
      ? "master-or-device"
      : "master";
  }
  return /api-?key/i.test(text) ? "any-key" : "none";
}

/** The headers that a header row names. */
export function readHeaders(section: string, cell: Cell): { drafts: Draft[]; glued: Draft[] } {
  // `必须为masterKeyContent-Type:…`: the next name is glued to the word before it.
  const text = cell.text.text.replace(/(master-?key)(?=[A-Z])/gi, (word) => `${word.slice(0, -1)}\u0000`);
  const glued: Draft[] = [];
  const found = [...text.matchAll(new RegExp(NAMES.source, "gi"))];
  const drafts = found.map((match, order): Draft => {
    const start = match.index;
    const name = match[1] as string;
    const words = text.slice(start + name.length, found[order + 1]?.index ?? text.length);
    const line = cell.text.lineAt(start);
    const lines: Lines = [line, line];
    const fixed = { type: "string" as const, required: requiredOf(words, text), constraints: constantOf(name, words) };
    const draft = headerDraft(section, name, lines, fixed);
    if (text[start - 1] === "\u0000") glued.push(draft);
    return draft;
  });
  // `只能用master-key` alone names no header, but the key travels in one.
  if (!drafts.some((draft) => draft.path.toLowerCase() === API_KEY) && /api-?key|master-?key/i.test(text)) {
    const start = text.search(/\S/);
    const [first, last] = cell.text.linesOf(start, text.trimEnd().length);
    const required = /必须|只能|仅/.test(text) ? true : requiredOf(text, text);
    drafts.unshift(headerDraft(section, API_KEY, [first, last], { type: "string", required, constraints: {} }));
  }
  return { drafts, glued };
}

function headerDraft(section: string, path: string, lines: Lines, fixed: Draft["fixed"]): Draft {
  return { section, in: "header", path, shown: { type: "string", values: [] }, words: "", lines, errata: [], fixed };
}

function requiredOf(words: string, row: string): boolean | null {
  // Of two alternatives, neither has to be given by itself.
  if (ONE_OF_TWO.test(row)) return requiredIn(row) === false ? false : null;
  if (/[均都]必[填选]/.test(row)) return true;
  return /必须(?:为|是)/.test(words) ? true : requiredIn(words);
}

/** A media type is meant as printed; a key is an example. */
function constantOf(name: string, words: string): { const?: string } {
  if (name.toLowerCase() === API_KEY || name.toLowerCase() === AUTHORIZATION) return {};
  const value = /^\s*:\s*([\w.+-]+\/[\w.+-]+)/.exec(words)?.[1];
  return value ? { const: value } : {};
}
