import { expect, test } from "@playwright/test";
import { decodeFromCompressedBase64, type JsHistogram } from "hdr-histogram-js";
import type { LoadResult } from "../schemas/results/load.js";
import { Sink } from "./engine/metrics/sinks.js";
import { metricOf } from "./export-metrics.js";
import { mergeLoadResults } from "./merge.js";
import { notesOf } from "./notes.js";

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

test("parts of unequal size come to the same figures as the whole, however it was split", () => {
  const all = Array.from({ length: 2000 }, (_, at) => ((at * 7919) % 1999) * (at % 97 === 0 ? 13.7 : 0.31) + 0.05);
  const figures = (result: LoadResult) => {
    const metric = result.metrics.http_req_duration;
    if (metric?.type !== "trend") throw new Error("no trend");
    const { avg, histogram, ...rest } = metric;
    return { ...rest, avg: Number(avg.toFixed(6)), buckets: countsIn(histogram) };
  };
  for (const ends of [[2000], [500, 1000, 2000], [1, 1993, 2000], [1300, 1400, 1401, 2000]]) {
    const parts = ends.map((end, at) => part(all.slice(ends[at - 1] ?? 0, end)));
    const merged = mergeLoadResults(parts);
    expect(figures(merged)).toEqual(figures(part(all)));
    expect(merged.counts.requests).toBe(2000);
  }
});

/** Every bucket that holds something. */
function countsIn(histogram: string): [value: number, count: number][] {
  const decoded = decodeFromCompressedBase64(histogram) as JsHistogram;
  const found: [number, number][] = [];
  for (let index = 0; index < decoded.countsArrayLength; index += 1) {
    const count = decoded.getCountAtIndex(index);
    if (count > 0) found.push([decoded.valueFromIndex(index), count]);
  }
  return found;
}

test("refusals by 429 are counted over all parts, and other notes are told once", () => {
  const refused = (count: number) => {
    const [note] = notesOf({
      hosts: [],
      target: { load: { hosts: [] } },
      tooMany: count,
      requests: 1,
      shallow: false,
      drifts: [],
      joins: null,
    });
    if (note === undefined) throw new Error("no note");
    const metrics = { "http_reqs{status:429}": { type: "counter", unit: "", count, rate: 1 } } as const;
    return part([1], { metrics: { ...part([1]).metrics, ...metrics }, notes: [note, { en: "n", zh: "n" }] });
  };
  const notes = mergeLoadResults([refused(2), refused(3)]).notes?.map(({ en }) => en);
  expect(notes).toEqual(["n", expect.stringMatching(/^5 answers/)]);
});

test("an invalid part makes a latency of the whole worth nothing, a wrong answer is one all the same", () => {
  const late = { verdict: "invalid", reasons: [{ en: "late", zh: "late" }] } as const;
  const slow = part(high, { ...late, reasons: [...late.reasons] });
  expect(mergeLoadResults([slow, part(high)])).toMatchObject({ verdict: "invalid" });
  const wrong = { violations: [{ requirement: "4.1-addr", count: 1, example: "" }] };
  expect(mergeLoadResults([slow, part(high, wrong)]).verdict).toBe("fail");
});

test("the curve of a breaking point has the rates of all parts, and breaks where one of them does", () => {
  const broken = (holds: boolean) => ({
    profile: "breakpoint",
    breakpoint: {
      rate: holds ? 20 : 10,
      curve: [true, holds].map((held, at) => ({
        ...{ rate: 10 * (at + 1), iterations: 50, dropped: 0, p95: 1, p99: 2, failed: 0 },
        holds: held,
      })),
    },
  });
  const merged = mergeLoadResults([part(low, broken(true)), part(low, broken(false))]);
  expect(merged.breakpoint).toMatchObject({
    rate: 20,
    curve: [
      { rate: 20, iterations: 100 },
      { rate: 40, holds: false },
    ],
  });
});

test("thresholds are judged by what all parts measured", () => {
  const merged = mergeLoadResults([part(low), part(high)]);
  expect(merged.thresholds).toMatchObject([{ threshold: "p(95)<900", ok: false }]);
  expect(merged.verdict).toBe("fail");
});

test("an operation's typical time is that of all requests together", () => {
  const with4 = (requests: number, typical: number) => ({
    timeline: [
      { second: 0, requests, failed: 0, p50: 1, p95: 2, p99: 3, vus: 4, operations: { page: { requests, typical } } },
    ],
  });
  const [row] = mergeLoadResults([part([1], with4(300, 2)), part([1], with4(100, 32))]).timeline;
  expect(row?.operations?.page?.requests).toBe(400);
  // Three requests of 2 ms and one of 32 ms: the fourth root of 2 · 2 · 2 · 32.
  expect(row?.operations?.page?.typical).toBeCloseTo(4, 9);
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
  const whole = part([1]);
  const torn = Object.entries(whole.metrics).map(([name, metric]) => [
    name,
    "histogram" in metric ? { ...metric, histogram: metric.histogram.slice(0, -9) } : metric,
  ]);
  expect(() => mergeLoadResults([whole, { ...whole, metrics: Object.fromEntries(torn) }])).toThrow(
    /^merge: the histogram of "\w+" cannot be read/,
  );
  expect(() => mergeLoadResults([])).toThrow("merge: no part is given; allowed: at least one load.json");
});
