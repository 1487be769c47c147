import type { LoadResult, TimelineSecond } from "../schemas/results/load.js";
import { isTrend, mainTrend, operationMetric, operationsOf, splitName } from "./load-figures.js";
import { logsOf, wholeSeconds } from "./seconds.js";
import { blockShift } from "./stats/blocks.js";
import { medianOf } from "./stats/random.js";
import { rankShift } from "./stats/ranks.js";
import type { Shift } from "./stats/shift.js";

/** A figure of both sides with its shift, before it is judged. */
export interface Measure {
  metric: string;
  unit: string;
  before: number;
  after: number;
  /** `log`: the shift is one of logarithms, so a relative change; `linear`: of the values themselves. */
  scale: "log" | "linear";
  worse: "higher" | "lower";
  shift: Shift;
}

const latencies = ["p50", "p95", "p99"] as const;
type Percentile = (typeof latencies)[number];

const fieldOf = (percentile: Percentile) => (percentile === "p50" ? "med" : percentile);

/**
 * How much two runs of the same target on the same machine differ as wholes, relative: what one run a side cannot see for
 * itself. Several runs a side show it, and need no assumption.
 */
const betweenRuns = 0.015;

type Figures = Pick<Measure, "before" | "after">;

/** Two single runs, second by second. */
export function measuresOfPair(before: LoadResult, after: LoadResult, alpha: number): Measure[] {
  const early = wholeSeconds(before.timeline);
  const late = wholeSeconds(after.timeline);
  const ofSeconds = (metric: string, figures: Figures, value: (at: TimelineSecond) => number | number[]): Measure => {
    const logs = (seconds: TimelineSecond[]) => logsOf(seconds.flatMap(value));
    const shift = blockShift(logs(early), logs(late), { alpha, betweenRuns });
    return { metric, unit: "ms", ...figures, scale: "log", worse: "higher", shift };
  };
  const operations = sharedOperations([before, after]);
  const measures = [
    ...[...operations].map(([name, [one = 0, other = 0]]) =>
      ofSeconds(operationMetric(name), { before: one, after: other }, (at) => at.operations?.[name]?.typical ?? []),
    ),
    ...percentilesAmong(operations.size).map((key) =>
      ofSeconds(`http_req_duration ${key}`, wholeRun(before, after, key, early, late), (at) => at[key]),
    ),
  ];
  const shares = (seconds: TimelineSecond[]) => seconds.map((at) => at.failed / at.requests);
  measures.push(failedMeasure(before, after, blockShift(shares(early), shares(late), { alpha })));
  if (isClosed(before)) {
    const logs = (seconds: TimelineSecond[]) => logsOf(seconds.map((at) => at.requests));
    measures.push(throughput(before, after, blockShift(logs(early), logs(late), { alpha, betweenRuns })));
  }
  return measures;
}

/** Operations that make up much of all these runs, each with its typical time in every run. */
function sharedOperations(loads: readonly LoadResult[]): Map<string, number[]> {
  const runs = loads.map(operationsOf);
  const names = [...(runs[0]?.keys() ?? [])].filter((name) => runs.every((own) => own.has(name)));
  return new Map(names.map((name) => [name, runs.flatMap((own) => own.get(name) ?? [])]));
}

/** The middle of a mixture of operations jumps where the level of one ends and that of the next begins. */
const percentilesAmong = (operations: number) => latencies.filter((key) => operations === 0 || key !== "p50");

/** The whole run's figure where the histogram gives it, else the median of the seconds. */
function wholeRun(
  before: LoadResult,
  after: LoadResult,
  key: Percentile,
  early: TimelineSecond[],
  late: TimelineSecond[],
): Figures {
  const field = fieldOf(key);
  const [one, other] = [mainTrend(before), mainTrend(after)];
  if (one && other && one.name === other.name && one.name === "http_req_duration")
    return { before: one.trend[field], after: other.trend[field] };
  return { before: medianOf(early.map((at) => at[key])), after: medianOf(late.map((at) => at[key])) };
}

