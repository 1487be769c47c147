import { join } from "node:path";
import { outOfScope, scopeShown } from "../contracts/support/scope.js";
import { readWaivers } from "../contracts/support/waivers.js";
import { formatSummary } from "../reports/console.js";
import { reportToGithub } from "../reports/github.js";
import type { RunResults } from "../reports/read-results.js";
import { writeReports } from "../reports/write.js";
import type { Language } from "../schemas/language.js";
import type { Requirement } from "../schemas/requirements/requirement.js";
import type { ConformanceResult } from "../schemas/results/conformance.js";
import type { LoadResult } from "../schemas/results/load.js";
import { UsageError } from "../schemas/usage-error.js";
import { probe } from "../target/probe.js";
import type { Target } from "../target/target.js";
import { runConformance } from "./conformance.js";
import type { Shell } from "./context.js";
import { exitOfRun } from "./exit-codes.js";
import { interruptSignal } from "./interrupt.js";
import type { JudgeOptions, Task } from "./judge.js";
import { say } from "./messages.js";
import { oneAtATime } from "./one-at-a-time.js";
import type { PlaywrightChild } from "./playwright-child.js";
import { makeRunFolder, type RunFolder } from "./run-folder.js";
import { screenOf } from "./screen.js";
import type { Chosen } from "./target-of.js";
import { writeJson } from "./write-json.js";

/** A task on its way. */
interface TaskBegun extends Task {
  folder: RunFolder;
  playwright: PlaywrightChild;
}

/** Judges a target, and ends the emulator where it is that. */
export async function judgeTarget(
  { target, emulator }: Chosen,
  task: TaskBegun,
  options: JudgeOptions,
  shell: Shell,
): Promise<void> {
  const { edition, scope, folder, playwright } = task;
  const { signal, release } = interruptSignal();
  let leave = () => {};
  try {
    // What is wrong with a call or a file is told before anything is sent.
    requireScope(task, target);
    const waivers = target.waivers ? readWaivers(target.waivers) : [];
    const against = options.against ? await earlierRun(options.against) : null;
    const waitedFrom = Date.now();
    leave = await oneAtATime(target, scope, { signal, onWait: () => shell.warn(shell.say(say("waitsForOther"))) });
    // Start-up counts, for whoever waits at the terminal; waiting for another run does not.
    const begun = performance.timeOrigin + (Date.now() - waitedFrom);
    await probe(target, edition, signal);
    await makeRunFolder(folder);
    const { progress, look } = await screenOf(shell, options.json === "-");
    progress.expect(edition.requirements.filter((requirement) => requirement.origin !== "excluded").length);
    const seed = options.challenge ?? options.seed ?? folder.id;
    const conformance = await runConformance({
      ...{ target, edition, scope, folder, playwright, waivers, seed, signal, begun, challenge: options.challenge },
      repeat: options.repeat ?? 1,
      ...(options.play ? { play: await import("./play.js").then((play) => play.playing(shell.env)) } : {}),
      onResult: progress.result,
    });
    progress.end();
    const loads = signal.aborted ? [] : await task.loads(target, folder, signal);
    const report = { conformance, loads, documentLines: edition.lines, language: shell.language };
    await writeReports(folder.dir, { ...report, ...(await comparison(against, report, shell)) });
    await task.seal(folder, conformance, loads);
    writeJson(options.json, loads.length > 0 ? { conformance, loads } : conformance);
    if (options.json !== "-") {
      shell.print("");
      shell.print(formatSummary({ ...report, report: join(folder.dir, "report.html") }, look));
      const annotations = await reportToGithub(report, shell.env);
      if (annotations) shell.print(annotations);
    }
    process.exitCode = signal.aborted ? 4 : exitOfRun(conformance, loads);
  } finally {
    leave();
    release();
    await emulator?.close();
  }
}

/** A run that judges nothing would be a conformant one. */
function requireScope({ edition, scope }: Task, { claims }: Target): void {
  const judged = (requirement: Requirement) =>
    requirement.origin !== "excluded" && outOfScope(requirement, scope, claims ? { claims } : {}) === null;
  if (!edition.requirements.some(judged))
    throw new UsageError(say("nothingToJudge", { scope: scopeShown(scope), claims: (claims ?? []).join(" ") }));
}

async function earlierRun(place: string): Promise<RunResults> {
  const { readRun } = await import("../reports/read-results.js");
  return readRun(place);
}

async function comparison(
  against: RunResults | null,
  now: { conformance: ConformanceResult; loads: LoadResult[]; language: Language },
  shell: Shell,
) {
  if (against === null) return {};
  const { comparisonOf } = await import("../reports/compare-page.js");
  try {
    return { comparison: comparisonOf(against, now, now.language) };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    // The run itself is judged and stands, whatever it was to be shown beside.
    shell.warn(`onenet-video: --against: ${shell.say(error.text)}`);
    return {};
  }
}
