import type { Context } from "./context.js";
import type { RequirementId } from "./requirement-id.js";

/** One walk along the target that judges one requirement, or several that share its traffic. */
export interface Check {
  /** Names the step in the evidence and seeds its randomness; unique. The id itself where it judges one requirement. */
  key: string;
  ids: string[];
  /** How many devices it needs at once (default 1); more than the quota leaves room for is *not tested*. */
  devices: number;
  /** Seconds that it mostly waits: such checks start first and do not take the place of others. */
  waits: number;
  /** It looks on in a browser: run where one is asked for (`--play`), when all others have ended. */
  browser?: boolean;
  run(t: Context): Promise<void>;
}

export interface CheckOptions {
  devices?: number;
  waits?: number;
  browser?: boolean;
}

/** A check of one requirement: `check("2.3-channel-exists", async (t) => { … })`. See README.md beside this file. */
export function check(id: RequirementId, run: Check["run"], options: CheckOptions = {}): Check {
  return checkOfCatalogue(id, [id], run, options);
}

/**
 * A check of several requirements that share one traffic, e.g. all fields of one answer or one walk over pages. Each
 * keeps its own result: assert with `t.of(id)`; what ends without an assertion is an error of its own.
 */
export function checks(key: string, ids: RequirementId[], run: Check["run"], options: CheckOptions = {}): Check {
  return checkOfCatalogue(key, ids, run, options);
}

/** The same for ids that come from an edition's catalogue, which may be another than the shipped one. */
export function checkOfCatalogue(key: string, ids: string[], run: Check["run"], options: CheckOptions = {}): Check {
  const { devices = 1, waits = 0, browser = false } = options;
  return { key, ids, devices, waits, browser, run };
}
