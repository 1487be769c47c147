import type { Text } from "../../schemas/language.js";
import type { MetricStates } from "./metrics/registry.js";
import type { MetricType } from "./metrics/sinks.js";
import type { Segment } from "./plan/segment.js";

/** What a worker thread is given when it is made. */
export interface WorkerData {
  /** The script as a CommonJS module. */
  script: string;
  files: Record<string, string>;
  env: Record<string, string>;
  /** Hosts (name, or name:port) that may be reached; null: all. */
  allowedHosts: string[] | null;
  /** PEM of a certificate authority to trust beside the system's. */
  certificateAuthority: string | null;
  /** Bytes of one answer's body after which it is given up. */
  /** Options that win over the script's. */
  overrides: Record<string, unknown>;
}

/** From the main thread to a worker. */
export type Order =
  | { kind: "load" }
  | { kind: "prepare"; segment: Segment; vus: number; setupData: string | null }
  | { kind: "setup" }
  | { kind: "run"; beginEpoch: number }
  /** No new iterations; those that run may end within their graceful stop, or are interrupted at once. */
  | { kind: "stop"; interrupt: boolean }
  | { kind: "teardown" }
  | { kind: "summary"; data: unknown };

/** From a worker to the main thread. */
export type Report =
  | { kind: "loaded"; options: unknown; exports: string[]; metrics: Record<string, MetricType> }
  | { kind: "prepared" }
  | { kind: "setup-done"; data: string | null }
  | { kind: "progress"; progress: Progress }
  | { kind: "ended"; progress: Progress }
  | { kind: "teardown-done"; metrics: MetricStates }
  | { kind: "summary-done"; outputs: Record<string, string> | null }
  | { kind: "console"; line: ConsoleLine }
  /** `exec.test.abort()`, `exec.test.fail()` */
  | { kind: "abort"; reason: string }
  | { kind: "fail"; reason: string }
  /** What the main thread asked for went wrong in the script; `usage` where it is an error of use. */
  | { kind: "error"; during: string; message: string; usage: Text | null };

export interface ConsoleLine {
  level: "debug" | "info" | "warn" | "error";
  text: string;
}

/** What one worker measured up to now: totals, never differences, so that a lost message loses nothing. */
export interface Progress {
  metrics: MetricStates;
  checks: CheckCount[];
  /** The seconds that ended since the last report. */
  seconds: SecondState[];
  vus: number;
  vusInitialized: number;
  iterations: number;
  interrupted: number;
  load: GeneratorLoad;
}

export interface CheckCount {
  group: string;
  name: string;
  passes: number;
  fails: number;
}

/** One second of one worker. */
export interface SecondState {
  second: number;
  requests: number;
  failed: number;
  vus: number;
  counts: Uint32Array;
  /** By the tag `name`: requests that did not fail, and the sum of the logarithms of their milliseconds. */
  operations: Record<string, { requests: number; logs: number }>;
}

/** How busy the generator itself was. */
export interface GeneratorLoad {
  /** Share of the time in which the thread's event loop was busy, 0 to 1. */
  utilization: number;
  /** Milliseconds by which the event loop was late, 99th percentile. */
  loopDelayP99: number;
  loopDelayMax: number;
}
