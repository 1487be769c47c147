import type { LoadMetric, LoadResult } from "../schemas/results/load.js";

/** How far two engines may lie apart: shares of the embedded engine's figure. */
const allowed = {
  /** Arrival rates are exact; only an iteration at the very end may fall on either side. */
  iterations: 0.02,
  requests: 0.05,
  /** The quickest answer is the target's own time; the middle one has what else the machine did in it. */
  min: 0.2,
  med: 1,
};
/** One more or less says nothing where few are counted. */
const slack = 2;
/** Milliseconds by which latencies differ for reasons of the machine. */
const slackMs = 5;

/**
 * In what two engines disagree that ran the same script, profile and rate against the same target: one line for each figure,
 * none for engines that agree.
 */
export function disagreements(embedded: LoadResult, k6: LoadResult): string[] {
  const found: string[] = [];
  const differ = (what: string, one: unknown, other: unknown) => {
    found.push(`${what}: ${String(one)} by the embedded engine, ${String(other)} by k6`);
  };
  const counted = (what: string, one: number, other: number, share: number) => {
    if (Math.abs(one - other) > Math.max(slack, one * share)) differ(what, one, other);
  };
  for (const field of ["bundle", "document", "executor", "rate", "duration"] as const) {
    if (embedded.subject[field] !== k6.subject[field])
      differ(`subject.${field}`, embedded.subject[field], k6.subject[field]);
  }
  counted("iterations", embedded.counts.iterations, k6.counts.iterations, allowed.iterations);
  counted("requests", embedded.counts.requests, k6.counts.requests, allowed.requests);
  counted("failed requests", embedded.counts.failed, k6.counts.failed, allowed.requests);
  const broken = ({ violations }: LoadResult) =>
    violations
      .map(({ requirement }) => requirement)
      .sort()
      .join(", ") || "none";
  if (broken(embedded) !== broken(k6)) differ("violations", broken(embedded), broken(k6));
  for (const [name, metric] of Object.entries(embedded.metrics)) {
    if (!isCompared(name, metric)) continue;
    const other = k6.metrics[name];
    if (other?.type !== "trend") differ(`${name}, values`, metric.count, 0);
    else {
      counted(`${name}, values`, metric.count, other.count, allowed.requests);
      for (const figure of ["min", "med"] as const) {
        const apart = Math.abs(metric[figure] - other[figure]);
        if (apart > Math.max(slackMs, metric[figure] * allowed[figure]))
          differ(`${name}, ${figure}`, metric[figure], other[figure]);
      }
    }
  }
  return found;
}

/** Durations of requests by name, and the scenario's own; a handful of values has no median to speak of. */
function isCompared(name: string, metric: LoadMetric): metric is Extract<LoadMetric, { type: "trend" }> {
  return (
    metric.type === "trend" &&
    metric.count >= 10 &&
    /^(http_req_duration\{name:|preload_time|page_duration\{)/.test(name)
  );
}
