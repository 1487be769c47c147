import type { RepairKind, ScalarNode } from "./nodes.js";
import type { Scanner } from "./scanner.js";

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
/** How `true` and `false` are printed, right and wrong. */
const BOOLEANS: Record<string, boolean> = {
  true: true,
  ture: true,
  treu: true,
  false: false,
  flase: false,
  fasle: false,
};

/** Reads a value without quotation marks: a number, a boolean, null, or a word that stands for a value. */
export function readWord(scan: Scanner): { node: ScalarNode; repair: RepairKind | null } {
  const start = scan.at;
  while (!scan.done && !/[\s,:{}[\]"/]/.test(scan.peek())) scan.step();
  if (scan.at === start && !scan.done) scan.step();
  const printed = scan.text.slice(start, scan.at);
  const node = (kind: ScalarNode["kind"], value: ScalarNode["value"]): ScalarNode => ({
    kind,
    start,
    end: scan.at,
    value,
    others: [],
  });
  if (NUMBER.test(printed)) return { node: node("number", Number(printed)), repair: null };
  const lower = printed.toLowerCase();
  if (Object.hasOwn(BOOLEANS, lower)) {
    return {
      node: node("boolean", BOOLEANS[lower] as boolean),
      repair: /^(?:true|false)$/.test(printed) ? null : "spelling",
    };
  }
  if (lower === "null") return { node: node("null", null), repair: printed === "null" ? null : "spelling" };
  return { node: node("word", printed), repair: "value-unquoted" };
}
