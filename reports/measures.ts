import type { LoadResult, TimelineSecond } from "../schemas/results/load.js";
import { isTrend, mainTrend, operationsOf, splitName } from "./load-figures.js";
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

/** Two single runs, second by second. */
export function measuresOfPair(before: LoadResult, after: LoadResult, alpha: number): Measure[] {
  const early = wholeSeconds(before.timeline);
  const late = wholeSeconds(after.timeline);
  const operations = operationsOfPair(before, after, early, late, alpha);
  const measures = percentilesAmong(operations.length).map((key): Measure => {
    const logs = (seconds: TimelineSecond[]) => logsOf(seconds.map((at) => at[key]));
    return {
      metric: `http_req_duration ${key}`,
      unit: "ms",
      ...wholeRun(before, after, key, early, late),
      scale: "log",
      worse: "higher",
      shift: blockShift(logs(early), logs(late), { alpha, betweenRuns }),
    };
  });
  measures.unshift(...operations);
  const shares = (seconds: TimelineSecond[]) => seconds.map((at) => at.failed / at.requests);
  measures.push(failedMeasure(before, after, blockShift(shares(early), shares(late), { alpha })));
  if (isClosed(before)) {
    const logs = (seconds: TimelineSecond[]) => logsOf(seconds.map((at) => at.requests));
    measures.push(throughput(before, after, blockShift(logs(early), logs(late), { alpha, betweenRuns })));
  }
  return measures;
}

/** Requests a second, and the share of all requests, from which on an operation's time is a figure of its own: each more asks for more proof. */
const enoughRequests = 4;
const enoughShare = 0.1;

/** Operations that make up much of all these runs. */
function sharedOperations(loads: readonly LoadResult[]): string[] {
  const [first] = loads;
  if (!first) return [];
  const often = (load: LoadResult, name: string) =>
    (operationsOf(load).get(name)?.requests ?? 0) >=
    Math.max(enoughRequests * load.timeline.length, enoughShare * load.counts.requests);
  return [...operationsOf(first).keys()].filter((name) => loads.every((load) => often(load, name)));
}

/** The middle of a mixture of operations jumps where the level of one ends and that of the next begins. */
const percentilesAmong = (operations: number) => latencies.filter((key) => operations === 0 || key !== "p50");

const operationMetric = (name: string): string => `http_req_duration{name:${name}} typical`;

function operationsOfPair(
  before: LoadResult,
  after: LoadResult,
  early: TimelineSecond[],
  late: TimelineSecond[],
  alpha: number,
): Measure[] {
  return sharedOperations([before, after]).map((name) => {
    const logs = (seconds: TimelineSecond[]) =>
      logsOf(seconds.flatMap(({ operations }) => operations?.[name]?.typical ?? []));
    return {
      metric: operationMetric(name),
      unit: "ms",
      before: operationsOf(before).get(name)?.typical ?? 0,
      after: operationsOf(after).get(name)?.typical ?? 0,
      scale: "log",
      worse: "higher",
      shift: blockShift(logs(early), logs(late), { alpha, betweenRuns }),
    };
  });
}

/** The whole run's figure where the histogram gives it, else the median of the seconds. */
function wholeRun(
  before: LoadResult,
  after: LoadResult,
  key: Percentile,
  early: TimelineSecond[],
  late: TimelineSecond[],
): { before: number; after: number } {
  const field = fieldOf(key);
  const [one, other] = [mainTrend(before), mainTrend(after)];
  if (one && other && one.name === other.name && one.name === "http_req_duration")
    return { before: one.trend[field], after: other.trend[field] };
  return { before: medianOf(early.map((at) => at[key])), after: medianOf(late.map((at) => at[key])) };
}

/** Several runs a side, a figure a run. */
export function measuresOfSets(baseline: LoadResult[], run: LoadResult[], alpha: number): Measure[] {
  const all = [...baseline, ...run];
  const timeMeasure = (metric: string, values: (loads: LoadResult[]) => number[]): Measure => {
    const [early, late] = [values(baseline), values(run)];
    const logs = (some: number[]) => some.map((value) => Math.log(value));
    return {
      metric,
      unit: "ms",
      before: medianOf(early),
      after: medianOf(late),
      scale: "log",
      worse: "higher",
      shift: rankShift(logs(early), logs(late), alpha),
    };
  };
  const operations = sharedOperations(all);
  const measures = [
    ...operations.map((name) =>
      timeMeasure(operationMetric(name), (loads) =>
        loads.flatMap((load) => operationsOf(load).get(name)?.typical ?? []),
      ),
    ),
    ...sharedTrends(all, percentilesAmong(operations.length)).map(({ name, field }) =>
      timeMeasure(`${name} ${field}`, (loads) => loads.flatMap((load) => trendValue(load, name, field))),
    ),
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
