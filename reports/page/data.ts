import type { Language, Text } from "../../schemas/language.js";
import type { ConformanceResult, Status } from "../../schemas/results/conformance.js";
import type { LoadResult, TrendMetric } from "../../schemas/results/load.js";

/** What the page is given, as JSON in a script block: results as they are, and what was worked out from them. */
export interface PageData {
  language: Language;
  conformance: ConformanceResult | null;
  causes: Cause[];
  /** Chapters and sections with their headings. */
  headings: Record<string, Text>;
  loads: LoadView[];
  comparison: Comparison | null;
  /** The document, line 1 first. */
  documentLines: string[];
  /**
   * Recorded exchanges of the findings, by the locator that a finding names: JSON of `Record<string, Exchange>`, deflated (raw), base64.
   * They are most of the bytes and read last.
   */
  exchanges: string;
}

/** Findings that one mistake probably explains. */
export interface Cause {
  key: string;
  title: Text;
  advice: Text;
  worst: Status;
  requirements: string[];
  /** How many requirements could not be tested because of it. */
  blocked: number;
}

/** One call and its answer, already redacted, bodies as text and cut. */
export interface Exchange {
  request: string;
  response: string;
}

/** A trend without its histogram, which the page does not read. */
export type TrendFigures = Omit<TrendMetric, "histogram" | "type">;

export interface Curve {
  name: string;
  /** Pairs of percentile (0 to 100) and value. */
  points: [percentile: number, value: number][];
}

export interface LoadView extends Omit<LoadResult, "metrics"> {
  curves: Curve[];
  /** The scenario's own trends and those by request, in groups that share a name. */
  trends: { base: string; unit: string; rows: { tags: string; figures: TrendFigures }[] }[];
  others: { name: string; text: string }[];
}

/** What an earlier run says beside this one. */
export interface Comparison {
  earlier: { run: string; started: string };
  changes: { kind: ChangeKind; requirement: string; before: Status | null; after: Status | null }[];
  load: LoadChange[];
  /** Scenarios that could not be compared, and why. */
  notCompared: { scenario: string; reason: string }[];
}

/** A metric of a load run beside that of an earlier one. */
export interface LoadChange {
  scenario: string;
  metric: string;
  unit: string;
  before: number;
  after: number;
  /** Relative, or the difference itself for a share. */
  change: number;
  interval: [number | null, number | null];
  verdict: "regressed" | "improved" | "unchanged" | "inconclusive";
}

export type ChangeKind = "fixed" | "broken" | "newly-tested" | "no-longer-tested" | "waiver-ended";
