import { UsageError } from "../../../schemas/usage-error.js";
import { parseDuration } from "../duration.js";
import { say } from "../messages.js";
import type { MergedMetric } from "./registry.js";
import type { MetricType, Sink } from "./sinks.js";
import { parseSelector } from "./submetric.js";

/** One threshold expression of one metric or sub-metric. */
export interface Threshold {
  /** `http_req_duration{name:play_address}` */
  metric: string;
  /** `p(95)<200` */
  source: string;
  abortOnFail: boolean;
  /** Milliseconds from the run's begin before which it does not abort. */
  delayAbortEval: number;
}

export interface JudgedThreshold {
  threshold: Threshold;
  /** Null when the metric has no value (0 for a counter): then the threshold holds, as in k6. */
  value: number | null;
  ok: boolean;
}

const expression = /^\s*(p\(\s*(\d+(?:\.\d+)?)\s*\)|[a-z]+)\s*(<=|>=|===|==|!=|<|>)\s*(-?\d+(?:\.\d+)?)\s*$/;
const allowed: Record<MetricType, string[]> = {
  counter: ["count", "rate"],
  gauge: ["value"],
  rate: ["rate"],
  trend: ["avg", "min", "max", "med", "p(N)"],
};

/** Reads `options.thresholds`. @throws UsageError for an expression that k6 would refuse. */
export function parseThresholds(options: unknown): Threshold[] {
  if (options === undefined || options === null) return [];
  if (typeof options !== "object") throw new UsageError(say("notAnObject", { field: "options.thresholds" }));
  return Object.entries(options).flatMap(([name, list]) => {
    parseSelector(name);
    if (!Array.isArray(list)) throw new UsageError(say("notAList", { field: fieldOf(name) }));
    return list.map((entry) => thresholdOf(name, entry));
  });
}

const fieldOf = (metric: string) => `options.thresholds["${metric}"]`;

function thresholdOf(metric: string, entry: unknown): Threshold {
  const { threshold, abortOnFail, delayAbortEval } =
    typeof entry === "string"
      ? { threshold: entry, abortOnFail: false, delayAbortEval: 0 }
      : (entry as Partial<Record<string, unknown>>);
  if (typeof threshold !== "string" || !expression.test(threshold)) {
    throw new UsageError(
      say("fieldHas", {
        field: fieldOf(metric),
        found: String(JSON.stringify(threshold)),
        allowed: say("someThresholds"),
      }),
    );
  }
  const delay = delayAbortEval === undefined ? 0 : parseDuration(delayAbortEval, `${fieldOf(metric)}.delayAbortEval`);
  return { metric, source: threshold, abortOnFail: abortOnFail === true, delayAbortEval: delay };
}

/** Refuses thresholds on metrics that do not exist, or with an aggregation that their type does not have. */
export function validateThresholds(thresholds: readonly Threshold[], types: ReadonlyMap<string, MetricType>): void {
  for (const { metric, source } of thresholds) {
    const type = types.get(parseSelector(metric).metric);
    if (type === undefined) throw new UsageError(say("noMetric", { metric }));
    const aggregation = expression.exec(source)?.[1] ?? "";
    const method = aggregation.startsWith("p(") ? "p(N)" : aggregation;
    if (!allowed[type].includes(method)) {
      throw new UsageError(
        say("notOfType", { field: fieldOf(metric), found: `"${source}"`, type, allowed: allowed[type].join(", ") }),
      );
    }
  }
}

/** Judges one threshold against what was measured in `seconds`. */
export function judgeThreshold(
  threshold: Threshold,
  metric: MergedMetric | undefined,
  seconds: number,
): JudgedThreshold {
  const match = expression.exec(threshold.source);
  // What was never counted came to nought; of other metrics nothing is known, and nothing is crossed.
  const isKnown = metric !== undefined && (metric.sink.count > 0 || metric.type === "counter");
  if (!isKnown || match === null) return { threshold, value: null, ok: true };
  const [, aggregation = "", percent, operator = "", limit] = match;
  const value = aggregate(metric.sink, aggregation, percent, seconds);
  return { threshold, value, ok: holds(value, operator, Number(limit)) };
}

function aggregate(sink: Sink, aggregation: string, percent: string | undefined, seconds: number): number {
  if (percent !== undefined) return sink.percentile(Number(percent));
  switch (aggregation) {
    case "count":
      return sink.sum;
    case "rate":
      return sink.type === "rate" ? sink.sum / sink.count : sink.sum / Math.max(seconds, 1e-3);
    case "value":
      return sink.last;
    case "avg":
      return sink.sum / sink.count;
    case "min":
      return sink.min;
    case "max":
      return sink.max;
    default:
      return sink.percentile(50);
  }
}

function holds(value: number, operator: string, limit: number): boolean {
  switch (operator) {
    case "<":
      return value < limit;
    case "<=":
      return value <= limit;
    case ">":
      return value > limit;
    case ">=":
      return value >= limit;
    case "!=":
      return value !== limit;
    default:
      return value === limit;
  }
}
