import { expect, test } from "@playwright/test";
import { Histogram } from "./metrics/histogram.js";
import type { SecondState } from "./protocol.js";
import { Seconds } from "./seconds.js";

/** A second of one thread with these durations in ms. */
function state(second: number, milliseconds: number[]): SecondState {
  const durations = new Histogram();
  for (const value of milliseconds) durations.record(value * 1000);
  const logs = milliseconds.reduce((sum, value) => sum + Math.log(value), 0);
  const operations = { page: { requests: milliseconds.length, logs } };
  return { second, requests: milliseconds.length, failed: 0, vus: 1, counts: durations.snapshot().counts, operations };
}

test("threads add up in each second, and a second without an answer is shown", () => {
  const seconds = new Seconds();
  for (const one of [state(0, [1, 4]), state(2, [8]), state(0, [2, 4])]) seconds.add(one);
  const rows = seconds.rows();
  expect(rows.map(({ second, requests, vus }) => [second, requests, vus])).toEqual([
    [0, 4, 2],
    [1, 0, 0],
    [2, 1, 1],
  ]);
  expect(rows[0]?.p50).toBeCloseTo(2, 2);
  // The fourth root of 1 · 4 · 2 · 4.
  expect(rows[0]?.operations?.page).toEqual({ requests: 4, typical: Number((32 ** 0.25).toPrecision(6)) });
  const { bounds, counts } = seconds.heatmap();
  expect(counts.map((column) => column.reduce((sum, count) => sum + count, 0))).toEqual([4, 0, 1]);
  expect(bounds.at(-1)).toBeGreaterThan(8);
});

test("what a thread reports very late still counts", () => {
  const seconds = new Seconds();
  for (const second of [0, 100, 0]) seconds.add(state(second, [1]));
  expect(seconds.rows()[0]).toMatchObject({ requests: 2, vus: 2 });
});

test("a long run keeps a row a second, not a histogram", () => {
  const seconds = new Seconds();
  const before = process.memoryUsage().arrayBuffers;
  // Two hours as the slowest answer: each second's histogram is at its largest, 92 KB.
  for (let second = 0; second < 4000; second += 1) seconds.add(state(second, [1, 7_200_000]));
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100e6);
  expect(seconds.rows()).toHaveLength(4000);
});
