import type { ConformanceResult } from "../schemas/results/conformance.js";
import type { LoadResult } from "../schemas/results/load.js";
import { exitOfVerdict } from "../schemas/results/verdict.js";

/** The exit code of a run: broken outweighs incomplete. */
export function exitOfRun({ verdict }: ConformanceResult, loads: readonly LoadResult[]): number {
  const exits = [exitOfVerdict[verdict], ...loads.map(exitOfLoad)];
  return exits.includes(1) ? 1 : Math.max(...exits);
}

/** The exit code of one load run. */
export function exitOfLoad({ verdict }: LoadResult): number {
  return { pass: 0, fail: 1, invalid: 5 }[verdict];
}
