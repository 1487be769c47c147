import type { Breakpoint, LoadResult, ThresholdResult } from "../schemas/results/load.js";
import { isSought } from "./breakpoint.js";
import type { MergedMetric } from "./engine/metrics/registry.js";
import { parseSelector } from "./engine/metrics/submetric.js";
import { say } from "./messages.js";
import { notesOf } from "./notes.js";
import { profiles } from "./profiles.js";
import { joined, loadVerdict } from "./verdict.js";

type Notes = NonNullable<LoadResult["notes"]>;

type Whole = Pick<LoadResult, "thresholds" | "violations" | "counts"> & {
  metrics: ReadonlyMap<string, MergedMetric>;
  breakpoint: Breakpoint | null;
};

/** What the whole comes to; a part that measured its own generator makes latencies of the whole worth nothing. */
export function mergedVerdict(parts: readonly LoadResult[], whole: Whole): Pick<LoadResult, "verdict" | "reasons"> {
  const { metrics, thresholds, violations, counts, breakpoint } = whole;
  const judged = thresholds
    .filter(({ metric }) => breakpoint === null || !isSought(metric))
    .map((row) => ({ ...row, trend: metrics.get(parseSelector(row.metric).metric)?.type === "trend" }));
  const told = loadVerdict({ thresholds: judged, violations, counts, honesty: null, breakpoint, ...viewers(parts) });
  const unfit = parts.filter((part) => part.verdict === "invalid");
  const early = parts.flatMap((part) => part.reasons).filter(({ en }) => earlyEnds.some((end) => en.startsWith(end)));
  const reasons = [...early, ...told.reasons, ...unfit.flatMap((part) => part.reasons)];
  const unique = [...new Map(reasons.map((reason) => [reason.en, reason])).values()];
  if (unfit.length === 0) return { verdict: told.verdict, reasons: unique };
  const latencyAlone = loadVerdict({
    ...{ thresholds: judged, violations, counts, breakpoint, ...viewers(parts) },
    honesty: { late: true, saturated: false, startDelayP99: 0, utilization: 0, loopDelayP99: 0 },
  });
  return { verdict: latencyAlone.verdict, reasons: unique };
}

/** How a reason begins that tells of an early end: it is a part's own. */
const earlyEnds = [say("interrupted").en, say("aborted", { reason: "" }).en, say("lost", { reason: "" }).en];

/** Whether viewers saw a picture, and whether somebody kept them from it. */
function viewers(parts: readonly LoadResult[]): { joins: number | null; leftAlone: boolean } {
  const [first] = parts;
  const watches = first?.thresholds.some(({ metric }) => metric === joined) ?? false;
  const joins = parts.reduce((sum, { metrics }) => {
    const metric = metrics[joined];
    return sum + (metric?.type === "counter" ? metric.count : 0);
  }, 0);
  return {
    joins: watches ? joins : null,
    // A part without a picture has failed, unless it was kept from its media.
    leftAlone: parts.some((part) => part.verdict === "invalid"),
  };
}

/**
 * The curve of a breakpoint run: rates of the parts side by side, latencies from the histograms of all. A rate that a part did
 * not come to is no rate of the whole.
 */
export function mergedBreakpoint(
  parts: readonly LoadResult[],
  metrics: ReadonlyMap<string, MergedMetric>,
  thresholds: readonly ThresholdResult[],
): Breakpoint | null {
  const curves = parts.flatMap(({ breakpoint }) => (breakpoint === undefined ? [] : [breakpoint.curve]));
  if (curves.length < parts.length) return null;
  const length = Math.min(...curves.map((curve) => curve.length));
  const curve = profiles.breakpoint.stages.slice(0, length).map(({ name }, at): Breakpoint["curve"][number] => {
    const rows = curves.flatMap((one) => one[at] ?? []);
    const sum = (of: (row: Breakpoint["curve"][number]) => number) => rows.reduce((total, row) => total + of(row), 0);
    const durations = metrics.get(`http_req_duration{kind:api,stage:${name}}`)?.sink;
    const failed = metrics.get(`http_req_failed{stage:${name}}`)?.sink;
    const own = thresholds.filter(({ metric }) => metric.includes(`stage:${name}}`));
    return {
      rate: Number(sum((row) => row.rate).toFixed(3)),
      iterations: sum((row) => row.iterations),
      dropped: sum((row) => row.dropped),
      p95: durations?.percentile(95) ?? 0,
      p99: durations?.percentile(99) ?? 0,
      failed: failed === undefined || failed.count === 0 ? 0 : failed.sum / failed.count,
      holds: rows.every(({ holds }) => holds) && own.every(({ ok }) => ok),
    };
  });
  const broken = curve.findIndex(({ holds }) => !holds);
  return { rate: (broken < 0 ? curve : curve.slice(0, broken)).at(-1)?.rate ?? null, curve };
}

/** What the parts say beside their verdicts; what is counted is counted over all of them. */
export function mergedNotes(parts: readonly LoadResult[], whole: LoadResult["counts"]): Notes {
  const tooMany = ({ metrics }: LoadResult) => {
    const metric = metrics["http_reqs{status:429}"];
    return metric?.type === "counter" ? metric.count : 0;
  };
  const target = { load: { hosts: [] } };
  const counted = (count: number, requests: number) =>
    notesOf({ hosts: [], target, tooMany: count, requests, shallow: false, drifts: [], joins: null });
  const own = new Set(parts.flatMap((part) => counted(tooMany(part), part.counts.requests)).map(({ en }) => en));
  const rest = parts.flatMap((part) => part.notes ?? []).filter(({ en }) => !own.has(en));
  const all = [
    ...rest,
    ...counted(
      parts.reduce((sum, part) => sum + tooMany(part), 0),
      whole.requests,
    ),
  ];
  return [...new Map(all.map((note) => [note.en, note])).values()];
}
