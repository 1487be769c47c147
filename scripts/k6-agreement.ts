import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { disagreements } from "../load/agreement.js";
import type { ScenarioName } from "../load/profiles.js";
import { runLoad } from "../load/run.js";
import { loadEdition } from "../schemas/edition.js";
import type { LoadResult } from "../schemas/results/load.js";
import { parseTarget } from "../target/target-file.js";
import { startEmulatorThread } from "./emulator-thread.js";
import { startTampering } from "./testing/tampering-proxy.js";

/** Milliseconds that every answer takes: so the latencies that are compared are the target's, not the machine's. */
const away = 40;

export interface Agreement {
  embedded: LoadResult;
  k6: LoadResult;
  disagreements: string[];
}

/**
 * Runs one scenario with both engines, one after the other, against emulators of the same seed that are as far away, and tells in
 * what they disagree. The k6 is the user's: `K6_BIN`, or `k6` on the PATH.
 * @param duration seconds
 */
export async function runBoth(scenario: ScenarioName, duration: number, defects: string[] = []): Promise<Agreement> {
  const edition = await loadEdition();
  const outDir = mkdtempSync(join(tmpdir(), "onenet-video-agreement-"));
  const run = async (engine: "embedded" | "k6"): Promise<LoadResult> => {
    const emulator = await startEmulatorThread({ seed: 7, defects });
    const proxy = await startTampering(emulator.url, async () => {
      await new Promise((resolve) => setTimeout(resolve, away));
      return undefined;
    });
    try {
      const target = parseTarget({ ...emulator.targetFile, apiAddress: proxy.url }, "emulator", {});
      return await runLoad({ scenario, profile: "smoke", duration, target, edition, outDir, engine, threads: 1 });
    } finally {
      await proxy.close();
      await emulator.close();
    }
  };
  try {
    const embedded = await run("embedded");
    const k6 = await run("k6");
    return { embedded, k6, disagreements: disagreements(embedded, k6) };
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}
