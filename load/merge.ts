import type { LoadResult, ThresholdResult } from "../schemas/results/load.js";
import { UsageError } from "../schemas/usage-error.js";
import type { MergedMetric } from "./engine/metrics/registry.js";
import { judgeThreshold, parseThresholds } from "./engine/metrics/thresholds.js";
import { metricOf } from "./export-metrics.js";
import { mergedMetrics } from "./merge-metrics.js";
import { mergedHeatmap, mergedTimeline } from "./merge-times.js";
import { mergedBreakpoint, mergedNotes, mergedVerdict } from "./merge-verdict.js";
import { say } from "./messages.js";

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
  if (first === undefined) throw new UsageError(say("mergeNone"));
  for (const [field, of] of shared) {
    const other = parts.find((part) => of(part) !== of(first));
    if (other !== undefined) throw new UsageError(say("mergeDiffers", { field, value: of(first), other: of(other) }));
  }
  const begins = parts.map((part) => Date.parse(part.started));
  const seconds = Math.max(...parts.map((part, at) => ((begins[at] ?? 0) - Math.min(...begins)) / 1000 + part.seconds));
  const metrics = mergedMetrics(parts);
  const sum = (of: (part: LoadResult) => number) => parts.reduce((total, part) => total + of(part), 0);
  const violations = mergedViolations(parts);
  const thresholds = mergedThresholds(parts, metrics, seconds);
  const counts = {
    requests: sum((part) => part.counts.requests),
    failed: sum((part) => part.counts.failed),
    droppedIterations: sum((part) => part.counts.droppedIterations),
    iterations: sum((part) => part.counts.iterations),
    violations: sum((part) => part.counts.violations),
  };
  const { heatmap: _heatmap, breakpoint: _breakpoint, notes: _notes, ...rest } = first;
  const heatmap = mergedHeatmap(parts);
  const breakpoint = mergedBreakpoint(parts, metrics, thresholds);
  const notes = mergedNotes(parts, counts);
  const { verdict, reasons } = mergedVerdict(parts, { metrics, thresholds, violations, counts, breakpoint });
  return {
    ...rest,
    ...(heatmap === null ? {} : { heatmap }),
    ...(breakpoint === null ? {} : { breakpoint }),
    ...(notes.length === 0 ? {} : { notes }),
    started: new Date(Math.min(...begins)).toISOString(),
    seconds: Number(seconds.toFixed(3)),
    verdict,
    reasons,
    machine: [...new Set(parts.map((part) => part.machine))].join(" + "),
    subject: {
      ...first.subject,
      rate: parts.every((part) => part.subject.rate === null) ? null : sum((part) => part.subject.rate ?? 0),
    },
    thresholds,
    metrics: Object.fromEntries([...metrics].map(([name, metric]) => [name, metricOf(metric, seconds)])),
    timeline: mergedTimeline(parts),
    violations,
    counts,
  };
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
    const metric = metrics.get(row.metric);
    // No part has a value of it: what they say stands.
    const { value, ok } = metric === undefined ? row : judgeThreshold(threshold, metric, seconds);
    rows.set(key, { metric: row.metric, threshold: row.threshold, value, ok });
  }
  return [...rows.values()];
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
