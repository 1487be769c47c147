import { join } from "node:path";
import { runChecks } from "../contracts/support/run.js";
import type { Scope } from "../contracts/support/scope.js";
import { readResultFile } from "../reports/read-results.js";
import type { Edition } from "../schemas/edition.js";
import type { ConformanceResult, RequirementResult, Status } from "../schemas/results/conformance.js";
import { UsageError } from "../schemas/usage-error.js";
import { replayWire } from "../target/replay.js";
import { say } from "./messages.js";

/** One requirement that the recorded traffic judges otherwise than the run said. Null: unknown on that side. */
export interface Difference {
  requirement: string;
  said: Status | null;
  judged: Status | null;
}

export interface Rejudgement {
  recorded: ConformanceResult;
  judged: RequirementResult[];
  differences: Difference[];
  /** True where the same suite and the same document judge: then a difference means tampering. */
  sameSuite: boolean;
}

/**
 * Judges a run's recorded traffic again, offline: the same checks, with the run's own seed, names and times.
 * @throws UsageError where the folder holds no results or no record.
 */
export async function rejudge(dir: string, edition: Edition, suiteDigest: string): Promise<Rejudgement> {
  const recorded = await resultsIn(dir);
  const { wire, hello } = await replayWire(dir);
  const judged = await runChecks({
    edition,
    hello,
    wire,
    scope: JSON.parse(hello.scope) as Scope,
    repeat: recorded.run.repeat ?? 1,
    sleep: async () => undefined,
  });
  const said = new Map(recorded.requirements.map((result) => [result.id, result.status]));
  const now = new Map(judged.map((result) => [result.id, result.status]));
  const differences = [...new Set([...said.keys(), ...now.keys()])]
    .map((requirement) => ({
      requirement,
      said: said.get(requirement) ?? null,
      judged: now.get(requirement) ?? null,
    }))
    .filter(({ said: before, judged: after }) => !agree(before, after));
  const sameSuite = recorded.suite.digest === suiteDigest && recorded.suite.document === edition.digest;
  return { recorded, judged, differences, sameSuite };
}

/** A waiver is a decision about a failure, not another judgement. */
function agree(said: Status | null, judged: Status | null): boolean {
  return said === judged || (said === "waived" && (judged === "fail" || judged === "warn"));
}

async function resultsIn(dir: string): Promise<ConformanceResult> {
  const file = join(dir, "results.json");
  const found = await readResultFile(file);
  if (found.kind === "conformance") return found.result;
  const problem = found.kind === "broken" ? found.problem : say("isLoadResult");
  throw new UsageError(say("noConformanceRun", { file, problem }));
}
