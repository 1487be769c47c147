import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Edition } from "../schemas/edition.js";
import type { LoadResult } from "../schemas/results/load.js";
import type { Target } from "../target/target.js";
import type { Shell } from "./context.js";
import { say } from "./messages.js";
import { movingLine } from "./screen.js";

export interface LoadRuns {
  scenarios: readonly string[];
  profile: string;
  engine: "embedded" | "k6";
  rate?: number;
  /** Seconds. */
  duration?: number;
  vus?: number;
  target: Target;
  edition: Edition;
  dir: string;
  signal: AbortSignal;
  shell: Shell;
  /** A JSON file with thresholds that win over the profile's. */
  thresholds?: string;
  /** True: a run in which this machine was too busy to be a fair generator is repeated once. */
  repeatInvalid?: boolean;
}

/** Runs the scenarios one after the other and writes `load-<scenario>.json` for each; stops early when interrupted. */
export async function runLoads(runs: LoadRuns): Promise<LoadResult[]> {
  const { runLoad } = await import("../load/run.js");
  const { sawNothing } = await import("../load/verdict.js");
  const { scenarios, dir, shell, repeatInvalid, ...options } = runs;
  const results: LoadResult[] = [];
  const runOnce = async (scenario: string): Promise<LoadResult> => {
    shell.print(shell.say(say("loadStarts", { scenario, profile: runs.profile })));
    const moving = movingLine(process.stdout);
    const result = await runLoad({
      ...{ ...options, scenario, outDir: dir },
      onProgress: ({ seconds, of, iterations, vus }) =>
        moving.show(shell.say(say("loadGoes", { scenario, second: Math.round(seconds), of, iterations, vus }))),
    });
    moving.clear();
    return result;
  };
  for (const scenario of scenarios) {
    if (runs.signal.aborted && results.length > 0) break;
    let result = await runOnce(scenario);
    if (repeatInvalid && result.verdict === "invalid" && !sawNothing(result) && !runs.signal.aborted) {
      shell.print(shell.say(say("loadAgain")));
      result = await runOnce(scenario);
    }
    await writeFile(join(dir, `load-${scenario}.json`), `${JSON.stringify(result, null, 2)}\n`);
    results.push(result);
  }
  return results;
}
