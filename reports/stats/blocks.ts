import { meanOf, randomOf, varianceOf } from "./random.js";
import type { Shift } from "./shift.js";
import { criticalT, twoSidedP } from "./student.js";

const resamples = 1000;
const fewestBlocks = 3;

/**
 * The difference of the means of two series of seconds, `after` minus `before`. Neighbouring seconds resemble each other, and a
 * slow drift is no change: so blocks of seconds are resampled (circular block bootstrap), which keeps what is inside a block.
 * As there are few blocks, the variance is scaled up by k / (k − 1), and the interval takes Student's t with Welch's degrees of
 * freedom. `betweenRuns` is how much whole runs differ although nothing changed, which their seconds cannot show.
 */
export function blockShift(
  before: readonly number[],
  after: readonly number[],
  { alpha, betweenRuns = 0, seed = 1 }: { alpha: number; betweenRuns?: number; seed?: number },
): Shift {
  const random = randomOf(seed);
  const one = spreadOf(before, random);
  const other = spreadOf(after, random);
  const estimate = meanOf(after) - meanOf(before);
  if (!one || !other) return { estimate, interval: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY], p: 1 };
  const seen = one.variance + other.variance;
  if (seen === 0 && estimate === 0) return { estimate, interval: [0, 0], p: 1 };
  const variance = seen + 2 * betweenRuns ** 2;
  const degrees = Math.floor(
    Math.min(
      mostDegrees,
      variance ** 2 / (one.variance ** 2 / (one.blocks - 1) + other.variance ** 2 / (other.blocks - 1)),
    ),
  );
  const error = Math.sqrt(variance);
  const reach = criticalT(alpha, degrees) * error;
  return { estimate, interval: [estimate - reach, estimate + reach], p: twoSidedP(estimate / error, degrees) };
}

/** From here on Student's t is the normal distribution. */
const mostDegrees = 1000;

/** Seconds in a block: long enough for what lasts, short enough to have several (5 of 3 in 15 seconds, 30 of 10 in 300). */
const blockLength = (seconds: number): number => Math.max(3, Math.ceil(seconds ** 0.4));

/** The variance of a series' mean, seen over resampled blocks; null where there are too few blocks. */
function spreadOf(values: readonly number[], random: () => number): { variance: number; blocks: number } | null {
  const length = blockLength(values.length);
  const blocks = Math.round(values.length / length);
  if (blocks < fewestBlocks) return null;
  const sums = Float64Array.from(values, (_, start) => {
    let sum = 0;
    for (let step = 0; step < length; step += 1) sum += values[(start + step) % values.length] ?? 0;
    return sum;
  });
  const means = Array.from({ length: resamples }, () => {
    let sum = 0;
    for (let block = 0; block < blocks; block += 1) sum += sums[Math.floor(random() * values.length)] ?? 0;
    return sum / (blocks * length);
  });
  // Blocks rarely fill the series to the second: the variance is that of as many seconds as there are.
  const filled = (blocks * length) / values.length;
  return { variance: (varianceOf(means) * filled * blocks) / (blocks - 1), blocks };
}
