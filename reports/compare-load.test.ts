import { expect, test } from "@playwright/test";
import type { LoadResult } from "../schemas/results/load.js";
import { UsageError } from "../schemas/usage-error.js";
import { compareLoad } from "./compare-load.js";
import { sampleLoad, sampleTrend } from "./fixtures/sample.js";
import { randomOf } from "./stats/random.js";

interface Kind {
  seconds: number;
  /** Relative noise from second to second, how much of it lasts, and how much whole runs differ. */
  noise: number;
  lasting: number;
  betweenRuns: number;
}

const usual: Kind = { seconds: 15, noise: 0.05, lasting: 0.6, betweenRuns: 0.01 };

const calm: Kind = { ...usual, seconds: 30, noise: 0.02 };

/** A made-up run: log-normal noise of which a part lasts from second to second, the tail noisier than the middle. */
function simulated(seed: number, slower = 1, { seconds, noise, lasting, betweenRuns }: Kind = usual): LoadResult {
  const random = randomOf(seed * 7919 + 13);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const run = normal() * betweenRuns;
  const series = (level: number, scale: number) => {
    let state = normal() * noise * scale;
    return Array.from({ length: seconds }, () => {
      state = lasting * state + Math.sqrt(1 - lasting ** 2) * normal() * noise * scale;
      return level * slower * Math.exp(run + state);
    });
  };
  const [p50, p95, p99] = [series(20, 1), series(40, 1.5), series(60, 3)];
  const timeline = p50.map((_, second) => ({
    second,
    requests: 200,
    failed: 0,
    p50: p50[second] ?? 0,
    p95: p95[second] ?? 0,
    p99: p99[second] ?? 0,
    vus: 10,
  }));
  const trend = {
    ...sampleTrend([1, 2, 3]),
    med: medianish(p50),
    p95: medianish(p95),
    p99: medianish(p99),
    count: 3000,
  };
  const counts = { requests: 200 * seconds, failed: 0, droppedIterations: 0, iterations: 200 * seconds, violations: 0 };
  return sampleLoad({ timeline, counts, metrics: { http_req_duration: trend } }, seconds);
}

const medianish = (values: number[]) => values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;

const pairs = Array.from({ length: 20 }, (_, pair) => pair);

test("of 20 comparisons of a target with itself at most one is red", () => {
  const red = pairs.filter(
    (pair) => compareLoad([simulated(2 * pair)], [simulated(2 * pair + 1)]).verdict === "regressed",
  );
  expect(red.length).toBeLessThanOrEqual(1);
});

test("a target 15% slower is found in at least 19 of 20 pairs of 15 seconds", () => {
  const found = pairs.filter(
    (pair) => compareLoad([simulated(2 * pair)], [simulated(2 * pair + 1, 1.15)]).verdict === "regressed",
  );
  expect(found.length).toBeGreaterThanOrEqual(19);
});

/** Media that are as fast as ever beside an operation that may not be: the middle of both together lies in the gap between them. */
function mixture(seed: number, slower: number): LoadResult {
  const load = simulated(seed);
  // A mean over all requests of a second is calmer than their median.
  const mean: Kind = { ...usual, noise: 0.03 };
  const [api, media] = [simulated(seed + 1000, slower, mean), simulated(seed + 2000, 1, mean)];
  load.timeline = load.timeline.map((at, second) => ({
    ...at,
    operations: {
      play_address: { requests: 100, typical: api.timeline[second]?.p50 ?? 1 },
      playlist: { requests: 100, typical: (media.timeline[second]?.p50 ?? 1) / 10 },
      once: { requests: 1, typical: 1 },
    },
  }));
  return load;
}

test("an operation that is 15% slower is found by its own time, though the percentiles of all requests hide it", () => {
  const compared = pairs.map((pair) => compareLoad([mixture(2 * pair, 1)], [mixture(2 * pair + 1, 1.15)]));
  expect(compared.filter(({ verdict }) => verdict === "regressed").length).toBeGreaterThanOrEqual(19);
  expect(compared[0]?.metrics.map(({ metric }) => metric)).toEqual([
    "http_req_duration{name:play_address} typical",
    "http_req_duration{name:playlist} typical",
    "http_req_duration p95",
    "http_req_duration p99",
    "http_req_failed",
  ]);
  const same = pairs.map((pair) => compareLoad([mixture(2 * pair, 1)], [mixture(2 * pair + 1, 1)]));
  expect(same.filter(({ verdict }) => verdict === "regressed").length).toBeLessThanOrEqual(1);
});

