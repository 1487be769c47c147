import type { Edition } from "../schemas/edition.js";
import type { LoadMetric, LoadResult, ThresholdResult } from "../schemas/results/load.js";
import type { Target } from "../target/target.js";
import { breakpointOf, isSought } from "./breakpoint.js";
import type { Bundle } from "./bundle.js";
import { driftsIn } from "./drift.js";
import { formatDuration } from "./engine/duration.js";
import type { EngineResult } from "./engine/engine.js";
import { builtinMetrics } from "./engine/metrics/builtin.js";
import { parseSelector } from "./engine/metrics/submetric.js";
import { regularDuration, type Scenario } from "./engine/scenario.js";
import type { ViolationExamples } from "./examples.js";
import { metricOf } from "./export-metrics.js";
import { say } from "./messages.js";
import { type LeftAlone, notesOf } from "./notes.js";
import { mixtures, type ProfileName, type ScenarioName } from "./profiles.js";
import { joined, loadVerdict } from "./verdict.js";

/** What either engine measured. */
export type Outcome = Pick<
  EngineResult,
  "options" | "metrics" | "thresholds" | "timeline" | "heatmap" | "started" | "seconds"
> & {
  /** Null where the engine does not watch itself. */
  honesty: EngineResult["honesty"] | null;
  /** What is to be said of an early end. */
  endReasons: LoadResult["reasons"];
};

export interface Measured {
  engine: LoadResult["engine"];
  scenario: ScenarioName;
  profile: ProfileName;
  bundle: Bundle;
  edition: Pick<Edition, "digest" | "requirements">;
  target: Pick<Target, "name" | "load">;
  result: Outcome;
  machine: string;
  examples: Pick<ViolationExamples, "fileOf">;
  leftAlone: Pick<LeftAlone, "hosts">;
}

/** `load.json` of a run. */
export function resultOf({
  engine,
  scenario,
  profile,
  bundle,
  edition,
  target,
  result,
  machine,
  examples,
  leftAlone: { hosts },
}: Measured): LoadResult {
  const { metrics, seconds, honesty } = result;
  const count = (name: string) => metrics.get(name)?.sink.sum ?? 0;
  const violations = violationsOf(result, examples, edition);
  const counts = {
    requests: count("http_reqs"),
    failed: count("http_req_failed"),
    droppedIterations: count("dropped_iterations"),
    iterations: count("iterations"),
    violations: count("violations"),
  };
  const thresholds = result.thresholds.map(({ threshold, value, ok }) => ({
    metric: threshold.metric,
    threshold: threshold.source,
    value,
    ok,
    trend: metrics.get(parseSelector(threshold.metric).metric)?.type === "trend",
  }));
  const breakpoint = profile === "breakpoint" ? breakpointOf(result) : null;
  const judged = breakpoint === null ? thresholds : thresholds.filter(({ metric }) => !isSought(metric));
  const { verdict, reasons } = loadVerdict({
    ...{ thresholds: judged, violations, counts, honesty, breakpoint },
    joins: mixtures[scenario]["hls-preload"] === undefined ? null : count(joined),
    leftAlone: hosts.length > 0,
  });
  const pages = (depth: string) => metrics.get(`page_duration{depth:${depth}}`)?.sink.count ?? 0;
  const notes = notesOf({
    ...{ hosts, target, requests: counts.requests, tooMany: count("http_reqs{status:429}") },
    shallow: pages("1") > 0 && pages("2-3") === 0,
    drifts: honesty?.late || honesty?.saturated ? [] : driftsIn(profile, result.timeline),
    joins: joinsIn(metrics),
  });
  const shown: Record<string, LoadMetric> = {};
  for (const [name, metric] of metrics)
    if (metric.sink.count > 0 || isBuiltin(name)) shown[name] = metricOf(metric, seconds);
  return {
    format: 1,
    scenario,
    profile,
    engine,
    started: result.started.toISOString(),
    seconds: Number(seconds.toFixed(3)),
    verdict,
    reasons: [...result.endReasons, ...reasons],
    ...(notes.length > 0 ? { notes } : {}),
    machine,
    subject: {
      bundle: bundle.digest,
      document: edition.digest,
      target: target.name,
      executor: [...new Set(result.options.scenarios.map((one) => one.executor))].join(" + "),
      rate: highestRate(result.options.scenarios),
      duration: formatDuration(
        Math.max(...result.options.scenarios.map((one) => one.startTime + regularDuration(one))),
      ),
    },
    thresholds: thresholds.filter(worthShowing).map(({ trend: _, ...row }): ThresholdResult => row),
    metrics: shown,
    timeline: result.timeline,
    heatmap: result.heatmap,
    ...(breakpoint === null ? {} : { breakpoint }),
    violations,
    counts,
  };
}

