import type { MergedMetric } from "./metrics/registry.js";
import type { Sink } from "./metrics/sinks.js";
import type { JudgedThreshold } from "./metrics/thresholds.js";
import type { EngineOptions } from "./options.js";
import type { CheckCount } from "./protocol.js";

/** What `handleSummary(data)` is given, in k6's shape. */
export function summaryData(
  options: EngineOptions,
  metrics: ReadonlyMap<string, MergedMetric>,
  thresholds: readonly JudgedThreshold[],
  checks: readonly CheckCount[],
  seconds: number,
): unknown {
  const entries = [...metrics].filter(([, { sink }]) => sink.count > 0);
  return {
    root_group: groupTree(checks),
    options: { summaryTrendStats: options.summaryTrendStats, summaryTimeUnit: "", noColor: true },
    state: { isStdOutTTY: false, isStdErrTTY: false, testRunDurationMs: seconds * 1000 },
    metrics: Object.fromEntries(
      entries.map(([name, { type, contains, sink }]) => {
        const judged = thresholds.filter(({ threshold }) => threshold.metric === name);
        const values = valuesOf(sink, seconds, options.summaryTrendStats);
        const marks = Object.fromEntries(judged.map(({ threshold, ok }) => [threshold.source, { ok }]));
        return [name, { type, contains, values, ...(judged.length === 0 ? {} : { thresholds: marks }) }];
      }),
    ),
  };
}

function valuesOf(sink: Sink, seconds: number, trendStats: readonly string[]): Record<string, number> {
  switch (sink.type) {
    case "counter":
      return { count: sink.sum, rate: sink.sum / Math.max(seconds, 1e-3) };
    case "gauge":
      return { value: sink.last, min: sink.min, max: sink.max };
    case "rate":
      return { rate: sink.sum / sink.count, passes: sink.sum, fails: sink.count - sink.sum };
    case "trend":
      return Object.fromEntries(trendStats.map((stat) => [stat, trendValue(sink, stat)]));
  }
}

function trendValue(sink: Sink, stat: string): number {
  const percent = /^p\((\d+(?:\.\d+)?)\)$/.exec(stat)?.[1];
  if (percent !== undefined) return sink.percentile(Number(percent));
  switch (stat) {
    case "avg":
      return sink.sum / sink.count;
    case "min":
      return sink.min;
    case "max":
      return sink.max;
    case "count":
      return sink.count;
    default:
      return sink.percentile(50);
  }
}

interface Group {
  name: string;
  path: string;
  id: string;
  groups: Group[];
  checks: { name: string; path: string; id: string; passes: number; fails: number }[];
}

function groupTree(checks: readonly CheckCount[]): Group {
  const root: Group = { name: "", path: "", id: "", groups: [], checks: [] };
  for (const { group, name, passes, fails } of checks) {
    let at = root;
    for (const part of group.split("::").slice(1)) {
      let next = at.groups.find((one) => one.name === part);
      if (next === undefined) {
        const path = `${at.path}::${part}`;
        next = { name: part, path, id: path, groups: [], checks: [] };
        at.groups.push(next);
      }
      at = next;
    }
    const path = `${at.path}::${name}`;
    at.checks.push({ name, path, id: path, passes, fails });
  }
  return root;
}