test("an operation that is slower in a set of runs is found too", () => {
  const set = (from: number, slower = 1) => Array.from({ length: 6 }, (_, run) => mixture(from + run, slower));
  const { metrics } = compareLoad(set(100), set(300, 1.15));
  expect(metrics[0]).toMatchObject({ metric: "http_req_duration{name:play_address} typical", verdict: "regressed" });
});

test("a target 15% faster is called improved, not regressed", () => {
  const { metrics, verdict } = compareLoad([simulated(1, 1.15, calm)], [simulated(2, 1, calm)]);
  expect(metrics[0]).toMatchObject({ metric: "http_req_duration p50", verdict: "improved" });
  expect(verdict).not.toBe("regressed");
});

test("sets of runs: the same target is not red, a slower one is, with size and interval of the change", () => {
  const set = (from: number, slower = 1) => Array.from({ length: 6 }, (_, run) => simulated(from + run, slower));
  expect(compareLoad(set(100), set(200)).verdict).not.toBe("regressed");
  const worse = compareLoad(set(100), set(300, 1.15));
  expect(worse.verdict).toBe("regressed");
  const [median] = worse.metrics;
  expect(median?.change).toBeGreaterThan(0.1);
  expect(median?.change).toBeLessThan(0.2);
  expect(median?.interval[0]).toBeGreaterThan(0);
});

test("a significant change below what matters is no regression", () => {
  const still: Kind = { seconds: 60, noise: 0.005, lasting: 0.2, betweenRuns: 0.001 };
  const set = (from: number, slower = 1) => Array.from({ length: 8 }, (_, run) => simulated(from + run, slower, still));
  const { verdict, metrics } = compareLoad(set(1), set(50, 1.02));
  expect(metrics[0]?.p).toBeLessThan(0.01);
  expect(verdict).toBe("unchanged");
});

test("a pair of calm runs of the same target is unchanged", () => {
  const still: Kind = { seconds: 60, noise: 0.005, lasting: 0.2, betweenRuns: 0.001 };
  expect(compareLoad([simulated(1, 1, still)], [simulated(2, 1, still)]).verdict).toBe("unchanged");
});

test("too few runs are inconclusive and tell how many more it takes", () => {
  const set = (from: number, slower = 1) => Array.from({ length: 2 }, (_, run) => simulated(from + run, slower));
  const { verdict, metrics } = compareLoad(set(1), set(50, 1.3));
  expect(verdict).toBe("inconclusive");
  expect(metrics[0]?.interval).toEqual([null, null]);
  // With four metrics, 6 runs a side give a p-value below 0.05 / 4 at best: four more than two, or fewer than ten.
  expect(metrics[0]?.moreRuns).toBeGreaterThanOrEqual(3);
  expect(metrics[0]?.moreRuns).toBeLessThan(10);
});

test("requests that fail, where none failed, are a regression", () => {
  const failing = simulated(2);
  failing.timeline = failing.timeline.map((at) => ({ ...at, failed: 4 }));
  failing.counts.failed = 60;
  const { verdict, metrics } = compareLoad([simulated(1)], [failing]);
  expect(verdict).toBe("regressed");
  expect(metrics.find((one) => one.metric === "http_req_failed")).toMatchObject({ verdict: "regressed", after: 0.02 });
});

const { subject, counts } = simulated(2);
const others: Record<string, Partial<LoadResult>> = {
  scenario: { scenario: "mixed" },
  profile: { profile: "stress" },
  "engine.name": { engine: { name: "k6", version: "0.1.0" } },
  machine: { machine: "64 cores" },
  "subject.executor": { subject: { ...subject, executor: "constant-vus" } },
  "subject.rate": { subject: { ...subject, rate: 100 } },
  "subject.bundle": { subject: { ...subject, bundle: "sha256:dd" } },
  "subject.document": { subject: { ...subject, document: "sha256:dd" } },
  "counts.droppedIterations": { counts: { ...counts, droppedIterations: 50 } },
  verdict: { verdict: "invalid" },
};

for (const [field, change] of Object.entries(others)) {
  test(`runs that differ in ${field} are refused, and the field is named`, () => {
    const compare = () => compareLoad([simulated(1)], [{ ...simulated(2), ...change }]);
    expect(compare).toThrow(UsageError);
    expect(compare).toThrow(new RegExp(`^${field.replace(".", "\\.")} `));
  });
}

test("the same runs give the same comparison", () => {
  const again = () => compareLoad([simulated(1)], [simulated(2)]);
  expect(again()).toEqual(again());
});
