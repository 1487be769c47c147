import type { Level } from "../facts.js";
import type { Counts, RequirementResult, Status, Verdict } from "./conformance.js";

/** What a broken requirement of each level is called. */
export const statusOfBroken: Record<Level, Status> = { MUST: "fail", SHOULD: "warn", MAY: "info" };

/**
 * The one truth table from statuses to a verdict: console, JSON, HTML and JUnit ask here.
 * A claimed MUST that was not tested or ended in `error` makes a run that has no failure incomplete; what the target
 * does not claim, and what the user narrowed away, is out of scope.
 */
export function verdictOf(results: readonly RequirementResult[], staleWaivers: number): Verdict {
  if (staleWaivers > 0 || results.some((result) => result.status === "fail")) return "non-conformant";
  if (results.some(leavesOpen)) return "incomplete";
  return results.some((result) => result.status === "waived") ? "conformant-with-waivers" : "conformant";
}

function leavesOpen(result: RequirementResult): boolean {
  if (result.status === "error") return true;
  if (result.level !== "MUST" || result.status !== "not-tested") return false;
  return result.reasonCode !== "NOT_CLAIMED" && result.reasonCode !== "SKIPPED_BY_USER";
}

/** The exit code of `contracts` and `certify`. */
export const exitOfVerdict: Record<Verdict, number> = {
  conformant: 0,
  "conformant-with-waivers": 0,
  "non-conformant": 1,
  incomplete: 5,
};

/** Counts by status, with the sums of checks and the requests that the wire counted. */
export function countsOf(results: readonly RequirementResult[], requests: number): Counts {
  const of = (status: Status) => results.filter((result) => result.status === status).length;
  return {
    pass: of("pass"),
    fail: of("fail"),
    warn: of("warn"),
    notTested: of("not-tested"),
    info: of("info"),
    waived: of("waived"),
    error: of("error"),
    unstable: results.filter((result) => result.unstable).length,
    checks: results.reduce((sum, result) => sum + result.checks, 0),
    requests,
  };
}
