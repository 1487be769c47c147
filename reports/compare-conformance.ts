import type { ConformanceResult, RequirementResult, Status } from "../schemas/results/conformance.js";
import { UsageError } from "../schemas/usage-error.js";
import { say } from "./compare-messages.js";
import { bySection } from "./headings.js";
import type { ChangeKind } from "./page/data.js";

/** One requirement that came out differently. */
interface Change {
  kind: ChangeKind;
  requirement: string;
  before: Status | null;
  after: Status | null;
}

/** What `compare` says of two conformance runs. */
export interface ConformanceComparison {
  kind: "conformance";
  verdict: "regression" | "no-regression";
  baseline: { run: string; started: string; target: string };
  run: { run: string; started: string; target: string };
  changes: Change[];
}

/**
 * Two conformance runs: what was fixed and broken, newly and no longer tested, and where a waiver ended. It is a regression
 * when a requirement fails that held before. Runs of another document or scope are refused (`UsageError`, exit 2).
 */
export function compareConformance(baseline: ConformanceResult, run: ConformanceResult): ConformanceComparison {
  refuseOthers(baseline, run);
  const before = new Map(baseline.requirements.map((one) => [one.id, one]));
  const after = new Map(run.requirements.map((one) => [one.id, one]));
  const changes = [...new Set([...before.keys(), ...after.keys()])].sort(bySection).flatMap((requirement) => {
    const kind = kindOf(before.get(requirement), after.get(requirement));
    if (!kind) return [];
    const statusOf = (results: Map<string, RequirementResult>) => results.get(requirement)?.status ?? null;
    return [{ kind, requirement, before: statusOf(before), after: statusOf(after) }];
  });
  return {
    kind: "conformance",
    verdict: changes.some((change) => change.kind === "broken" && change.after === "fail")
      ? "regression"
      : "no-regression",
    baseline: headOf(baseline),
    run: headOf(run),
    changes,
  };
}

const headOf = ({ run, started, target }: ConformanceResult) => ({ run: run.id, started, target: target.name });

/** How bad a judgement is; null where there is none. A note is no worse than a pass. */
const badness: Record<Status, number | null> = {
  pass: 0,
  info: 0,
  warn: 1,
  waived: 2,
  fail: 2,
  error: null,
  "not-tested": null,
};

function kindOf(before: RequirementResult | undefined, after: RequirementResult | undefined): ChangeKind | null {
  const was = before ? badness[before.status] : null;
  const is = after ? badness[after.status] : null;
  if (was === null) return is === null ? null : "newly-tested";
  if (is === null) return "no-longer-tested";
  if (before?.status === "waived" && after?.status !== "waived") return "waiver-ended";
  if (is === was) return null;
  return is < was ? "fixed" : "broken";
}

function refuseOthers(baseline: ConformanceResult, run: ConformanceResult): void {
  const fields: [string, string, string][] = [
    ["format", String(baseline.format), String(run.format)],
    ["suite.document", baseline.suite.document, run.suite.document],
    ["run.scope", baseline.run.scope, run.run.scope],
  ];
  for (const [field, before, after] of fields) {
    if (before !== after) throw new UsageError(say("differs", { field, before, after }));
  }
}
