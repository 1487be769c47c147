import { expect, test } from "@playwright/test";
import { blockShift } from "./blocks.js";
import { changePoints } from "./change-points.js";
import { holm } from "./holm.js";
import { randomOf } from "./random.js";
import { rankShift, smallestP } from "./ranks.js";
import { criticalT, twoSidedP } from "./student.js";

test("Student's t has the published critical values", () => {
  expect(criticalT(0.05, 1)).toBeCloseTo(12.706, 3);
  expect(criticalT(0.05, 4)).toBeCloseTo(2.776, 3);
  expect(criticalT(0.01, 7)).toBeCloseTo(3.499, 3);
  expect(criticalT(0.05, 30)).toBeCloseTo(2.042, 3);
  expect(twoSidedP(2.0, 10)).toBeCloseTo(0.07339, 4);
});

test("Mann–Whitney p-values and Hodges–Lehmann intervals are exact", () => {
  // R: wilcox.test(c(1.1,2.2,3.3,4.4,5.5), c(6.1,7.2,8.3,9.4,10.5), exact = TRUE, conf.int = TRUE): p 0.007937
  const apart = rankShift([1.1, 2.2, 3.3, 4.4, 5.5], [6.1, 7.2, 8.3, 9.4, 10.5], 0.05);
  expect(apart.p).toBeCloseTo(0.007937, 5);
  expect(apart.estimate).toBeCloseTo(5, 6);
  // qwilcox(0.025, 5, 5) is 3: the third smallest and the third largest difference.
  expect(apart.interval[0]).toBeCloseTo(1.7, 6);
  expect(apart.interval[1]).toBeCloseTo(8.3, 6);
  expect(smallestP(3, 3)).toBeCloseTo(0.1, 6);
  expect(smallestP(4, 4)).toBeCloseTo(0.028571, 5);
});

test("too few runs give no interval rather than a narrow one", () => {
  const { interval } = rankShift([1, 2, 3], [4, 5, 6], 0.05);
  expect(interval).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
});

test("equal values on both sides are no change", () => {
  expect(rankShift([1, 1, 1, 1, 1], [1, 1, 1, 1, 1], 0.05)).toMatchObject({ estimate: 0, p: 1 });
});

test("Holm raises p-values, keeps their order and stops at 1", () => {
  const adjusted = holm([0.01, 0.04, 0.03, 0.5]);
  expect(adjusted.map((p) => Number(p.toFixed(4)))).toEqual([0.04, 0.09, 0.09, 0.5]);
});

test("a slow drift widens the interval that independent seconds would leave narrow", () => {
  const random = randomOf(3);
  const noise = () => (random() - 0.5) * 0.1;
  const still = Array.from({ length: 36 }, noise);
  const drifting = Array.from({ length: 36 }, (_, second) => Math.sin(second / 6) * 0.1 + noise() * 0.1);
  const width = ([low, high]: [number, number]) => high - low;
  expect(width(blockShift(drifting, drifting, { alpha: 0.05 }).interval)).toBeGreaterThan(
    1.5 * width(blockShift(still, still, { alpha: 0.05 }).interval),
  );
});

test("a handful of seconds is too few for a verdict", () => {
  expect(blockShift([1, 1, 1], [2, 2, 2], { alpha: 0.05 })).toMatchObject({ p: 1 });
});

/** Nights with log-normal noise; from `at` on slower by `step`. */
function nights(seed: number, count: number, at: number, step: number): number[] {
  const random = randomOf(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Array.from({ length: count }, (_, night) => 20 * (night >= at ? step : 1) * Math.exp(0.04 * normal()));
}

test("a change of level is found at its first night, within one", () => {
  for (let seed = 0; seed < 20; seed += 1) {
    const found = changePoints(nights(seed, 40, 25, 1.15));
    expect(found.length).toBeGreaterThanOrEqual(1);
    const nearest = Math.min(...found.map(({ index }) => Math.abs(index - 25)));
    expect(nearest).toBeLessThanOrEqual(1);
  }
});

test("nights without a change have no change point, nearly always", () => {
  const seeds = Array.from({ length: 100 }, (_, seed) => seed);
  expect(seeds.filter((seed) => changePoints(nights(seed, 40, 99, 1)).length > 0).length).toBeLessThanOrEqual(3);
});

test("a worse stretch that ended is two change points", () => {
  const values = [...nights(1, 20, 99, 1), ...nights(2, 15, 0, 1.3), ...nights(3, 20, 99, 1)];
  expect(changePoints(values).map(({ index, change }) => [index, Math.sign(change)])).toEqual([
    [20, 1],
    [35, -1],
  ]);
});

test("one odd night is no change of level, nor are too few nights", () => {
  const values = nights(4, 30, 99, 1);
  values[17] = 200;
  expect(changePoints(values)).toEqual([]);
  expect(changePoints([10, 10, 30, 30])).toEqual([]);
});
