import type { RequirementResult, Status } from "../../schemas/results/conformance.js";

/** The worst first: what was found outweighs what could not be seen, and that outweighs a pass. */
const weight: Status[] = ["fail", "warn", "info", "error", "waived", "not-tested", "pass"];

/**
 * Several results of one requirement are one: the worst occurrence decides, and every finding is kept once. A requirement
 * is reported again when a later answer breaks it, so whoever reads the appended results merges them with this.
 */
export function mergeResults(results: readonly RequirementResult[]): RequirementResult[] {
  const byId = new Map<string, RequirementResult>();
  for (const result of results) {
    const before = byId.get(result.id);
    byId.set(result.id, before ? merged(before, result) : result);
  }
  return [...byId.values()];
}

function merged(one: RequirementResult, other: RequirementResult): RequirementResult {
  const worse = weight.indexOf(other.status) < weight.indexOf(one.status) ? other : one;
  const findings = [...one.findings, ...other.findings];
  const seen = new Set<string>();
  return {
    ...worse,
    readingTaken: one.readingTaken ?? other.readingTaken,
    unstable: one.unstable || other.unstable,
    checks: Math.max(one.checks, other.checks),
    milliseconds: Math.max(one.milliseconds, other.milliseconds),
    findings: findings.filter((found) => {
      const key = `${found.message}\n${found.actual}\n${found.exchange}`;
      return !seen.has(key) && seen.add(key);
    }),
  };
}
