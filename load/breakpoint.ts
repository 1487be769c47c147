import type { Breakpoint, LoadResult } from "../schemas/results/load.js";
import type { Scenario } from "./engine/scenario.js";
import type { Outcome } from "./result.js";

/** The tag that tells a stage from the others. */
const stageOf = (scenario: Scenario): string => scenario.tags.stage ?? scenario.name;

/**
 * The curve of a breakpoint run: what each rate came to, as far as the run got, and the highest one that held with all before
 * it. Null for a rate when not even the lowest held.
 */
export function breakpointOf({ options, metrics, thresholds, seconds }: Outcome): Breakpoint {
  const begun = options.scenarios.filter((scenario) => scenario.startTime < seconds * 1000);
  const stages = [...new Set(begun.map(stageOf))];
  const curve = stages.map((stage): Breakpoint["curve"][number] => {
    const of = (metric: string) =>
      metrics.get(`${metric}{${metric === "http_req_duration" ? "kind:api," : ""}stage:${stage}}`)?.sink;
    const failed = of("http_req_failed");
    const rate = begun
      .filter((scenario) => stageOf(scenario) === stage)
      .reduce((sum, scenario) => sum + rateOf(scenario), 0);
    const own = thresholds.filter(({ threshold }) => threshold.metric.includes(`stage:${stage}}`));
    return {
      rate: Number(rate.toFixed(3)),
      iterations: of("iterations")?.sum ?? 0,
      dropped: of("dropped_iterations")?.sum ?? 0,
      p95: of("http_req_duration")?.percentile(95) ?? 0,
      p99: of("http_req_duration")?.percentile(99) ?? 0,
      failed: failed === undefined || failed.count === 0 ? 0 : failed.sum / failed.count,
      holds:
        own.every(({ ok }) => ok) && (of("iterations")?.sum ?? 0) > 0 && (of("dropped_iterations")?.sum ?? 0) === 0,
    };
  });
  const tried = curve.filter(({ iterations, dropped }) => iterations + dropped > 0);
  const broken = tried.findIndex(({ holds }) => !holds);
  const holding = broken < 0 ? tried : tried.slice(0, broken);
  return { rate: holding.at(-1)?.rate ?? null, curve: tried };
}

/** Starts a second. */
function rateOf(scenario: Scenario): number {
  return "rate" in scenario ? (scenario.rate * 1000) / scenario.timeUnit : 0;
}

/** Thresholds of stages are what a breakpoint run looks for: crossing one ends it, and is no failure. */
export function isSought(metric: LoadResult["thresholds"][number]["metric"]): boolean {
  return /[{,]stage:/.test(metric);
}
