import type { MergedMetric } from "./metrics/registry.js";
import { trendScale } from "./metrics/sinks.js";
import type { GeneratorLoad } from "./protocol.js";

/** Limits above which the generator, not the target, was measured. */
export const limits = {
  /** Milliseconds: 99% of the starts must not be later. */
  startDelayP99: 10,
  /** Below so many late starts it was one hiccup of the machine, which says nothing of a 99th percentile. */
  fewestLateStarts: 20,
  /** Milliseconds of the event loop's own delay, 99th percentile. */
  loopDelayP99: 50,
  /** Share of a thread's time. */
  utilization: 0.95,
  /** Share of the starts. */
  dropped: 0.001,
} as const;

/** What the generator says of itself. */
export interface Honesty {
  startDelayP99: number;
  lateStarts: number;
  loopDelayP99: number;
  loopDelayMax: number;
  utilization: number;
  dropped: number;
  droppedShare: number;
  /** The generator did not keep up: what it measured is its own delay. */
  late: boolean;
  saturated: boolean;
  /** More starts were dropped than may be. */
  droppedTooMany: boolean;
}

export function judgeGenerator(metrics: ReadonlyMap<string, MergedMetric>, loads: readonly GeneratorLoad[]): Honesty {
  const delay = metrics.get("iteration_start_delay")?.sink;
  const startDelayP99 = delay === undefined || delay.count === 0 ? 0 : delay.percentile(99);
  const lateStarts = delay?.histogram?.countAbove(limits.startDelayP99 * trendScale) ?? 0;
  const most = (pick: (load: GeneratorLoad) => number) => Math.max(0, ...loads.map(pick));
  const dropped = metrics.get("dropped_iterations")?.sink.sum ?? 0;
  const started = metrics.get("iterations")?.sink.sum ?? 0;
  const droppedShare = dropped === 0 ? 0 : dropped / (dropped + started);
  const utilization = most((load) => load.utilization);
  const loopDelayP99 = most((load) => load.loopDelayP99);
  return {
    startDelayP99,
    lateStarts,
    loopDelayP99,
    loopDelayMax: most((load) => load.loopDelayMax),
    utilization,
    dropped,
    droppedShare,
    late: startDelayP99 > limits.startDelayP99 && lateStarts >= limits.fewestLateStarts,
    saturated: utilization > limits.utilization || loopDelayP99 > limits.loopDelayP99,
    droppedTooMany: droppedShare > limits.dropped,
  };
}
