import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { mergeResults } from "../contracts/support/merge.js";
import { type Scope, scopeShown } from "../contracts/support/scope.js";
import { applyWaivers, readWaivers, type StaleWaiver } from "../contracts/support/waivers.js";
import type { Edition } from "../schemas/edition.js";
import type { Text } from "../schemas/language.js";
import type { Requirement } from "../schemas/requirements/requirement.js";
import type { ConformanceResult, RequirementResult } from "../schemas/results/conformance.js";
import { countsOf, verdictOf } from "../schemas/results/verdict.js";
import { type Broker, startBroker } from "../target/broker.js";
import { cleanup } from "../target/cleanup.js";
import type { Target } from "../target/target.js";
import { say } from "./messages.js";
import { runPlaywright } from "./playwright-child.js";
import type { RunFolder } from "./run-folder.js";
import { thisSuite } from "./suite.js";

export interface ConformanceOptions {
  target: Target;
  edition: Edition;
  scope: Scope;
  folder: RunFolder;
  seed: string;
  signal: AbortSignal;
  onResult(result: RequirementResult): void;
}

/** What the checks have to end by themselves once the wire has told them that the run's time is up. */
const graceSeconds = 30;
const secondsToCleanUp = 20;

/**
 * Judges a target: the broker here, the checks under Playwright Test in a process of their own. What they report is
 * appended to `results.jsonl` by the broker at once and summed up in `results.json`, however the run ends.
 */
export async function runConformance(options: ConformanceOptions): Promise<ConformanceResult> {
  const { target, edition, scope, folder, seed, signal } = options;
  const waivers = target.waivers ? readWaivers(target.waivers) : [];
  const started = new Date();
  const reported: RequirementResult[] = [];
  const broker = await startBroker({
    target,
    runDir: folder.dir,
    runId: folder.id,
    seed,
    scope: JSON.stringify(scope),
    schemasDir: edition.dir,
    signal,
    onReport: (value) => {
      const result = value as RequirementResult;
      reported.push(result);
      options.onResult(result);
    },
  });
  try {
    const overdue = AbortSignal.timeout((target.timeouts.runMinutes * 60 + graceSeconds) * 1000);
    const end = AbortSignal.any([signal, overdue]);
    const trouble = await runPlaywright({ socket: broker.socket, schemas: edition.dir, scope, signal: end });
    const results = complete(edition.requirements, reported, signal.aborted, trouble);
    const { results: judged, stale } = applyWaivers(results, waivers, started.toISOString().slice(0, 10));
    const result = summed(options, started, judged, stale, broker);
    writeFileSync(join(folder.dir, "results.json"), `${JSON.stringify(result, null, 2)}\n`);
    return result;
  } finally {
    await broker.close();
    await cleanUpLeftOvers(options, broker);
  }
}

/** The checks undo what they did; what a worker that died or an interrupt left open is undone here. */
async function cleanUpLeftOvers({ target, folder }: ConformanceOptions, broker: Broker): Promise<void> {
  if (broker.openEntries().length === 0) return;
  await cleanup({ runDir: folder.dir, target, seconds: secondsToCleanUp });
}

/** One result for each requirement, in the catalogue's order; what has none was interrupted, or is our own fault. */
function complete(
  requirements: readonly Requirement[],
  reported: readonly RequirementResult[],
  interrupted: boolean,
  trouble: string | null,
): RequirementResult[] {
  const known = new Map(mergeResults(reported).map((result) => [result.id, result]));
  return requirements
    .filter((requirement) => requirement.origin !== "excluded")
    .map((requirement) => known.get(requirement.id) ?? unreported(requirement, interrupted, trouble));
}

function unreported(requirement: Requirement, interrupted: boolean, trouble: string | null): RequirementResult {
  const { id, section, level, title, lines, printed, errata } = requirement;
  const reason: Text = interrupted ? say("wasInterrupted") : say("noResult", { trouble: lastLine(trouble) });
  return {
    ...{ id, section, level, title, lines, printed, errata, reason },
    readingTaken: null,
    status: interrupted ? "not-tested" : "error",
    unstable: false,
    reasonCode: interrupted ? "INTERRUPTED" : null,
    checks: 0,
    milliseconds: 0,
    findings: [],
  };
}

function lastLine(trouble: string | null): string {
  return trouble?.trim().split("\n").at(-1) ?? "";
}

function summed(
  { target, edition, scope, folder, seed }: ConformanceOptions,
  started: Date,
  requirements: RequirementResult[],
  staleWaivers: StaleWaiver[],
  broker: Broker,
): ConformanceResult {
  return {
    format: 1,
    suite: { ...thisSuite(), document: edition.digest },
    target: {
      name: target.name,
      apiAddress: target.apiAddress,
      claims: target.claims ?? ["all"],
      emulator: target.emulator,
    },
    run: {
      id: folder.id,
      seed,
      scope: scopeShown(scope),
      node: process.versions.node,
      platform: `${process.platform} ${process.arch}`,
    },
    started: started.toISOString(),
    seconds: (Date.now() - started.getTime()) / 1000,
    verdict: verdictOf(requirements, staleWaivers.length),
    ...(staleWaivers.length > 0
      ? { staleWaivers: staleWaivers.map(({ requirement, why }) => ({ requirement, problem: why })) }
      : {}),
    counts: countsOf(requirements, broker.requests()),
    requirements,
  };
}