/** Several runs a side, a figure a run. */
export function measuresOfSets(baseline: LoadResult[], run: LoadResult[], alpha: number): Measure[] {
  const all = [...baseline, ...run];
  const ofRuns = (metric: string, early: number[], late: number[]): Measure => {
    const logs = (some: number[]) => some.map((value) => Math.log(value));
    const shift = rankShift(logs(early), logs(late), alpha);
    return { metric, unit: "ms", before: medianOf(early), after: medianOf(late), scale: "log", worse: "higher", shift };
  };
  const operations = sharedOperations(all);
  const measures = [
    ...[...operations].map(([name, typical]) =>
      ofRuns(operationMetric(name), typical.slice(0, baseline.length), typical.slice(baseline.length)),
    ),
    ...sharedTrends(all, percentilesAmong(operations.size)).map(({ name, field }) => {
      const values = (loads: LoadResult[]) => loads.flatMap((load) => trendValue(load, name, field));
      return ofRuns(`${name} ${field}`, values(baseline), values(run));
    }),
  ];
  const shares = (loads: LoadResult[]) => loads.map(failedShare);
  measures.push(failedMeasure(baseline, run, rankShift(shares(baseline), shares(run), alpha)));
  if (baseline.every(isClosed)) {
    const logs = (loads: LoadResult[]) => loads.map((load) => Math.log(load.counts.requests / load.seconds));
    measures.push(throughput(baseline, run, rankShift(logs(baseline), logs(run), alpha)));
  }
  return measures;
}

/** What all runs measured: the main duration at three percentiles, the scenario's own trends by their median. */
function sharedTrends(loads: LoadResult[], percentiles: Percentile[]): { name: string; field: Percentile }[] {
  const [first] = loads;
  if (!first) return [];
  const inAll = (name: string) => loads.every((load) => trendValue(load, name, "p50").length === 1);
  const main = mainTrend(first)?.name;
  const own = Object.keys(first.metrics).filter((name) => isOwn(name) && inAll(name));
  return [
    ...(main && inAll(main) ? percentiles.map((field) => ({ name: main, field })) : []),
    ...own.map((name) => ({ name, field: "p50" as const })),
  ];
}

/** A trend that the scenario itself defines, not one that the engine measures of every run. */
function isOwn(name: string): boolean {
  return !/^(http_req_|iteration_|group_duration|step_duration|ws_|grpc_)/.test(splitName(name).base);
}

function trendValue(load: LoadResult, name: string, percentile: Percentile): number[] {
  const field = fieldOf(percentile);
  const metric = Object.hasOwn(load.metrics, name) ? load.metrics[name] : undefined;
  return metric && isTrend(metric) && metric.count > 0 && metric[field] > 0 ? [metric[field]] : [];
}

type Side = LoadResult | LoadResult[];
const figureOf = (side: Side, value: (load: LoadResult) => number): number =>
  Array.isArray(side) ? medianOf(side.map(value)) : value(side);

const failedShare = ({ counts }: LoadResult): number => (counts.requests > 0 ? counts.failed / counts.requests : 0);

function failedMeasure(before: Side, after: Side, shift: Shift): Measure {
  return {
    metric: "http_req_failed",
    unit: "",
    before: figureOf(before, failedShare),
    after: figureOf(after, failedShare),
    scale: "linear",
    worse: "higher",
    shift,
  };
}

function throughput(before: Side, after: Side, shift: Shift): Measure {
  const rate = (load: LoadResult) => load.counts.requests / load.seconds;
  return {
    metric: "http_reqs",
    unit: "/s",
    before: figureOf(before, rate),
    after: figureOf(after, rate),
    scale: "log",
    worse: "lower",
    shift,
  };
}

/** Executors whose rate follows from how fast the target answers: there throughput is a result, elsewhere it is given. */
const isClosed = (load: LoadResult): boolean =>
  /^(constant-vus|ramping-vus|per-vu-|shared-)/.test(load.subject.executor);
