import { meanOf, varianceOf } from "./random.js";
import { twoSidedP } from "./student.js";

/** Where a series changed for good: the first value of the new level. */
export interface ChangePoint {
  index: number;
  /** Means of the logarithms before and after make the relative change: 0.15 is 15% more. */
  change: number;
  p: number;
}

export interface ChangePointOptions {
  /** Significance that a change must reach; low, because every place is tried. */
  alpha?: number;
  /** The smallest relative change that matters. */
  smallest?: number;
}

/** Fewer values than that tell nothing of a level. */
const fewest = 3;

/**
 * E-divisive means: the series is cut where the energy distance between both sides is greatest, and each side again, as long as
 * Student's t-test (Welch's) on the logarithms finds the sides different. Cuts that do not hold between their neighbours, once all
 * are known, are taken back. Values must be positive.
 */
export function changePoints(values: readonly number[], options: ChangePointOptions = {}): ChangePoint[] {
  const { alpha = 0.001, smallest = 0.05 } = options;
  const logs = values.map(Math.log);
  const holds = (from: number, cut: number, to: number) => {
    const { p, change } = difference(logs.slice(from, cut), logs.slice(cut, to));
    return p <= alpha && Math.abs(change) > smallest;
  };
  const cuts: number[] = [];
  const search = (from: number, to: number): void => {
    const cut = bestCut(logs, from, to);
    if (cut === null || !holds(from, cut, to)) return;
    cuts.push(cut);
    search(from, cut);
    search(cut, to);
  };
  search(0, logs.length);
  return kept(cuts, logs, holds).map((index, at, all) => {
    const from = all[at - 1] ?? 0;
    const to = all[at + 1] ?? logs.length;
    return { index, ...difference(logs.slice(from, index), logs.slice(index, to)) };
  });
}

/** Takes back, one at a time, what does not hold between its neighbours. */
function kept(
  cuts: readonly number[],
  logs: readonly number[],
  holds: (from: number, cut: number, to: number) => boolean,
): number[] {
  const sorted = [...cuts].sort((one, other) => one - other);
  const weak = sorted.findIndex((cut, at) => !holds(sorted[at - 1] ?? 0, cut, sorted[at + 1] ?? logs.length));
  return weak < 0 ? sorted : kept(sorted.toSpliced(weak, 1), logs, holds);
}

/** The cut with the greatest energy statistic; null where a side would be too short. */
function bestCut(logs: readonly number[], from: number, to: number): number | null {
  const distance = (one: number, other: number) => Math.abs((logs[one] ?? 0) - (logs[other] ?? 0));
  const sumTo = (index: number, start: number, end: number) => {
    let sum = 0;
    for (let other = start; other < end; other += 1) sum += distance(index, other);
    return sum;
  };
  let best: number | null = null;
  let greatest = 0;
  // Sums of distances inside the left side, inside the right one, and between them, kept up as the cut moves on.
  let left = 0;
  let between = 0;
  let right = 0;
  for (let index = from; index < to; index += 1) right += sumTo(index, from, index);
  for (let cut = from + 1; cut <= to - fewest; cut += 1) {
    const moved = cut - 1;
    const toLeft = sumTo(moved, from, moved);
    const toRight = sumTo(moved, cut, to);
    left += toLeft;
    right -= toRight;
    between += toRight - toLeft;
    const n = cut - from;
    const m = to - cut;
    if (n < fewest) continue;
    const apart = (2 * between) / (n * m) - (2 * left) / (n * (n - 1)) - (2 * right) / (m * (m - 1));
    const energy = (apart * n * m) / (n + m);
    if (energy > greatest) {
      greatest = energy;
      best = cut;
    }
  }
  return best;
}

/** Welch's t-test between two sides of a cut. */
function difference(before: readonly number[], after: readonly number[]): { change: number; p: number } {
  const shift = meanOf(after) - meanOf(before);
  const one = varianceOf(before) / before.length;
  const other = varianceOf(after) / after.length;
  const error = Math.sqrt(one + other);
  if (!(error > 0)) return { change: Math.expm1(shift), p: shift === 0 ? 1 : 0 };
  const degrees = (one + other) ** 2 / (one ** 2 / (before.length - 1) + other ** 2 / (after.length - 1));
  return { change: Math.expm1(shift), p: twoSidedP(shift / error, Math.max(1, Math.floor(degrees))) };
}
