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
}

/** Runs the scenarios one after the other and writes `load-<scenario>.json` for each; stops early when interrupted. */
export async function runLoads(runs: LoadRuns): Promise<LoadResult[]> {
  const { runLoad } = await import("../load/run.js");
  const { scenarios, dir, shell, ...options } = runs;
  const results: LoadResult[] = [];
  for (const scenario of scenarios) {
    if (runs.signal.aborted && results.length > 0) break;
    shell.print(shell.say(say("loadStarts", { scenario, profile: runs.profile })));
    const moving = movingLine(process.stdout);
    const result = await runLoad({
      ...{ ...options, scenario, outDir: dir },
      onProgress: ({ seconds, of, iterations, vus }) =>
        moving.show(shell.say(say("loadGoes", { scenario, second: Math.round(seconds), of, iterations, vus }))),
    });
    moving.clear();
    await writeFile(join(dir, `load-${scenario}.json`), `${JSON.stringify(result, null, 2)}\n`);
    results.push(result);
  }
  return results;
}
