import { decodeFromCompressedBase64 } from "hdr-histogram-js";
import type { LoadMetric, LoadResult, TrendMetric } from "../schemas/results/load.js";
import { isTrend, splitName } from "./load-figures.js";
import type { Curve, LoadView } from "./page/data.js";

/** Evenly spaced on the scale of a percentile plot, where 90, 99 and 99.9 are equally far apart. */
const percentiles = [
  0, 10, 20, 30, 40, 50, 60, 70, 75, 80, 85, 90, 92, 94, 95, 96, 97, 98, 98.5, 99, 99.3, 99.5, 99.7, 99.8, 99.9, 99.95,
  99.97, 99.99, 99.995, 99.999, 100,
];

/** What the page shows of a load run: histograms become curves, metrics are grouped by their name. */
export function loadViewOf(load: LoadResult): LoadView {
  const { metrics, ...rest } = load;
  return { ...rest, curves: curvesOf(metrics), trends: trendGroups(metrics), others: othersOf(metrics) };
}

function curvesOf(metrics: Record<string, LoadMetric>): Curve[] {
  return Object.entries(metrics)
    .flatMap(([name, metric]) => (isTrend(metric) && isMainCurve(name) ? [{ name, points: pointsOf(metric) }] : []))
    .filter((curve) => curve.points.length > 1);
}

/** All requests, and those by name; not what thresholds slice otherwise. */
const isMainCurve = (name: string): boolean => /^http_req_duration(\{name:[^,]*\})?$/.test(name);

/**
 * Points of the percentile curve. A percentile beyond what so few values can tell is left out. A run whose histogram
 * cannot be read still has its figures, so the curve is drawn from those.
 */
function pointsOf(trend: TrendMetric): [number, number][] {
  const perUnit = trend.unit === "ms" ? 1000 : 1;
  const told = (percentile: number) => percentile === 100 || (1 - percentile / 100) * trend.count >= 1;
  try {
    const histogram = decodeFromCompressedBase64(trend.histogram);
    if (histogram.totalCount === 0) return [];
    return percentiles
      .filter(told)
      .map((percentile) => [percentile, Math.min(trend.max, histogram.getValueAtPercentile(percentile) / perUnit)]);
  } catch {
    return [
      [0, trend.min],
      [50, trend.med],
      [90, trend.p90],
      [95, trend.p95],
      [99, trend.p99],
      [100, trend.max],
    ];
  }
}

function trendGroups(metrics: Record<string, LoadMetric>): LoadView["trends"] {
  const groups = new Map<string, LoadView["trends"][number]>();
  for (const [name, metric] of Object.entries(metrics)) {
    if (!isTrend(metric) || metric.count === 0) continue;
    const { base, tags } = splitName(name);
    const group = groups.get(base) ?? { base, unit: metric.unit, rows: [] };
    const { histogram: _histogram, type: _type, ...figures } = metric;
    group.rows.push({ tags, figures });
    groups.set(base, group);
  }
  return [...groups.values()].sort((one, other) => rankOf(one.base) - rankOf(other.base));
}

/** The scenario's own metrics first, then durations, then the parts that k6 measures anyway. */
function rankOf(base: string): number {
  if (base === "http_req_duration") return 1;
  return /^(http_req_|iteration_|group_|step_)/.test(base) ? 2 : 0;
}

function othersOf(metrics: Record<string, LoadMetric>): LoadView["others"] {
  return Object.entries(metrics).flatMap(([name, metric]) => {
    if (metric.type === "counter") return [{ name, text: `${metric.count} (${metric.rate.toFixed(1)}/s)` }];
    if (metric.type === "rate") return [{ name, text: `${(metric.rate * 100).toFixed(2)} %` }];
    if (metric.type === "gauge") return [{ name, text: `${metric.value} (${metric.min} … ${metric.max})` }];
    return [];
  });
}
