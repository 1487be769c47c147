import { UsageError } from "../../../schemas/usage-error.js";
import { say } from "../messages.js";

/**
 * One part of a run: of everything that is numbered from 0 (starts, virtual users, iterations) it takes those whose number
 * leaves `index` when divided by `count`. Threads of one machine and machines of one run are split by the same arithmetic.
 */
export interface Segment {
  index: number;
  count: number;
}

export const wholeRun: Segment = { index: 0, count: 1 };

/** How many of the numbers 0 … total-1 fall into the segment. */
export function shareOf(total: number, segment: Segment): number {
  return Math.max(0, Math.floor((total - segment.index + segment.count - 1) / segment.count));
}

/** The number in the whole run of the segment's own `local`-th. */
export function globalIndex(local: number, segment: Segment): number {
  return segment.index + local * segment.count;
}

/** The `index`-th of `count` equal parts of a segment. */
export function subSegment(outer: Segment, index: number, count: number): Segment {
  return { index: outer.index + index * outer.count, count: outer.count * count };
}

/**
 * Reads k6's `executionSegment` (`"1/4:2/4"`), for equal parts only.
 * @throws UsageError for any other form.
 */
export function parseSegment(text: string | undefined): Segment {
  if (text === undefined || text === "" || text === "0:1") return wholeRun;
  const [from, to] = text.includes(":") ? text.split(":").map(fraction) : [0, fraction(text)];
  const count = from === undefined || to === undefined ? Number.NaN : 1 / (to - from);
  const index = (from ?? 0) * count;
  if (!(count >= 1) || !nearInteger(count) || !nearInteger(index)) {
    throw new UsageError(
      say("fieldIs", { field: "options.executionSegment", found: JSON.stringify(text), allowed: say("equalParts") }),
    );
  }
  return { index: Math.round(index), count: Math.round(count) };
}

function fraction(text: string): number {
  if (text.endsWith("%")) return Number(text.slice(0, -1)) / 100;
  const [over, under] = text.split("/").map(Number);
  return under === undefined ? (over ?? Number.NaN) : (over ?? Number.NaN) / under;
}

function nearInteger(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-6;
}
