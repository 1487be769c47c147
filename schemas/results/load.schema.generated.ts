/** Generated from the schema beside it by generate.ts; do not edit. */

export type LoadMetric =
  | {
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
      /**
       * Compressed HdrHistogram V2, base64; values in microseconds where the unit is ms
       */
      histogram: string;
    }
  | {
      type: "counter";
      unit: string;
      count: number;
      /**
       * A second
       */
      rate: number;
    }
  | {
      type: "rate";
      unit: string;
      passes: number;
      fails: number;
      /**
       * 0 to 1
       */
      rate: number;
    }
  | {
      type: "gauge";
      unit: string;
      value: number;
      min: number;
      max: number;
    };

/**
 * load.json: what came out of one load run, the same from both engines. Unknown fields are allowed.
 */
export interface LoadResult {
  format: 1;
  scenario: string;
  profile: string;
  engine: {
    name: "embedded" | "k6";
    version: string;
  };
  started: string;
  seconds: number;
  /**
   * invalid: the run says nothing of the target, because the generator was the bottleneck or was not allowed to do what the scenario is for
   */
  verdict: "pass" | "fail" | "invalid";
  /**
   * Why the run is invalid or failed
   */
  reasons: Text[];
  /**
   * What is to be known beside the verdict, with the line that would change it
   */
  notes?: Text[];
  machine: string;
  /**
   * What makes runs comparable
   */
  subject: {
    /**
     * sha256:… of the script
     */
    bundle: string;
    document: string;
    target: string;
    executor: string;
    /**
     * Iterations a second; null where the executor has none
     */
    rate: number | null;
    duration: string;
  };
  thresholds: {
    metric: string;
    threshold: string;
    value: number | null;
    ok: boolean;
  }[];
  /**
   * By k6's metric names, tags in braces
   */
  metrics: {
    [k: string]: LoadMetric;
  };
  timeline: TimelineSecond[];
  heatmap?: Heatmap;
  breakpoint?: Breakpoint;
  violations: {
    requirement: string;
    count: number;
    example: string;
    title?: Text;
    /**
     * First and last line of the document, 1-based
     *
     * @minItems 2
     * @maxItems 2
     */
    lines?: [number, number];
  }[];
  counts: {
    requests: number;
    failed: number;
    droppedIterations: number;
    iterations: number;
    violations: number;
  };
}
/**
 * A text in both languages
 */
export interface Text {
  en: string;
  zh: string;
}
/**
 * Latencies in milliseconds
 */
export interface TimelineSecond {
  second: number;
  requests: number;
  failed: number;
  p50: number;
  p95: number;
  p99: number;
  vus: number;
  /**
   * By the tag name, of requests that did not fail; left out where the engine does not tell single durations
   */
  operations?: {
    [k: string]: OperationSecond;
  };
}
/**
 * One operation in one second
 */
export interface OperationSecond {
  requests: number;
  /**
   * Geometric mean of http_req_duration, ms
   */
  typical: number;
}
/**
 * counts[column][k] requests ended below bounds[k] and not below bounds[k - 1]; the last span also holds what is above it
 */
export interface Heatmap {
  unit: "ms";
  /**
   * How many seconds a column holds: more than one in long runs
   */
  seconds: number;
  bounds: number[];
  counts: number[][];
}
/**
 * Of a breakpoint run: the rates that were tried, in rising order
 */
export interface Breakpoint {
  /**
   * The highest rate (iterations a second) that held, with all below it; null when none did
   */
  rate: number | null;
  curve: {
    rate: number;
    iterations: number;
    dropped: number;
    /**
     * Milliseconds, of calls of the API
     */
    p95: number;
    p99: number;
    /**
     * Share of the requests
     */
    failed: number;
    holds: boolean;
  }[];
}
