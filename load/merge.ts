import { decodeFromCompressedBase64, type JsHistogram } from "hdr-histogram-js";
import type { Heatmap, LoadMetric, LoadResult, ThresholdResult, TimelineSecond } from "../schemas/results/load.js";
import { UsageError } from "../schemas/usage-error.js";
import type { MergedMetric } from "./engine/metrics/registry.js";
import { Sink } from "./engine/metrics/sinks.js";
import { judgeThreshold, parseThresholds } from "./engine/metrics/thresholds.js";
import { metricOf } from "./export-metrics.js";

/** What parts of one run have in common. */
const shared: [field: string, of: (part: LoadResult) => string][] = [
  ["scenario", (part) => part.scenario],
  ["profile", (part) => part.profile],
  ["engine.name", (part) => part.engine.name],
  ["engine.version", (part) => part.engine.version],
  ["subject.bundle", (part) => part.subject.bundle],
  ["subject.document", (part) => part.subject.document],
  ["subject.target", (part) => part.subject.target],
  ["subject.executor", (part) => part.subject.executor],
  ["subject.duration", (part) => part.subject.duration],
];

/**
 * Puts the parts of a distributed run together. Counters, rates and histograms are added, so the figures are those that one
 * machine would have measured; the percentiles of single seconds, which no part keeps, are those of the busiest part.
 * @throws UsageError naming the field in which the parts are not of one run
 */
export function mergeLoadResults(parts: readonly LoadResult[]): LoadResult {
  const [first] = parts;
  if (first === undefined) throw new UsageError("merge: no part is given; allowed: at least one load.json");
  for (const [field, of] of shared) {
    const other = parts.find((part) => of(part) !== of(first));
    if (other !== undefined)
      throw new UsageError(`merge: ${field} is "${of(first)}" in one part and "${of(other)}" in another`);
  }
  const begins = parts.map((part) => Date.parse(part.started));
  const seconds = Math.max(...parts.map((part, at) => ((begins[at] ?? 0) - Math.min(...begins)) / 1000 + part.seconds));
  const metrics = mergedMetrics(parts);
  const sum = (of: (part: LoadResult) => number) => parts.reduce((total, part) => total + of(part), 0);
  const violations = mergedViolations(parts);
  const thresholds = mergedThresholds(parts, metrics, seconds);
  const invalid = parts.some((part) => part.verdict === "invalid");
  const failed = violations.length > 0 || thresholds.some(({ ok }) => !ok);
  const { heatmap: _heatmap, breakpoint: _breakpoint, ...rest } = first;
  const heatmap = mergedHeatmap(parts);
  return {
    ...rest,
    ...(heatmap === null ? {} : { heatmap }),
    started: new Date(Math.min(...begins)).toISOString(),
    seconds: Number(seconds.toFixed(3)),
    verdict: failed ? "fail" : invalid ? "invalid" : "pass",
    reasons: uniqueReasons(parts),
    machine: [...new Set(parts.map((part) => part.machine))].join(" + "),
    subject: {
      ...first.subject,
      rate: parts.every((part) => part.subject.rate === null) ? null : sum((part) => part.subject.rate ?? 0),
    },
    thresholds,
    metrics: Object.fromEntries([...metrics].map(([name, metric]) => [name, metricOf(metric, seconds)])),
    timeline: mergedTimeline(parts),
    violations,
    counts: {
      requests: sum((part) => part.counts.requests),
      failed: sum((part) => part.counts.failed),
      droppedIterations: sum((part) => part.counts.droppedIterations),
      iterations: sum((part) => part.counts.iterations),
      violations: sum((part) => part.counts.violations),
    },
  };
}

function mergedMetrics(parts: readonly LoadResult[]): Map<string, MergedMetric> {
  const merged = new Map<string, MergedMetric>();
  for (const part of parts) {
    for (const [name, metric] of Object.entries(part.metrics)) {
      let found = merged.get(name);
      if (found === undefined) {
        const contains = metric.unit === "ms" ? "time" : metric.unit === "B" ? "data" : "default";
        found = { type: metric.type, contains, sink: new Sink(metric.type) };
        merged.set(name, found);
      }
      if (found.type !== metric.type)
        throw new UsageError(
          `merge: the metric "${name}" is a ${found.type} in one part and a ${metric.type} in another`,
        );
      addTo(found.sink, metric);
    }
  }
  return merged;
}

