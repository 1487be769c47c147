import { Histogram } from "./histogram.js";

export type MetricType = "counter" | "gauge" | "rate" | "trend";

/** What a sink knows, in a form that passes from thread to thread. */
export interface SinkState {
  count: number;
  sum: number;
  min: number;
  max: number;
  /** Gauge: the last value. */
  last: number;
  counts?: Uint32Array;
}

/** Trends keep thousandths: microseconds where the unit is a millisecond. */
export const trendScale = 1000;

/**
 * The values of one metric, or of one of its sub-metrics. One class for all four types, so that recording needs no dispatch:
 * a counter reads `sum`, a rate `sum / count`, a gauge `last`, a trend all of them and the histogram.
 */
export class Sink {
  count = 0;
  sum = 0;
  min = Number.POSITIVE_INFINITY;
  max = Number.NEGATIVE_INFINITY;
  last = 0;
  readonly histogram: Histogram | null;

  constructor(readonly type: MetricType) {
    this.histogram = type === "trend" ? new Histogram() : null;
  }

  add(value: number): void {
    this.count += 1;
    this.sum += value;
    this.last = value;
    if (value < this.min) this.min = value;
    if (value > this.max) this.max = value;
    if (this.histogram !== null) this.histogram.record(value * trendScale);
  }

  merge(state: SinkState): void {
    if (state.count === 0) return;
    this.count += state.count;
    this.sum += state.sum;
    this.min = Math.min(this.min, state.min);
    this.max = Math.max(this.max, state.max);
    this.last = state.last;
    if (this.histogram !== null && state.counts) this.histogram.merge({ counts: state.counts, count: state.count });
  }

  /** A percentile in the metric's own unit, never outside of what was seen. */
  percentile(percent: number): number {
    if (this.histogram === null || this.count === 0) return 0;
    const value = this.histogram.percentile(percent) / trendScale;
    return Math.min(this.max, Math.max(this.min, value));
  }

  snapshot(): SinkState {
    const { count, sum, min, max, last } = this;
    const state: SinkState = { count, sum, min, max, last };
    if (this.histogram !== null) state.counts = this.histogram.snapshot().counts;
    return state;
  }
}
