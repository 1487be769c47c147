import { decodeFromCompressedBase64, type JsHistogram } from "hdr-histogram-js";
import type { LoadMetric, LoadResult } from "../schemas/results/load.js";
import { UsageError } from "../schemas/usage-error.js";
import type { MergedMetric } from "./engine/metrics/registry.js";
import { Sink } from "./engine/metrics/sinks.js";
import { say } from "./messages.js";

/**
 * Counters, rates and histograms of all parts, added.
 * @throws UsageError where a metric is of another type in another part, or its histogram is damaged
 */
export function mergedMetrics(parts: readonly LoadResult[]): Map<string, MergedMetric> {
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
        throw new UsageError(say("mergeTypes", { name, type: found.type, other: metric.type }));
      addTo(found.sink, name, metric);
    }
  }
  return merged;
}

function addTo(sink: Sink, name: string, metric: LoadMetric): void {
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
        counts: countsOf(name, metric.histogram),
      });
  }
}

/** The engine's own histogram has HdrHistogram's layout for three digits: the counts are taken over one by one. */
function countsOf(name: string, encoded: string): Uint32Array {
  let histogram: JsHistogram;
  try {
    histogram = decodeFromCompressedBase64(encoded) as JsHistogram;
  } catch {
    throw new UsageError(say("mergeHistogram", { name }));
  }
  const counts = new Uint32Array(histogram.countsArrayLength);
  for (let index = 0; index < counts.length; index += 1) counts[index] = histogram.getCountAtIndex(index);
  return counts;
}