function addTo(sink: Sink, metric: LoadMetric): void {
  switch (metric.type) {
    case "counter":
      sink.merge({ count: 1, sum: metric.count, min: 0, max: metric.count, last: 0 });
      return;
    case "rate":
      sink.merge({ count: metric.passes + metric.fails, sum: metric.passes, min: 0, max: 1, last: 0 });
      return;
    case "gauge":
      // Virtual users of several machines exist side by side.
      sink.merge({
        count: 1,
        sum: metric.value,
        min: metric.min,
        max: sink.count === 0 ? metric.max : sink.max + metric.max,
        last: sink.last + metric.value,
      });
      return;
    case "trend":
      sink.merge({
        count: metric.count,
        sum: metric.avg * metric.count,
        min: metric.min,
        max: metric.max,
        last: 0,
        counts: countsOf(metric.histogram),
      });
  }
}

/** The engine's own histogram has HdrHistogram's layout for three digits: the counts are taken over one by one. */
function countsOf(encoded: string): Uint32Array {
  const histogram = decodeFromCompressedBase64(encoded) as JsHistogram;
  const counts = new Uint32Array(histogram.countsArrayLength);
  for (let index = 0; index < counts.length; index += 1) counts[index] = histogram.getCountAtIndex(index);
  return counts;
}

function mergedThresholds(
  parts: readonly LoadResult[],
  metrics: ReadonlyMap<string, MergedMetric>,
  seconds: number,
): ThresholdResult[] {
  const rows = new Map<string, ThresholdResult>();
  for (const row of parts.flatMap((part) => part.thresholds)) {
    const key = `${row.metric} ${row.threshold}`;
    if (rows.has(key)) continue;
    const [threshold] = parseThresholds({ [row.metric]: [row.threshold] });
    if (threshold === undefined) continue;
    const { value, ok } = judgeThreshold(threshold, metrics.get(row.metric), seconds);
    rows.set(key, { metric: row.metric, threshold: row.threshold, value, ok });
  }
  return [...rows.values()];
}

function mergedTimeline(parts: readonly LoadResult[]): TimelineSecond[] {
  const begin = Math.min(...parts.map((part) => Date.parse(part.started)));
  const rows = new Map<number, TimelineSecond>();
  for (const part of parts) {
    const offset = Math.round((Date.parse(part.started) - begin) / 1000);
    for (const row of part.timeline) {
      const second = row.second + offset;
      const found = rows.get(second);
      if (found === undefined) {
        rows.set(second, { ...row, second });
        continue;
      }
      if (row.requests > found.requests) Object.assign(found, { p50: row.p50, p95: row.p95, p99: row.p99 });
      found.requests += row.requests;
      found.failed += row.failed;
      found.vus += row.vus;
    }
  }
  return [...rows.values()].sort((one, other) => one.second - other.second);
}

/** Null where a part has none, or the parts' columns do not lie on each other. */
function mergedHeatmap(parts: readonly LoadResult[]): Heatmap | null {
  const maps = parts.flatMap((part) => (part.heatmap === undefined ? [] : [part.heatmap]));
  const widths = new Set(maps.map((map) => map.seconds));
  const begins = parts.map((part) => Date.parse(part.started));
  const [longest] = [...maps].sort((one, other) => other.bounds.length - one.bounds.length);
  if (longest === undefined || maps.length < parts.length || widths.size > 1) return null;
  if (Math.max(...begins) - Math.min(...begins) > longest.seconds * 1000) return null;
  const columns = Math.max(...maps.map((map) => map.counts.length));
  const counts = Array.from({ length: columns }, (_, column) =>
    longest.bounds.map((_bound, span) => maps.reduce((sum, map) => sum + (map.counts[column]?.[span] ?? 0), 0)),
  );
  return { ...longest, counts };
}

function mergedViolations(parts: readonly LoadResult[]): LoadResult["violations"] {
  const rows = new Map<string, LoadResult["violations"][number]>();
  for (const row of parts.flatMap((part) => part.violations)) {
    const found = rows.get(row.requirement);
    if (found === undefined) rows.set(row.requirement, { ...row });
    else found.count += row.count;
  }
  return [...rows.values()].sort((one, other) => other.count - one.count);
}

function uniqueReasons(parts: readonly LoadResult[]): LoadResult["reasons"] {
  return [...new Map(parts.flatMap((part) => part.reasons).map((reason) => [reason.en, reason])).values()];
}
