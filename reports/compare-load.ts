import type { Language } from "../schemas/language.js";
import type { LoadResult } from "../schemas/results/load.js";
import { UsageError } from "../schemas/usage-error.js";
import { refuseIncomparable } from "./comparable.js";
import { say } from "./compare-messages.js";
import { type Measure, measuresOfPair, measuresOfSets } from "./measures.js";
import { holm } from "./stats/holm.js";
import { smallestP } from "./stats/ranks.js";

export type ChangeVerdict = "regressed" | "improved" | "unchanged" | "inconclusive";

/** One metric of two load runs, or of two sets of them. */
export interface MetricComparison {
  /** E.g. `http_req_duration p95`. */
  metric: string;
  unit: string;
  /** Medians of the runs of a side. */
  before: number;
  after: number;
  /** Relative change, 0.15 is 15% more; for shares the difference itself. */
  change: number;
  /** Null on a side where the data are too few to tell. */
  interval: [number | null, number | null];
  /** As it counts beside the other metrics (Holm). */
  p: number;
  verdict: ChangeVerdict;
  /** For what is inconclusive: about how many more runs a side would decide it; null where no number would. */
  moreRuns: number | null;
}

/** What `compare` says of load runs. */
export interface LoadComparison {
  kind: "load";
  verdict: ChangeVerdict;
  scenario: string;
  profile: string;
  runs: { baseline: number; run: number };
  /** The smallest change that matters, relative. */
  smallest: number;
  metrics: MetricComparison[];
}

export interface CompareOptions {
  /** The smallest change that matters; 0.05 when not given. */
  smallest?: number;
  language?: Language;
}

const defaultSmallest = 0.05;
/** Level of the intervals: 95%. */
const intervalAlpha = 0.05;
/** A share of failed requests that matters, in absolute terms: none may have failed before. */
const smallestShare = 0.001;

/**
 * Compares load runs. Two single runs: their seconds are resampled in blocks. Several runs a side: shift of the runs'
 * figures by Hodges and Lehmann, Mann–Whitney. A metric has regressed only if the change is significant, beside all other
 * metrics, and beyond the smallest change that matters; it is unchanged only if the interval lies inside it; else it is
 * inconclusive. Runs that cannot be compared are refused (`UsageError`, exit 2).
 */
export function compareLoad(baseline: LoadResult[], run: LoadResult[], options: CompareOptions = {}): LoadComparison {
  const { smallest = defaultSmallest } = options;
  refuseIncomparable(baseline, run);
  const [before] = baseline;
  const [after] = run;
  if (!before || !after) throw new UsageError(say("noCounterpart"));
  const single = baseline.length === 1 && run.length === 1;
  // A pair of runs sees nothing of how runs differ among themselves, so it has to be surer.
  const alpha = single ? 0.01 : 0.05;
  const measures = single ? measuresOfPair(before, after, intervalAlpha) : measuresOfSets(baseline, run, intervalAlpha);
  // What is the same on both sides to the last digit, such as no failure at all, is no question that could be answered wrong.
  const asked = measures.filter((measure) => measure.shift.p < 1);
  const adjusted = new Map(holm(asked.map(({ shift }) => shift.p)).map((p, index) => [asked[index], p]));
  const runs = Math.min(baseline.length, run.length);
  const rule = { alpha, smallest, runs, metrics: asked.length };
  const metrics = measures.map((measure) => judged(measure, adjusted.get(measure) ?? 1, rule));
  return {
    kind: "load",
    verdict: overall(metrics),
    scenario: before.scenario,
    profile: before.profile,
    runs: { baseline: baseline.length, run: run.length },
    smallest,
    metrics,
  };
}

interface Rule {
  alpha: number;
  smallest: number;
  runs: number;
  metrics: number;
}

function judged(measure: Measure, p: number, rule: Rule): MetricComparison {
  const { scale, shift, worse, ...figures } = measure;
  const asChange = (value: number) => (scale === "log" ? Math.expm1(value) : value);
  const [low, high] = shift.interval.map((end) => (Number.isFinite(end) ? asChange(end) : null));
  const change = asChange(shift.estimate);
  const matters = scale === "log" ? rule.smallest : smallestShare;
  const significant = p <= rule.alpha;
  const beyond = significant && Math.abs(change) > matters;
  const inside = low != null && high != null && low >= -matters && high <= matters;
  const worsened = worse === "higher" ? change > 0 : change < 0;
  const verdict = beyond ? (worsened ? "regressed" : "improved") : inside ? "unchanged" : "inconclusive";
  return {
    ...figures,
    change,
    interval: [low ?? null, high ?? null],
    p,
    verdict,
    moreRuns: verdict === "inconclusive" ? moreRuns(shift.interval, shift.estimate, matters, rule) : null,
  };
}

/** The most runs a side that anybody would make. */
const mostRuns = 50;

/**
 * About how many more runs a side would bring a verdict: enough for significance to be possible at all, and for an interval,
 * which narrows with the root of the number of runs, that leaves out either nought or what matters.
 */
function moreRuns(interval: readonly number[], estimate: number, matters: number, rule: Rule): number | null {
  let needed = rule.runs;
  while (needed < mostRuns && smallestP(needed, needed) > rule.alpha / rule.metrics) needed += 1;
  const [low = 0, high = 0] = interval;
  if (Number.isFinite(high - low)) {
    const room = Math.abs(estimate) > matters ? Math.abs(estimate) : matters - Math.abs(estimate);
    const half = (high - low) / 2;
    if (room <= 0) return null;
    needed = Math.max(needed, Math.ceil(rule.runs * (half / room) ** 2));
  }
  return needed > mostRuns ? null : Math.max(1, needed - rule.runs);
}

/** The worst metric decides; only what is all unchanged or better is called so. */
function overall(metrics: MetricComparison[]): ChangeVerdict {
  const has = (verdict: ChangeVerdict) => metrics.some((metric) => metric.verdict === verdict);
  if (has("regressed")) return "regressed";
  if (has("inconclusive") || metrics.length === 0) return "inconclusive";
  return has("improved") ? "improved" : "unchanged";
}
