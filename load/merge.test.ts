import { expect, test } from "@playwright/test";
import type { LoadResult } from "../schemas/results/load.js";
import { Sink } from "./engine/metrics/sinks.js";
import { metricOf } from "./export-metrics.js";
import { mergeLoadResults } from "./merge.js";

const started = "2026-01-01T00:00:00.000Z";

/** A part that measured these durations. */
function part(durations: number[], more: Partial<LoadResult> = {}): LoadResult {
  const sink = new Sink("trend");
  for (const value of durations) sink.add(value);
  const counter = new Sink("counter");
  counter.add(durations.length);
  const seconds = 10;
  return {
    format: 1,
    scenario: "play-address",
    profile: "average",
    engine: { name: "embedded", version: "1" },
    started,
    seconds,
    verdict: "pass",
    reasons: [],
    machine: "m",
    subject: { bundle: "b", document: "d", target: "t", executor: "constant-arrival-rate", rate: 10, duration: "10s" },
    thresholds: [{ metric: "http_req_duration", threshold: "p(95)<900", value: 0, ok: true }],
    metrics: {
      http_req_duration: metricOf({ type: "trend", contains: "time", sink }, seconds),
      http_reqs: metricOf({ type: "counter", contains: "default", sink: counter }, seconds),
    },
    timeline: [{ second: 0, requests: durations.length, failed: 1, p50: 1, p95: 2, p99: 3, vus: 4 }],
    violations: [],
    counts: {
      requests: durations.length,
      failed: 1,
      droppedIterations: 0,
      iterations: durations.length,
      violations: 0,
    },
    ...more,
  };
}

const low = Array.from({ length: 900 }, (_, at) => (at * 7919) % 800);
const high = Array.from({ length: 600 }, (_, at) => 500 + ((at * 104_729) % 700));

test("merged percentiles are those of the whole", () => {
  const merged = mergeLoadResults([part(low), part(high)]);
  const whole = part([...low, ...high]);
  const figures = ({ metrics }: LoadResult) => {
    const metric = metrics.http_req_duration;
    if (metric?.type !== "trend") throw new Error("no trend");
    const { avg, ...rest } = metric;
    return { ...rest, avg: Number(avg.toFixed(6)) };
  };
  expect(figures(merged)).toEqual(figures(whole));
  expect(merged.metrics.http_reqs).toMatchObject({ count: 1500, rate: 150 });
  expect(merged.counts).toMatchObject({ requests: 1500, iterations: 1500, failed: 2 });
  expect(merged.subject.rate).toBe(20);
});

test("thresholds are judged by what all parts measured", () => {
  const merged = mergeLoadResults([part(low), part(high)]);
  expect(merged.thresholds).toMatchObject([{ threshold: "p(95)<900", ok: false }]);
  expect(merged.verdict).toBe("fail");
});

test("seconds of parts that began at different times lie on each other", () => {
  const merged = mergeLoadResults([part(low), part(high, { started: "2026-01-01T00:00:02.000Z" })]);
  expect(merged.timeline.map(({ second, requests }) => [second, requests])).toEqual([
    [0, 900],
    [2, 600],
  ]);
  expect(merged.seconds).toBe(12);
});

test("violations add up, and an invalid part makes the whole so", () => {
  const violated = (count: number) => ({
    violations: [{ requirement: "4.1-addr", count, example: "e" }],
    verdict: "fail" as const,
  });
  expect(mergeLoadResults([part([1], violated(2)), part([1], violated(3))])).toMatchObject({
    verdict: "fail",
    violations: [{ count: 5 }],
  });
  expect(mergeLoadResults([part([1]), part([1], { verdict: "invalid" })]).verdict).toBe("invalid");
});

test("parts of different runs are refused by the field that differs", () => {
  expect(() => mergeLoadResults([part([1]), part([1], { profile: "smoke" })])).toThrow(
    'merge: profile is "average" in one part and "smoke" in another',
  );
  expect(() => mergeLoadResults([])).toThrow("merge: no part is given; allowed: at least one load.json");
});
