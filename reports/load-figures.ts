import type { LoadMetric, LoadResult, TrendMetric } from "../schemas/results/load.js";

/** A metric's name without its tags, and the tags: `join_time{preload:yes}` → `join_time`, `preload:yes`. */
export function splitName(metric: string): { base: string; tags: string } {
  const [, base = metric, tags = ""] = /^([^{]*)\{(.*)\}$/.exec(metric) ?? [];
  return { base, tags };
}

export const isTrend = (metric: LoadMetric): metric is TrendMetric => metric.type === "trend";

/** The trend that tells most of a run: request durations without tags, else those with the most values. */
export function mainTrend(load: LoadResult): { name: string; trend: TrendMetric } | null {
  const durations = Object.entries(load.metrics)
    .filter(([name]) => splitName(name).base === "http_req_duration")
    .flatMap(([name, metric]) => (isTrend(metric) ? [{ name, trend: metric }] : []));
  const whole = durations.find(({ name }) => name === "http_req_duration");
  return whole ?? durations.sort((one, other) => other.trend.count - one.trend.count)[0] ?? null;
}

/** Requests a second, and the share of all requests, from which on an operation's time is a figure of its own: each more asks for more proof. */
const enoughRequests = 4;
const enoughShare = 0.1;

export const operationMetric = (name: string): string => `http_req_duration{name:${name}} typical`;

/** The operations that make up much of a run, with their geometric means, ms; empty where seconds do not tell operations. */
export function operationsOf({ timeline, counts }: LoadResult): Map<string, number> {
  const sums = new Map<string, { requests: number; logs: number }>();
  for (const [name, { requests, typical }] of timeline.flatMap(({ operations = {} }) => Object.entries(operations))) {
    const sum = sums.get(name) ?? { requests: 0, logs: 0 };
    sums.set(name, { requests: sum.requests + requests, logs: sum.logs + requests * Math.log(typical) });
  }
  const enough = Math.max(enoughRequests * timeline.length, enoughShare * counts.requests);
  const often = [...sums].filter(([, { requests }]) => requests >= enough);
  return new Map(often.map(([name, { requests, logs }]) => [name, Math.exp(logs / requests)]));
}

/** What a line about a load run holds: requests a second, and the 95th percentile in ms where it was measured. */
export function headlineOf(load: LoadResult): { rate: number; p95: number | null; p99: number | null } {
  const main = mainTrend(load);
  return {
    rate: load.seconds > 0 ? load.counts.requests / load.seconds : 0,
    p95: main?.trend.p95 ?? null,
    p99: main?.trend.p99 ?? null,
  };
}
