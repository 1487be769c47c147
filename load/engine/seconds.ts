import type { TimelineSecond } from "../../schemas/results/load.js";
import { Histogram } from "./metrics/histogram.js";
import { trendScale } from "./metrics/sinks.js";
import type { SecondState } from "./protocol.js";

/** The seconds of a run, put together from its threads. */
export class Seconds {
  private readonly bySecond = new Map<
    number,
    { requests: number; failed: number; vus: number; durations: Histogram }
  >();

  add({ second, requests, failed, vus, counts }: SecondState): void {
    let row = this.bySecond.get(second);
    if (row === undefined) {
      row = { requests: 0, failed: 0, vus: 0, durations: new Histogram() };
      this.bySecond.set(second, row);
    }
    row.requests += requests;
    row.failed += failed;
    row.vus += vus;
    row.durations.merge({ counts, count: requests });
  }

  /** One row a second from the first to the last, empty ones too: a second in which nothing came back is worth seeing. */
  rows(): TimelineSecond[] {
    const last = Math.max(-1, ...this.bySecond.keys());
    return Array.from({ length: last + 1 }, (_, second) => {
      const row = this.bySecond.get(second);
      if (row === undefined) return { second, requests: 0, failed: 0, p50: 0, p95: 0, p99: 0, vus: 0 };
      const { requests, failed, vus, durations } = row;
      const at = (percent: number) => durations.percentile(percent) / trendScale;
      return { second, requests, failed, p50: at(50), p95: at(95), p99: at(99), vus };
    });
  }
}
