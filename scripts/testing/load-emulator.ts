import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RunningEmulator } from "../../emulator/options.js";
import type { ScenarioName } from "../../load/profiles.js";
import { runLoad } from "../../load/run.js";
import { type Edition, loadEdition } from "../../schemas/edition.js";

import type { LoadResult } from "../../schemas/results/load.js";
import { parseTarget } from "../../target/target-file.js";
import { startEmulatorThread } from "../emulator-thread.js";
import { startTampering, type Tamper } from "./tampering-proxy.js";

/** One short load run against an emulator of its own. */
export interface LoadCase {
  scenario: ScenarioName;
  style?: string;
  defects?: string[];
  /** Spoils what the emulator answers, on the way. */
  tamper?: () => Tamper;
  /** Seconds; the smoke profile's own when left out. */
  duration?: number;
}

async function loadEmulator(one: LoadCase, emulator: RunningEmulator): Promise<LoadResult> {
  const { scenario, tamper, duration } = one;
  edition ??= loadEdition();
  const outDir = mkdtempSync(join(tmpdir(), "onenet-video-pair-"));
  const proxy = tamper ? await startTampering(emulator.url, tamper()) : undefined;
  try {
    const apiAddress = proxy?.url ?? emulator.url;
    const target = parseTarget({ ...emulator.targetFile, apiAddress }, "emulator", {});
    const short = duration === undefined ? {} : { duration };
    const run = { scenario, profile: "smoke", target, outDir, engine: "embedded", threads: 1 } as const;
    return await runLoad({ ...run, ...short, edition: await edition });
  } finally {
    await proxy?.close();
    rmSync(outDir, { recursive: true, force: true });
  }
}

let edition: Promise<Edition> | undefined;

async function loadOwnEmulator(one: LoadCase): Promise<LoadResult> {
  const { style, defects } = one;
  const emulator = await startEmulatorThread({ ...(style ? { style } : {}), ...(defects ? { defects } : {}) });
  try {
    return await loadEmulator(one, emulator);
  } finally {
    await emulator.close();
  }
}

/** Runs ahead: whoever waits for one run lets the next ones begin, so that they share the machine while each mostly waits. */
export function runAhead<Case extends LoadCase>(cases: readonly Case[], atOnce: number) {
  let sound: Promise<RunningEmulator> | undefined;
  const load = async (one: Case) => {
    if (!one.tamper) return loadOwnEmulator(one);
    sound ??= startEmulatorThread({});
    return loadEmulator(one, await sound);
  };
  const runs = new Map<Case, Promise<LoadResult>>();
  let running = 0;
  let next = 0;
  const start = (one: Case): Promise<LoadResult> => {
    const known = runs.get(one);
    if (known) return known;
    running += 1;
    const run = load(one).finally(() => {
      running -= 1;
      fill();
    });
    // It is waited for later; until then nobody hears of its failure.
    run.catch(() => undefined);
    runs.set(one, run);
    return run;
  };
  const fill = () => {
    for (; running < atOnce && next < cases.length; next += 1) start(cases[next] as Case);
  };
  return {
    resultOf(one: Case): Promise<LoadResult> {
      next = Math.max(next, cases.indexOf(one));
      const run = start(one);
      fill();
      return run;
    },
    /** Ends the emulator that all the runs shared whose answers are spoilt on the way. */
    async close(): Promise<void> {
      await (await sound)?.close();
    },
  };
}
