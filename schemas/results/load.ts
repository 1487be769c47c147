export type LoadVerdict = "pass" | "fail" | "invalid";

export interface ThresholdResult {
  metric: string;
  threshold: string;
  value: number | null;
  ok: boolean;
}

export interface TrendMetric {
  type: "trend";
  unit: string;
  count: number;
  min: number;
  avg: number;
  med: number;
  p90: number;
  p95: number;
  p99: number;
  "p99.9": number;
  max: number;
  /** Compressed HdrHistogram V2, base64; values in microseconds where the unit is ms. */
  histogram: string;
}

export type LoadMetric =
  | TrendMetric
  | { type: "counter"; unit: string; count: number; rate: number }
  | { type: "rate"; unit: string; passes: number; fails: number; rate: number }
  | { type: "gauge"; unit: string; value: number; min: number; max: number };

export interface TimelineSecond {
  second: number;
  requests: number;
  failed: number;
  p50: number;
  p95: number;
  p99: number;
  vus: number;
  /** By the tag `name`, of requests that did not fail. Left out where the engine does not tell single durations. */
  operations?: Record<string, OperationSecond>;
}

/** One operation in one second. A run mixes operations, and the middle of a mixture jumps where one level ends: this does not. */
export interface OperationSecond {
  requests: number;
  /** Geometric mean of `http_req_duration`, ms. */
  typical: number;
}

/**
 * How many requests ended in each span of latency, column by column in time: `counts[column][k]` lies below `bounds[k]` and not
 * below `bounds[k - 1]`; the last span also holds what is above it.
 */
export interface Heatmap {
  unit: "ms";
  /** How many seconds a column holds: more than one in long runs. */
  seconds: number;
  bounds: number[];
  counts: number[][];
}

/** What a breakpoint run found: the rates that were tried, in rising order. */
export interface Breakpoint {
  /** The highest rate (iterations a second) that held, with all below it; null when none did. */
  rate: number | null;
  curve: {
    rate: number;
    iterations: number;
    dropped: number;
    /** Milliseconds, of calls of the API. */
    p95: number;
    p99: number;
    /** Share of the requests. */
    failed: number;
    holds: boolean;
  }[];
}

/** `load.json`, the same from both engines. */
export interface LoadResult {
  format: 1;
  scenario: string;
  profile: string;
  engine: { name: "embedded" | "k6"; version: string };
  started: string;
  seconds: number;
  verdict: LoadVerdict;
  /** Why the run is invalid or failed, for people. */
  reasons: { en: string; zh: string }[];
  /** What is to be known beside the verdict, with the line that would change it. */
  notes?: { en: string; zh: string }[];
  machine: string;
  /** What makes runs comparable. */
  subject: {
    bundle: string;
    document: string;
    target: string;
    executor: string;
    rate: number | null;
    duration: string;
  };
  thresholds: ThresholdResult[];
  metrics: Record<string, LoadMetric>;
  timeline: TimelineSecond[];
  /** Left out where the engine does not tell single durations. */
  heatmap?: Heatmap;
  /** Of a breakpoint run. */
  breakpoint?: Breakpoint;
  /** `title` and `lines` are the catalogue's; left out where its edition does not hold the requirement. */
  violations: {
    requirement: string;
    count: number;
    example: string;
    title?: { en: string; zh: string };
    lines?: [number, number];
  }[];
  counts: { requests: number; failed: number; droppedIterations: number; iterations: number; violations: number };
}
