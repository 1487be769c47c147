import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { Heatmap, TimelineSecond } from "../schemas/results/load.js";
import type { ScriptFacts } from "./engine/engine.js";
import { builtinMetrics, type Contains } from "./engine/metrics/builtin.js";
import { type MergedMetric, mergeStates, Registry } from "./engine/metrics/registry.js";
import type { MetricType } from "./engine/metrics/sinks.js";
import { trendScale } from "./engine/metrics/sinks.js";
import { Seconds } from "./engine/seconds.js";
import { Timeline } from "./engine/vu/timeline.js";

/** What a run's samples come to. */
export interface Samples {
  metrics: Map<string, MergedMetric>;
  timeline: TimelineSecond[];
  heatmap: Heatmap;
  started: Date;
  seconds: number;
}

interface Line {
  type?: unknown;
  metric?: unknown;
  data?: { type?: unknown; contains?: unknown; time?: unknown; value?: unknown; tags?: Record<string, string> | null };
}

/** Reads what k6 writes with `--out json`: lines that declare a metric, and lines with a sample each. */
export async function readSamples(file: string, facts: ScriptFacts): Promise<Samples> {
  const reader = new SampleReader(facts);
  for await (const line of createInterface({
    input: createReadStream(file, "utf8"),
    crlfDelay: Number.POSITIVE_INFINITY,
  }))
    reader.read(line);
  return reader.result();
}

/** The samples go into the same sinks as those of the embedded engine, so that both give the same figures. */
export class SampleReader {
  private readonly registry: Registry;
  private readonly numbers = new Map<string, number>();
  private readonly timeline = new Timeline({ active: 0 });
  private readonly seconds = new Seconds();
  private readonly vus = new Map<number, number>();
  private first = Number.NaN;
  private last = Number.NaN;
  /** k6 writes `http_req_failed` beside each duration: the one before is waited for. */
  private pending: { time: number; duration: number; name: string } | null = null;

  constructor(facts: ScriptFacts) {
    this.registry = new Registry(facts.options.thresholds.map((threshold) => threshold.metric));
    for (const { name, type, contains } of builtinMetrics)
      this.numbers.set(name, this.registry.define(name, type, contains));
  }

  read(text: string): void {
    if (text.trim() === "") return;
    let line: Line;
    try {
      line = JSON.parse(text) as Line;
    } catch {
      // The last line of a run that was ended in the middle.
      return;
    }
    const { type, metric, data } = line;
    if (typeof metric !== "string" || typeof data !== "object") return;
    if (type === "Metric") this.declare(metric, data.type, data.contains);
    else if (type === "Point" && typeof data.value === "number" && typeof data.time === "string") {
      this.sample(metric, data.value, Date.parse(data.time), data.tags ?? {});
    }
  }

  result(): Samples {
    this.flush(false);
    for (const state of this.timeline.take(true)) this.seconds.add(state);
    const timeline = this.seconds.rows();
    for (const row of timeline) row.vus = this.vus.get(row.second) ?? row.vus;
    const begun = Number.isNaN(this.first) ? 0 : this.first;
    const seconds = Number.isNaN(this.last) ? 0 : (this.last - begun) / 1000;
    return {
      metrics: mergeStates([this.registry.snapshot()]),
      timeline,
      heatmap: this.seconds.heatmap(),
      started: new Date(begun),
      seconds,
    };
  }

  private declare(name: string, type: unknown, contains: unknown): void {
    const types = ["counter", "gauge", "rate", "trend"];
    if (!types.includes(String(type)) || name.includes("{")) return;
    this.numbers.set(
      name,
      this.registry.define(name, type as MetricType, (contains as Contains | undefined) ?? "default"),
    );
  }

  private sample(name: string, value: number, time: number, tags: Record<string, string>): void {
    const number = this.numbers.get(name);
    if (number === undefined || Number.isNaN(time)) return;
    this.registry.add(
      number,
      value,
      this.registry.relevant.map((tag) => tags[tag] ?? ""),
    );
    const load = tags.group !== "::setup" && tags.group !== "::teardown" && tags.scenario !== undefined;
    if (name === "vus") this.vus.set(Math.floor((time - this.first) / 1000), value);
    if (!load) return;
    if (Number.isNaN(this.first)) this.first = time;
    this.last = Number.isNaN(this.last) ? time : Math.max(this.last, time);
    if (name === "http_req_duration") {
      this.flush(false);
      this.pending = { time: time - this.first, duration: value, name: tags.name ?? "" };
    } else if (name === "http_req_failed") {
      this.flush(value > 0);
    }
  }

  private flush(failed: boolean): void {
    if (this.pending === null) return;
    this.timeline.record(this.pending.time, this.pending.duration * trendScale, failed, this.pending.name);
    this.pending = null;
    for (const state of this.timeline.take(false)) this.seconds.add(state);
  }
}
