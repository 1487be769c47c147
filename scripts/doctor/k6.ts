import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { k6Binary } from "../../load/k6.js";
import { runLoad } from "../../load/run.js";
import { loadEdition } from "../../schemas/edition.js";
import type { Text } from "../../schemas/language.js";
import type { LoadResult } from "../../schemas/results/load.js";
import { UsageError } from "../../schemas/usage-error.js";
import { parseTarget } from "../../target/target-file.js";
import { startEmulatorThread } from "../emulator-thread.js";
import { say } from "./messages.js";
import type { Sign } from "./sign.js";

/** The scripts are written for this major version. */
const needed = 2;
const scenario = "play-address";

/** The user's k6, where there is one: its version, and whether it runs an iteration of a bundle as it should. */
export async function k6Signs(env: NodeJS.ProcessEnv): Promise<Sign[]> {
  const { stdout, status } = spawnSync(k6Binary(env), ["version"], { encoding: "utf8", timeout: 10_000 });
  const version = stdout?.split("\n")[0]?.trim() ?? "";
  if (status !== 0 || !version) {
    if (!env.K6_BIN) return [{ state: "good", what: say("noK6"), why: say("noK6Why") }];
    return [{ state: "bad", what: say("badK6Bin", { path: env.K6_BIN }), mend: "unset K6_BIN" }];
  }
  const isNew = Number(/v?(\d+)\.\d/.exec(version)?.[1] ?? 0) >= needed;
  const what = say("k6", { version });
  const sign: Sign = isNew ? { state: "good", what } : { state: "odd", what, why: say("k6Old", { needed }) };
  return [sign, await trial()];
}

/** One iteration of a bundle against the emulator. */
async function trial(): Promise<Sign> {
  const outDir = mkdtempSync(join(tmpdir(), "onenet-video-doctor-"));
  const emulator = await startEmulatorThread({});
  try {
    const target = parseTarget(emulator.targetFile, "emulator", {});
    const edition = await loadEdition();
    const once = { rate: 1, duration: 1, engine: "k6", profile: "smoke" } as const;
    const problem = problemOf(await runLoad({ ...once, scenario, target, edition, outDir }));
    if (problem !== null) return failed(problem);
    return { state: "good", what: say("k6Works", { scenario }) };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return failed(error.text);
  } finally {
    await emulator.close();
    rmSync(outDir, { recursive: true, force: true });
  }
}

const failed = (problem: Text | string): Sign => ({
  state: "bad",
  what: say("k6Fails", { problem }),
  why: say("k6FailsWhy"),
});

/** What an iteration against the emulator cannot have come to; latencies are this machine's, and free. */
function problemOf({ counts, violations, reasons }: LoadResult): string | null {
  const [violation] = violations;
  if (counts.iterations === 0) return reasons[0]?.en ?? "no iteration was completed";
  if (violation !== undefined) return `${violation.requirement} is said to be violated by the emulator`;
  if (counts.requests === 0) return "an iteration without a request";
  return counts.failed > 0 ? `${counts.failed} of ${counts.requests} requests failed` : null;
}