/** Viewers of a kind below which a median says nothing. */
const fewestViewers = 8;

function joinsIn(metrics: Outcome["metrics"]): { preloaded: number; cold: number } | null {
  const [preloaded, cold] = ["yes", "no"].map((preload) => metrics.get(`join_time{preload:${preload}}`)?.sink);
  if (!preloaded || !cold || Math.min(preloaded.count, cold.count) < fewestViewers) return null;
  return { preloaded: preloaded.percentile(50), cold: cold.percentile(50) };
}

/** k6 shows its own metrics always, those of a script when they have values. */
function isBuiltin(name: string): boolean {
  return name === "violations" || builtinMetrics.some((metric) => metric.name === name);
}

/** Those that are there only to make a sub-metric visible, and those of requirements that nobody broke, say nothing. */
function worthShowing({ metric, threshold, ok }: ThresholdResult): boolean {
  if (threshold === "count>=0" || /^p\(\d+\)<10000$/.test(threshold)) return !ok;
  return !metric.startsWith("violations{") || !ok;
}

function violationsOf(
  { metrics }: Outcome,
  examples: Pick<ViolationExamples, "fileOf">,
  { requirements }: Pick<Edition, "requirements">,
): LoadResult["violations"] {
  const known = new Map(requirements.map((one) => [one.id, one]));
  const rows: LoadResult["violations"] = [];
  for (const [name, { sink }] of metrics) {
    const { metric, tags } = parseSelector(name);
    const requirement = tags.find(([tag]) => tag === "requirement")?.[1];
    if (metric !== "violations" || requirement === undefined || sink.sum === 0) continue;
    const { title, lines } = known.get(requirement) ?? {};
    const told = title === undefined || lines === undefined ? {} : { title, lines };
    rows.push({ requirement, count: sink.sum, example: examples.fileOf(requirement), ...told });
  }
  return rows.sort((one, other) => other.count - one.count);
}

/** The highest rate of starts a second that was asked for, all scenarios of one moment together; null without a rate. */
export function highestRate(scenarios: readonly Scenario[]): number | null {
  const rates = scenarios.flatMap((one) => {
    if (!("rate" in one)) return [];
    const most = "stages" in one ? Math.max(one.rate, ...one.stages.map((stage) => stage.target)) : one.rate;
    return [{ begin: one.startTime, rate: (most * 1000) / one.timeUnit }];
  });
  if (rates.length === 0) return null;
  const together = new Map<number, number>();
  for (const { begin, rate } of rates) together.set(begin, (together.get(begin) ?? 0) + rate);
  return Number(Math.max(...together.values()).toFixed(3));
}

export function endReasonsOf({ endedBy, endReason, failReason }: EngineResult): LoadResult["reasons"] {
  const reasons: LoadResult["reasons"] = [];
  if (endedBy === "signal") reasons.push(say("interrupted"));
  else if (endedBy === "lost-thread") reasons.push(say("lost", { reason: endReason }));
  else if (endedBy !== "end") reasons.push(say("aborted", { reason: endReason }));
  if (failReason !== null) reasons.push(say("aborted", { reason: failReason }));
  return reasons;
}
