import type { Fact } from "../facts.js";
import { commentAt } from "../generate/words.js";
import type { Pair } from "./pairs.js";

/** Words that changed although no fact did; a line is 0 where there is none on that side. */
export interface WordChange {
  before: string;
  after: string;
  oldLine: number;
  newLine: number;
  /** The fact beside which they stand, if any. */
  fact: Fact | undefined;
}

/** Changed comments and prose beside facts that say the same as before. */
export function changedComments(
  pairs: readonly Pair[],
  oldLines: readonly string[],
  newLines: readonly string[],
): WordChange[] {
  const seen = new Set<number>();
  return pairs.flatMap(({ before, after }) => {
    if (!before || !after || seen.has(after.lines[0]) || !isWorded(after, newLines)) return [];
    seen.add(after.lines[0]);
    const [was, is] = [commentAt(oldLines, before.lines), commentAt(newLines, after.lines)];
    if (plain(was) === plain(is)) return [];
    return [{ before: was, after: is, oldLine: before.lines[0], newLine: after.lines[0], fact: after }];
  });
}

/** Sentences that came, went or were changed and beside which no fact stands. */
export function strayWords(
  oldFacts: readonly Fact[],
  newFacts: readonly Fact[],
  oldLines: readonly string[],
  newLines: readonly string[],
): WordChange[] {
  const was = sentences(oldFacts, oldLines);
  const is = sentences(newFacts, newLines);
  const gone = [...was].filter(([text]) => !is.has(text)).map(([text, line]) => ({ text, line }));
  const come = [...is].filter(([text]) => !was.has(text)).map(([text, line]) => ({ text, line }));
  const changes = come.map(({ text, line }) => {
    const at = gone.findIndex((other) => withoutNumbers(other.text) === withoutNumbers(text));
    const [before] = at < 0 ? [] : gone.splice(at, 1);
    return stray(before?.line ?? 0, line, oldLines, newLines);
  });
  return [...changes, ...gone.map(({ line }) => stray(line, 0, oldLines, newLines))];
}

/** Words of a call that came or went as a whole are told with it. Its heading stands a few lines before it. */
export function isOfWholeCall({ oldLine, newLine }: WordChange, pairs: readonly Pair[]): boolean {
  const heading = 4;
  const [side, other, line] =
    newLine > 0 ? (["after", "before", newLine] as const) : (["before", "after", oldLine] as const);
  const calls = pairs.filter((pair) => pair[side]?.kind === "operation" && pair[side].lines[0] <= line + heading);
  const owner = calls.sort((a, b) => (a[side]?.lines[0] ?? 0) - (b[side]?.lines[0] ?? 0)).at(-1);
  return owner !== undefined && owner[other] === undefined;
}

function stray(oldLine: number, newLine: number, oldLines: readonly string[], newLines: readonly string[]): WordChange {
  const [before, after] = [oldLines[oldLine - 1]?.trim() ?? "", newLines[newLine - 1]?.trim() ?? ""];
  return { before, after, oldLine, newLine, fact: undefined };
}

/** Sentences that differ in a number alone are one sentence that was changed. */
function withoutNumbers(text: string): string {
  return text.replace(/\d+/g, "#");
}

/** The prose lines between the first and the last fact that no fact covers, by their plain text. */
function sentences(facts: readonly Fact[], lines: readonly string[]): Map<string, number> {
  const covered = new Set<number>();
  for (const {
    lines: [first, last],
  } of facts)
    for (let at = first; at <= last; at += 1) covered.add(at);
  const [start, end] = [Math.min(...covered), Math.max(...covered)];
  const found = new Map<string, number>();
  for (let at = start; at <= end; at += 1) {
    const text = lines[at - 1] ?? "";
    const leadsIn = /[::]\s*$/.test(text) && covered.has(at + 1);
    if (!covered.has(at) && !leadsIn && /\p{Script=Han}/u.test(text)) found.set(plain(text), at);
  }
  return found;
}

function isWorded(fact: Fact, lines: readonly string[]): boolean {
  const text = lines.slice(fact.lines[0] - 1, fact.lines[1]).join("\n");
  return fact.kind === "rule" || (fact.kind === "field" && /(?<!:)\/\//.test(text));
}

/** Quotes, widths and spaces are the typist's, and a heading's number is told elsewhere. */
function plain(text: string): string {
  return text.normalize("NFKC").replace(/^\s*\d+(\.\d+)*[.、\s]*|[“”"'‘’\s]/g, "");
}
