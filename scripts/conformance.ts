import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { mergeResults } from "../contracts/support/merge.js";
import { type Scope, scopeShown } from "../contracts/support/scope.js";
import { applyWaivers, type StaleWaiver, type Waiver } from "../contracts/support/waivers.js";
import type { Edition } from "../schemas/edition.js";
import type { Text } from "../schemas/language.js";
import type { Requirement } from "../schemas/requirements/requirement.js";
import type { ConformanceResult, RequirementResult } from "../schemas/results/conformance.js";
import { countsOf, verdictOf } from "../schemas/results/verdict.js";
import { type Broker, startBroker } from "../target/broker.js";
import { cleanup, type Residue } from "../target/cleanup.js";
import type { Target } from "../target/target.js";
import { say } from "./messages.js";
import type { Playing } from "./play.js";
import type { PlaywrightChild } from "./playwright-child.js";
import type { RunFolder } from "./run-folder.js";
import { type RunTimes, timesOf } from "./run-times.js";
import { thisSuite } from "./suite.js";

export interface ConformanceOptions {
  target: Target;
  edition: Edition;
  scope: Scope;
  folder: RunFolder;
  /** Who runs the checks, on their way since before the target was known. */
  playwright: PlaywrightChild;
  /** Deviations that are known. */
  waivers: readonly Waiver[];
  seed: string;
  /** A customer's text, which the certificate shows. */
  challenge?: string | undefined;
  /** How often each check is run. */
  repeat: number;
  signal: AbortSignal;
  /** When the run's time began, ms since the epoch. */
  begun: number;
  /** Streams are also played, where there is a browser. */
  play?: Playing | undefined;
  onResult(result: RequirementResult): void;
}

/**
 * Judges a target: the broker here, the checks under Playwright Test in a process of their own, started already. What they report is
 * appended to `results.jsonl` by the broker at once and summed up in `results.json`, however the run ends.
 */
export async function runConformance(options: ConformanceOptions): Promise<ConformanceResult> {
  const { target, edition, folder, playwright, waivers, seed, signal, play } = options;
  const scope: Scope = { ...options.scope, ...(play?.browser ? { play: true } : {}) };
  const started = new Date();
  const times = timesOf(target.timeouts.runMinutes, started.getTime() - options.begun);
  const reported: RequirementResult[] = [];
  const sights: unknown[] = [];
  const wire = {
    target,
    runDir: folder.dir,
    runId: folder.id,
    seed,
    scope: JSON.stringify(scope),
    budget: times.judging,
    signal,
    onReport: (value: unknown) => {
      const result = value as RequirementResult;
      reported.push(result);
      options.onResult(result);
    },
    onWitness: (seen: unknown) => sights.push(seen),
  };
  const broker = await startBroker(wire, playwright.door);
  let trouble: string | null = null;
  const end = AbortSignal.any([signal, AbortSignal.timeout(times.judging + times.grace)]);
  try {
    trouble = await playwright.ended(end);
    if (play?.browser) {
      const { hello, wire } = broker;
      await play.play(folder.dir, { edition, hello, wire, scope, browser: play.browser, signal: end });
    }
  } finally {
    await broker.close();
  }
  const results = complete(edition.requirements, reported, end.aborted, trouble);
  const { results: judged, stale } = applyWaivers(results, waivers, started.toISOString().slice(0, 10));
  const write = (residue: Residue[]) => {
    const played = play ? { play: play.told(play.browser, sights) } : {};
    const result = { ...summed(options, started, judged, stale, broker, residue), ...played };
    writeFileSync(join(folder.dir, "results.json"), `${JSON.stringify(result, null, 2)}\n`);
    return result;
  };
  // Written before cleaning up too: whoever does not want to wait for that has the results.
  if (broker.openEntries().length === 0) return write([]);
  write([]);
  return write(await cleanUpLeftOvers(options, times));
}

/** The checks undo what they did; what a worker that died, an interrupt or a target that resists left open is undone here. */
async function cleanUpLeftOvers({ target, folder }: ConformanceOptions, times: RunTimes): Promise<Residue[]> {
  return (await cleanup({ runDir: folder.dir, target, seconds: times.cleaning / 1000 })).residue;
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
  { target, edition, scope, folder, seed, repeat, challenge }: ConformanceOptions,
  started: Date,
  requirements: RequirementResult[],
  staleWaivers: StaleWaiver[],
  broker: Broker,
  residue: Residue[],
): ConformanceResult {
  const certificate = broker.certificate();
  return {
    format: 1,
    suite: { ...thisSuite(), document: edition.digest },
    target: {
      name: target.name,
      apiAddress: target.apiAddress,
      claims: target.claims ?? ["all"],
      emulator: target.emulator,
      ...(certificate ? { certificate } : {}),
    },
    run: {
      id: folder.id,
      seed,
      scope: scopeShown(scope),
      node: process.versions.node,
      platform: `${process.platform} ${process.arch}`,
      ...(repeat > 1 ? { repeat } : {}),
      ...(challenge === undefined ? {} : { challenge }),
    },
    started: started.toISOString(),
    seconds: (Date.now() - started.getTime()) / 1000,
    verdict: verdictOf(requirements, staleWaivers.length),
    ...(staleWaivers.length > 0
      ? { staleWaivers: staleWaivers.map(({ requirement, why }) => ({ requirement, problem: why })) }
      : {}),
    ...(residue.length > 0 ? { residue } : {}),
    counts: countsOf(requirements, broker.requests()),
    requirements,
  };
}
