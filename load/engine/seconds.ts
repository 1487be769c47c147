import type { Heatmap, TimelineSecond } from "../../schemas/results/load.js";
import { Histogram } from "./metrics/histogram.js";
import { trendScale } from "./metrics/sinks.js";
import type { SecondState } from "./protocol.js";

/** Most columns of a heat map: more are not told apart on a screen, and would fill the result file. */
const mostColumns = 240;
/** Upper bounds of a heat map's spans, six a decade, in milliseconds. */
const heatBounds = [-1, 0, 1, 2, 3, 4].flatMap((power) =>
  [1, 1.5, 2, 3, 5, 7].map((step) => Number((step * 10 ** power).toPrecision(2))),
);

/** The seconds of a run, put together from its threads. */
export class Seconds {
  private readonly bySecond = new Map<
    number,
    { requests: number; failed: number; vus: number; durations: Histogram; operations: SecondState["operations"] }
  >();

  add({ second, requests, failed, vus, counts, operations }: SecondState): void {
    let row = this.bySecond.get(second);
    if (row === undefined) {
      row = { requests: 0, failed: 0, vus: 0, durations: new Histogram(), operations: {} };
      this.bySecond.set(second, row);
    }
    row.requests += requests;
    row.failed += failed;
    row.vus += vus;
    row.durations.merge({ counts, count: requests });
    for (const [name, { requests, logs }] of Object.entries(operations)) {
      row.operations[name] ??= { requests: 0, logs: 0 };
      row.operations[name].requests += requests;
      row.operations[name].logs += logs;
    }
  }

  /** One row a second from the first to the last, empty ones too: a second in which nothing came back is worth seeing. */
  rows(): TimelineSecond[] {
    const last = Math.max(-1, ...this.bySecond.keys());
    return Array.from({ length: last + 1 }, (_, second) => {
      const row = this.bySecond.get(second);
      if (row === undefined) return { second, requests: 0, failed: 0, p50: 0, p95: 0, p99: 0, vus: 0 };
      const { requests, failed, vus, durations } = row;
      const operations = Object.fromEntries(
        Object.entries(row.operations).map(([name, own]) => [
          name,
          { requests: own.requests, typical: Number(Math.exp(own.logs / own.requests).toPrecision(6)) },
        ]),
      );
      const at = (percent: number) => durations.percentile(percent) / trendScale;
      return { second, requests, failed, p50: at(50), p95: at(95), p99: at(99), vus, operations };
    });
  }

  /** How many requests ended in which span of latency, over time; spans above the slowest request are left out. */
  heatmap(): Heatmap {
    const last = Math.max(-1, ...this.bySecond.keys());
    const seconds = Math.max(1, Math.ceil((last + 1) / mostColumns));
    const counts = Array.from({ length: Math.ceil((last + 1) / seconds) }, () => heatBounds.map(() => 0));
    let used = 1;
    for (const [second, { durations }] of this.bySecond) {
      const column = counts[Math.floor(second / seconds)];
      for (const [value, count] of durations.buckets()) {
        const above = heatBounds.findIndex((bound) => value / trendScale < bound);
        const span = above < 0 ? heatBounds.length - 1 : above;
        if (column) column[span] = (column[span] ?? 0) + count;
        used = Math.max(used, span + 1);
      }
    }
    return { unit: "ms", seconds, bounds: heatBounds.slice(0, used), counts: counts.map((row) => row.slice(0, used)) };
  }
}
