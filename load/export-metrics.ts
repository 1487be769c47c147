import { build, encodeIntoCompressedBase64 } from "hdr-histogram-js";
import type { LoadMetric } from "../schemas/results/load.js";
import type { MergedMetric } from "./engine/metrics/registry.js";
import type { Sink } from "./engine/metrics/sinks.js";

/** The largest value of a histogram, as in the engine's own. */
const highest = 2 ** 33;

/** A metric as `load.json` shows it. @param seconds of the run, for a counter's rate */
export function metricOf({ contains, sink }: MergedMetric, seconds: number): LoadMetric {
  const unit = contains === "time" ? "ms" : contains === "data" ? "B" : "";
  switch (sink.type) {
    case "counter":
      return { type: "counter", unit, count: sink.sum, rate: sink.sum / Math.max(seconds, 1e-3) };
    case "rate":
      return {
        type: "rate",
        unit,
        passes: sink.sum,
        fails: sink.count - sink.sum,
        rate: sink.count === 0 ? 0 : sink.sum / sink.count,
      };
    case "gauge":
      return { type: "gauge", unit, value: sink.last, min: finite(sink.min), max: finite(sink.max) };
    case "trend":
      return {
        type: "trend",
        unit,
        count: sink.count,
        min: finite(sink.min),
        avg: sink.count === 0 ? 0 : sink.sum / sink.count,
        med: sink.percentile(50),
        p90: sink.percentile(90),
        p95: sink.percentile(95),
        p99: sink.percentile(99),
        "p99.9": sink.percentile(99.9),
        max: finite(sink.max),
        histogram: encodeHistogram(sink),
      };
  }
}

/** HdrHistogram V2, compressed, base64: the interchange form, made outside of the hot path. */
function encodeHistogram(sink: Sink): string {
  const histogram = build({
    lowestDiscernibleValue: 1,
    highestTrackableValue: highest,
    numberOfSignificantValueDigits: 3,
  });
  for (const [value, count] of sink.histogram?.buckets() ?? []) histogram.recordValueWithCount(value, count);
  return encodeIntoCompressedBase64(histogram);
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}
