import { medianOf } from "./random.js";
import type { Shift } from "./shift.js";

/**
 * The Hodges–Lehmann shift of `after` against `before` (the median of all pairwise differences), with its exact interval and the
 * exact two-sided p-value of Mann and Whitney. Nothing is assumed of the shape of the values.
 */
export function rankShift(before: readonly number[], after: readonly number[], alpha: number): Shift {
  const differences = after.flatMap((late) => before.map((early) => late - early)).sort((one, other) => one - other);
  const tails = tailsOf(before.length, after.length);
  // Ties count half; the statistic is rounded towards the middle, which never makes a change out of nothing.
  const above = differences.reduce((sum, difference) => sum + (difference > 0 ? 1 : difference === 0 ? 0.5 : 0), 0);
  const smaller = Math.ceil(Math.min(above, differences.length - above));
  const cut = tails.findLastIndex((tail) => 2 * tail <= alpha);
  return {
    estimate: medianOf(differences),
    interval: [
      differences[cut] ?? Number.NEGATIVE_INFINITY,
      cut < 0 ? Number.POSITIVE_INFINITY : (differences[differences.length - 1 - cut] ?? Number.POSITIVE_INFINITY),
    ],
    p: Math.min(1, 2 * (tails[smaller] ?? 1)),
  };
}

/** The smallest p-value that so many runs a side can give. */
export const smallestP = (runs: number, others: number): number => Math.min(1, 2 * (tailsOf(runs, others)[0] ?? 1));

/** `tails[u]` = P(U ≤ u) when both sides come from the same values: counted, not approximated. */
function tailsOf(runs: number, others: number): number[] {
  const most = runs * others;
  // counts[k][u]: ways to choose k of the first values so that their Mann–Whitney sum is u.
  let counts: number[][] = Array.from({ length: runs + 1 }, (_, k) => (k === 0 ? [1] : []));
  for (let rank = 1; rank <= runs + others; rank += 1) {
    const next = counts.map((row) => [...row]);
    for (let k = 1; k <= Math.min(runs, rank); k += 1) {
      // The k-th chosen value, at this rank, has `rank − k` values of the other side below it.
      const below = rank - k;
      if (below > others) continue;
      for (const [u, ways] of (counts[k - 1] ?? []).entries()) {
        const row = next[k] as number[];
        row[u + below] = (row[u + below] ?? 0) + (ways ?? 0);
      }
    }
    counts = next;
  }
  const row = counts[runs] ?? [];
  const total = Array.from({ length: most + 1 }, (_, u) => row[u] ?? 0).reduce((sum, ways) => sum + ways, 0);
  let sum = 0;
  return Array.from({ length: most + 1 }, (_, u) => {
    sum += row[u] ?? 0;
    return sum / total;
  });
}
