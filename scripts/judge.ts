import { join } from "node:path";
import type { Scope } from "../contracts/support/scope.js";
import { formatSummary } from "../reports/console.js";
import { reportToGithub } from "../reports/github.js";
import { writeReports } from "../reports/write.js";
import type { Edition } from "../schemas/edition.js";
import type { ConformanceResult } from "../schemas/results/conformance.js";
import type { LoadResult } from "../schemas/results/load.js";
import { exitOfVerdict } from "../schemas/results/verdict.js";
import { probe } from "../target/probe.js";
import type { Target } from "../target/target.js";
import { runConformance } from "./conformance.js";
import type { Shell } from "./context.js";
import { interruptSignal } from "./interrupt.js";
import { say } from "./messages.js";
import { oneAtATime } from "./one-at-a-time.js";
import type { CommonOptions, TargetOptions } from "./options.js";
import { newRun, type RunFolder } from "./run-folder.js";
import { screenOf } from "./screen.js";
import { chooseTarget } from "./target-of.js";
import { writeJson } from "./write-json.js";

export interface JudgeOptions extends CommonOptions, TargetOptions {
  seed?: string;
  /** How often each check is run; default 1. */
  repeat?: number;
  challenge?: string;
  /** Streams are also played in a browser. */
  play?: boolean;
  /** An earlier run, shown beside this one in the report. */
  against?: string;
}

/** What `contracts` and `certify` do besides judging. */
export interface Task {
  edition: Edition;
  scope: Scope;
  /** Runs behind the contracts, e.g. load; nothing for `contracts`. */
  loads(target: Target, folder: RunFolder, signal: AbortSignal): Promise<LoadResult[]>;
  /** Closes the run's folder: manifest, certificate. */
  seal(folder: RunFolder, conformance: ConformanceResult, loads: readonly LoadResult[]): Promise<unknown>;
}

/** Judges the chosen target, reports, and sets the exit code; an interrupt still gives a result. */
export async function judge(options: JudgeOptions, task: Task, shell: Shell): Promise<void> {
  const { edition, scope } = task;
  const { target, emulator } = await chooseTarget(options, shell);
  const { signal, release } = interruptSignal();
  let leave = () => {};
  try {
    const waitedFrom = Date.now();
    leave = await oneAtATime(target, scope, { signal, onWait: () => shell.warn(shell.say(say("waitsForOther"))) });
    // Start-up counts, for whoever waits at the terminal; waiting for another run does not.
    const begun = performance.timeOrigin + (Date.now() - waitedFrom);
    await probe(target, edition, signal);
    const folder = await newRun(options.out, options.challenge);
    const { progress, look } = await screenOf(shell, options.json === "-");
    progress.expect(edition.requirements.filter((requirement) => requirement.origin !== "excluded").length);
    const seed = options.challenge ?? options.seed ?? folder.id;
    const conformance = await runConformance({
      ...{ target, edition, scope, folder, seed, signal, begun, challenge: options.challenge },
      repeat: options.repeat ?? 1,
      ...(options.play ? { play: await import("./play.js").then((play) => play.playing(shell.env)) } : {}),
      onResult: progress.result,
    });
    progress.end();
    const loads = signal.aborted ? [] : await task.loads(target, folder, signal);
    const report = { conformance, loads, documentLines: edition.lines, language: shell.language };
    await writeReports(folder.dir, { ...report, ...(await comparison(options, report)) });
    await task.seal(folder, conformance, loads);
    writeJson(options.json, loads.length > 0 ? { conformance, loads } : conformance);
    if (options.json !== "-") {
      shell.print("");
      shell.print(formatSummary({ ...report, report: join(folder.dir, "report.html") }, look));
      const annotations = await reportToGithub(report, shell.env);
      if (annotations) shell.print(annotations);
    }
    process.exitCode = signal.aborted ? 4 : exitOf(conformance, loads);
  } finally {
    leave();
    release();
    await emulator?.close();
  }
}

async function comparison(
  { against, lang }: JudgeOptions,
  now: { conformance: ConformanceResult; loads: LoadResult[] },
) {
  if (!against) return {};
  const { readRun } = await import("../reports/read-results.js");
  const { comparisonOf } = await import("../reports/compare-page.js");
  const language = lang === "zh" ? "zh" : "en";
  return { comparison: comparisonOf(await readRun(against), now, language) };
}

/** Broken outweighs incomplete. */
function exitOf({ verdict }: ConformanceResult, loads: readonly LoadResult[]): number {
  const exits = [exitOfVerdict[verdict], ...loads.map(exitOfLoad)];
  return exits.includes(1) ? 1 : Math.max(...exits);
}

/** The exit code of one load run. */
export function exitOfLoad({ verdict }: LoadResult): number {
  return { pass: 0, fail: 1, invalid: 5 }[verdict];
}
