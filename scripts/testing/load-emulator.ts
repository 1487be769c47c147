import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ScenarioName } from "../../load/profiles.js";
import { runLoad } from "../../load/run.js";
import { loadEdition } from "../../schemas/edition.js";
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

export async function loadEmulator({ scenario, style, defects, tamper, duration }: LoadCase): Promise<LoadResult> {
  const edition = await loadEdition();
  const outDir = mkdtempSync(join(tmpdir(), "onenet-video-pair-"));
  const emulator = await startEmulatorThread({ ...(style ? { style } : {}), ...(defects ? { defects } : {}) });
  const proxy = tamper ? await startTampering(emulator.url, tamper()) : undefined;
  try {
    const apiAddress = proxy?.url ?? emulator.url;
    const target = parseTarget({ ...emulator.targetFile, apiAddress }, "emulator", {});
    const short = duration === undefined ? {} : { duration };
    const run = { scenario, profile: "smoke", target, edition, outDir, engine: "embedded", threads: 1 } as const;
    return await runLoad({ ...run, ...short });
  } finally {
    await proxy?.close();
    await emulator.close();
    rmSync(outDir, { recursive: true, force: true });
  }
}

/** Runs ahead: whoever waits for one run lets the next ones begin, so that they share the machine while each mostly waits. */
export function runAhead<Case extends LoadCase>(cases: readonly Case[], atOnce: number) {
  const runs = new Map<Case, Promise<LoadResult>>();
  let running = 0;
  let next = 0;
  const start = (one: Case): Promise<LoadResult> => {
    const known = runs.get(one);
    if (known) return known;
    running += 1;
    const run = loadEmulator(one).finally(() => {
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
  return (one: Case): Promise<LoadResult> => {
    next = Math.max(next, cases.indexOf(one));
    const run = start(one);
    fill();
    return run;
  };
}
