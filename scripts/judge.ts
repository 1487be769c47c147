import type { Scope } from "../contracts/support/scope.js";
import type { Edition } from "../schemas/edition.js";
import type { ConformanceResult } from "../schemas/results/conformance.js";
import type { LoadResult } from "../schemas/results/load.js";
import type { Target } from "../target/target.js";
import type { Shell } from "./context.js";
import type { CommonOptions, TargetOptions } from "./options.js";
import { startPlaywright } from "./playwright-child.js";
import { nameRun, type RunFolder } from "./run-folder.js";
import { chooseTarget } from "./target-of.js";

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

/**
 * Judges the chosen target, reports, and sets the exit code; an interrupt still gives a result. Whoever waits at the
 * terminal waits for Playwright first: it starts before all else, and the rest is loaded meanwhile.
 */
export async function judge(options: JudgeOptions, task: Task, shell: Shell): Promise<void> {
  const { edition, scope } = task;
  const folder = nameRun(options.out, options.challenge);
  const repeat = options.repeat ?? 1;
  const playwright = await startPlaywright({ schemas: edition.dir, scope, repeat, runDir: folder.dir });
  try {
    const [chosen, { judgeTarget }] = await Promise.all([
      chooseTarget(options, shell, edition),
      import("./judge-target.js"),
    ]);
    await judgeTarget(chosen, { ...task, folder, playwright }, options, shell);
  } finally {
    await playwright.dismiss();
  }
}
