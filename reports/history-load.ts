import type { LoadResult } from "../schemas/results/load.js";
import { isTrend, mainTrend, operationMetric, operationsOf, splitName } from "./load-figures.js";
import type { LoadSeries, MetricSeries } from "./page/history-data.js";
import { changePoints } from "./stats/change-points.js";

/** The load runs of many nights, given in the order of time, as series of what can be compared. */
export function loadSeries(loads: readonly LoadResult[]): LoadSeries[] {
  const groups = new Map<string, LoadResult[]>();
  for (const load of loads) groups.set(nameOf(load), [...(groups.get(nameOf(load)) ?? []), load]);
  return [...groups].map(([name, nights]) => ({
    name,
    nights: nights.map(({ started, verdict, subject, engine }) => ({
      started,
      verdict,
      bundle: subject.bundle.slice(0, 19),
      engine: `${engine.name} ${engine.version}`,
    })),
    metrics: figuresOf(nights).map(({ metric, unit, worse, read }) => {
      // What an invalid run measured is its generator.
      const values = nights.map((night) => (night.verdict === "invalid" ? null : read(night)));
      return { metric, unit, values, changes: changesOf(values, worse) };
    }),
  }));
}

/** Nights of another target, rate or executor are another series. */
function nameOf({ scenario, profile, subject, engine }: LoadResult): string {
  const rate = subject.rate === null ? "" : ` ${subject.rate}/s`;
  return `${subject.target}: ${scenario} ${profile}, ${engine.name}, ${subject.executor}${rate} ${subject.duration}`;
}

interface Figure {
  metric: string;
  unit: string;
  worse: "higher" | "lower";
  read(load: LoadResult): number | null;
}

/** Percentiles of the request duration, the scenario's own trends, throughput and failures. */
function figuresOf(nights: readonly LoadResult[]): Figure[] {
  const durations = (["med", "p95", "p99"] as const).map(
    (field): Figure => ({
      metric: `http_req_duration ${field === "med" ? "p50" : field}`,
      unit: "ms",
      worse: "higher",
      read: (load) => mainTrend(load)?.trend[field] ?? null,
    }),
  );
  const operations = new Map(nights.map((load) => [load, operationsOf(load)]));
  const typical = [...new Set([...operations.values()].flatMap((own) => [...own.keys()]))].map(
    (name): Figure => ({
      metric: operationMetric(name),
      unit: "ms",
      worse: "higher",
      read: (load) => operations.get(load)?.get(name) ?? null,
    }),
  );
  const names = new Set(nights.flatMap((load) => Object.keys(load.metrics)));
  const own = [...names].filter(
    (name) => !/^(http_|iteration|group_|step_|vus|data_|checks)/.test(splitName(name).base),
  );
  const trends = own.flatMap((name): Figure[] => {
    const unit = nights.flatMap(({ metrics }) =>
      metrics[name] && isTrend(metrics[name]) ? [metrics[name].unit] : [],
    )[0];
    if (unit === undefined) return [];
    const read = ({ metrics }: LoadResult) => (metrics[name] && isTrend(metrics[name]) ? metrics[name].med : null);
    return [{ metric: `${name} p50`, unit, worse: "higher", read }];
  });
  return [
    ...durations,
    ...typical,
    ...trends,
    { metric: "http_reqs", unit: "/s", worse: "lower", read: ({ counts, seconds }) => counts.requests / seconds },
    {
      metric: "http_req_failed",
      unit: "%",
      worse: "higher",
      read: ({ counts }) => (counts.requests > 0 ? (counts.failed / counts.requests) * 100 : null),
    },
  ];
}

/** Change points among the nights that have a value, told by their place among all. Where there are zeros, logarithms tell nothing. */
function changesOf(values: readonly (number | null)[], worse: Figure["worse"]): MetricSeries["changes"] {
  const there = values.flatMap((value, index) => (value !== null && value > 0 ? [{ value, index }] : []));
  if (there.length < values.filter((value) => value !== null).length) return [];
  return changePoints(there.map(({ value }) => value)).map(({ index, change }) => ({
    index: there[index]?.index ?? 0,
    change,
    worse: worse === "higher" ? change > 0 : change < 0,
  }));
}
