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

/** Threads report every second: what is so much older than the newest second is whole, and its histogram is let go. */
const openSeconds = 30;

interface OpenSecond {
  requests: number;
  failed: number;
  vus: number;
  durations: Histogram;
  operations: SecondState["operations"];
}

interface ClosedSecond {
  row: TimelineSecond;
  /** Requests by the spans of the heat map; the last span holds what is above all bounds. */
  spans: number[];
}

/** The seconds of a run, put together from its threads. Of old ones a row is kept, so that a long run takes no more memory. */
export class Seconds {
  private readonly open = new Map<number, OpenSecond>();
  private readonly closed = new Map<number, ClosedSecond>();
  private newest = -1;

  add({ second, requests, failed, vus, counts, operations }: SecondState): void {
    const closed = this.closed.get(second)?.row;
    if (closed !== undefined) {
      closed.requests += requests;
      closed.failed += failed;
      closed.vus += vus;
      return;
    }
    let row = this.open.get(second);
    if (row === undefined) {
      row = { requests: 0, failed: 0, vus: 0, durations: new Histogram(), operations: {} };
      this.open.set(second, row);
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
    this.newest = Math.max(this.newest, second);
    this.close(this.newest - openSeconds);
  }

  /** One row a second from the first to the last, empty ones too: a second in which nothing came back is worth seeing. */
  rows(): TimelineSecond[] {
    this.close(Number.POSITIVE_INFINITY);
    return Array.from(
      { length: this.newest + 1 },
      (_, second) => this.closed.get(second)?.row ?? { second, requests: 0, failed: 0, p50: 0, p95: 0, p99: 0, vus: 0 },
    );
  }

  /** How many requests ended in which span of latency, over time; spans above the slowest request are left out. */
  heatmap(): Heatmap {
    this.close(Number.POSITIVE_INFINITY);
    const seconds = Math.max(1, Math.ceil((this.newest + 1) / mostColumns));
    const counts = Array.from({ length: Math.ceil((this.newest + 1) / seconds) }, () => heatBounds.map(() => 0));
    let used = 1;
    for (const [second, { spans }] of this.closed) {
      const column = counts[Math.floor(second / seconds)];
      for (const [span, count] of spans.entries()) {
        if (column) column[span] = (column[span] ?? 0) + count;
        if (count > 0) used = Math.max(used, span + 1);
      }
    }
    return { unit: "ms", seconds, bounds: heatBounds.slice(0, used), counts: counts.map((row) => row.slice(0, used)) };
  }

  private close(before: number): void {
    for (const [second, open] of this.open) {
      if (second >= before) continue;
      this.closed.set(second, { row: rowOf(second, open), spans: spansOf(open.durations) });
      this.open.delete(second);
    }
  }
}

function rowOf(second: number, { requests, failed, vus, durations, operations }: OpenSecond): TimelineSecond {
  const at = (percent: number) => durations.percentile(percent) / trendScale;
  const told = Object.entries(operations).map(([name, { requests, logs }]) => {
    const typical = Number(Math.exp(logs / requests).toPrecision(6));
    return [name, { requests, typical }] as const;
  });
  return { second, requests, failed, p50: at(50), p95: at(95), p99: at(99), vus, operations: Object.fromEntries(told) };
}

function spansOf(durations: Histogram): number[] {
  const spans = heatBounds.map(() => 0);
  for (const [value, count] of durations.buckets()) {
    const above = heatBounds.findIndex((bound) => value / trendScale < bound);
    const span = above < 0 ? heatBounds.length : above;
    spans[span] = (spans[span] ?? 0) + count;
  }
  return spans;
}
