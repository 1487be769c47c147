import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { decodeFromCompressedBase64 } from "hdr-histogram-js";
import { metricOf } from "../../export-metrics.js";
import { Histogram } from "./histogram.js";
import { mergeStates, Registry } from "./registry.js";
import { Sink } from "./sinks.js";
import { judgeThreshold, parseThresholds, validateThresholds } from "./thresholds.js";

const values = fc.array(fc.integer({ min: 0, max: 7_200_000_000 }), { minLength: 1, maxLength: 300 });

test.describe("histogram", () => {
  test("a percentile lies within three digits of the sorted values' own", () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 100 }), (list, percent) => {
        const histogram = new Histogram();
        for (const value of list) histogram.record(value);
        const sorted = [...list].sort((one, other) => one - other);
        const exact = sorted[Math.max(1, Math.ceil((percent / 100) * list.length - 1e-9)) - 1] ?? 0;
        return Math.abs(histogram.percentile(percent) - exact) <= Math.max(0.5, exact / 1000);
      }),
    );
  });

  test("merged parts are equal to the whole", () => {
    fc.assert(
      fc.property(values, values, (left, right) => {
        const whole = new Histogram();
        const parts = [new Histogram(), new Histogram()] as const;
        for (const value of left) parts[0].record(value);
        for (const value of right) parts[1].record(value);
        for (const value of [...left, ...right]) whole.record(value);
        parts[0].merge(parts[1].snapshot());
        expect([...parts[0].buckets()]).toEqual([...whole.buckets()]);
        expect(parts[0].count).toBe(whole.count);
      }),
      { numRuns: 50 },
    );
  });

  test("counts what lies above a value", () => {
    const histogram = new Histogram();
    for (let value = 1; value <= 1000; value += 1) histogram.record(value);
    expect(histogram.countAbove(900)).toBe(100);
  });

  test("its HdrHistogram gives the same percentiles to other programs", () => {
    const sink = new Sink("trend");
    for (let value = 1; value <= 5000; value += 1) sink.add(value / 7);
    const shown = metricOf({ type: "trend", contains: "time", sink }, 1);
    if (shown.type !== "trend") throw new Error("not a trend");
    const decoded = decodeFromCompressedBase64(shown.histogram);
    expect(decoded.totalCount).toBe(5000);
    for (const percent of [50, 90, 99, 99.9]) {
      expect(Math.abs(decoded.getValueAtPercentile(percent) / 1000 - sink.percentile(percent))).toBeLessThan(
        sink.percentile(percent) / 500,
      );
    }
  });
});

test.describe("sub-metrics", () => {
  test("take the values whose tags match, and only those", () => {
    const registry = new Registry(["checks{kind:a}", "checks{kind:a,stage:x}"]);
    const number = registry.define("checks", "rate", "default");
    const tagged = (tags: Record<string, string>) => registry.relevant.map((tag) => tags[tag] ?? "");
    registry.add(number, 1, tagged({ kind: "a", stage: "x" }));
    registry.add(number, 0, tagged({ kind: "a" }));
    registry.add(number, 0, tagged({ kind: "b", stage: "x" }));
    const merged = mergeStates([registry.snapshot(), registry.snapshot()]);
    const count = (name: string) => merged.get(name)?.sink.count;
    expect([count("checks"), count("checks{kind:a}"), count("checks{kind:a,stage:x}")]).toEqual([6, 4, 2]);
  });

  test("a metric of one name cannot have two types", () => {
    const registry = new Registry([]);
    registry.define("mine", "trend", "time");
    expect(() => registry.define("mine", "counter", "default")).toThrow(
      "metric 'mine' already exists with another type",
    );
  });
});

test.describe("thresholds", () => {
  const trend = new Sink("trend");
  for (let value = 1; value <= 100; value += 1) trend.add(value);
  const rate = new Sink("rate");
  for (let value = 0; value < 10; value += 1) rate.add(value === 0 ? 1 : 0);
  const counter = new Sink("counter");
  counter.add(5);
  counter.add(7);
  const gauge = new Sink("gauge");
  gauge.add(9);
  gauge.add(3);
  const rows: [sink: Sink, threshold: string, value: number, ok: boolean][] = [
    [trend, "p(95)<96", 95, true],
    [trend, "p(95) < 95", 95, false],
    [trend, "p(99.5)<=100", 100, true],
    [trend, "avg>50", 50.5, true],
    [trend, "min==1", 1, true],
    [trend, "max!=100", 100, false],
    [trend, "med<=50", 50, true],
    [rate, "rate<0.2", 0.1, true],
    [rate, "rate>=0.2", 0.1, false],
    [counter, "count===12", 12, true],
    [counter, "rate>5", 6, true],
    [gauge, "value<4", 3, true],
  ];
  for (const [sink, source, value, ok] of rows) {
    test(`${sink.type} ${source} ${ok ? "holds" : "is crossed"}`, () => {
      const [threshold] = parseThresholds({ m: [source] });
      if (threshold === undefined) throw new Error("no threshold");
      const judged = judgeThreshold(threshold, { type: sink.type, contains: "default", sink }, 2);
      expect(judged.ok).toBe(ok);
      expect(Math.abs((judged.value ?? 0) - value)).toBeLessThanOrEqual(value / 1000);
    });
  }

  test("a counter that nobody counted on is nought, as in k6", () => {
    const [threshold] = parseThresholds({ m: ["count>0"] });
    const metric = { type: "counter", contains: "default", sink: new Sink("counter") } as const;
    if (threshold) expect(judgeThreshold(threshold, metric, 1)).toMatchObject({ value: 0, ok: false });
  });

  test("a metric without values holds, as in k6", () => {
    const [threshold] = parseThresholds({ m: ["p(95)<1"] });
    if (threshold) expect(judgeThreshold(threshold, undefined, 1)).toMatchObject({ value: null, ok: true });
  });

  const wrong: [thresholds: object, message: string][] = [
    [{ m: ["p95<200"] }, 'options.thresholds["m"] has "p95<200"; allowed: e.g. "p(95)<200", "rate<0.01"'],
    [{ m: "p(95)<200" }, 'options.thresholds["m"]: a list is expected'],
    [{ "m{name:x": ["avg<1"] }, 'options.thresholds: "m{name:x" does not end in "}"'],
    [{ "m{name}": ["avg<1"] }, 'options.thresholds: "m{name}" has "name"; allowed: tag:value'],
    [{ nosuch: ["avg<1"] }, 'options.thresholds: there is no metric "nosuch"'],
    [{ checks: ["p(95)<1"] }, 'options.thresholds["checks"] has "p(95)<1"; a rate allows: rate'],
  ];
  for (const [thresholds, message] of wrong) {
    test(`refused: ${message}`, () => {
      expect(() => validateThresholds(parseThresholds(thresholds), new Map([["checks", "rate"]]))).toThrow(message);
    });
  }
});
