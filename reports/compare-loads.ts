import type { LoadResult } from "../schemas/results/load.js";
import { UsageError } from "../schemas/usage-error.js";
import { type CompareOptions, compareLoad, type LoadComparison } from "./compare-load.js";
import { say } from "./compare-messages.js";

/** What comes of comparing the load runs of two sides, scenario by scenario. */
export interface LoadsComparison {
  compared: LoadComparison[];
  /** Scenarios of which nothing can be said, and why. */
  notCompared: { scenario: string; reason: string; refused: boolean }[];
}

/**
 * Compares what both sides have of each scenario. What cannot be compared is told, and keeps nothing else from being compared;
 * `refused` where both sides have it, and differ in more than what was measured.
 */
export function compareLoads(
  before: readonly LoadResult[],
  now: readonly LoadResult[],
  options: CompareOptions = {},
): LoadsComparison {
  const { language = "en" } = options;
  const found: LoadsComparison = { compared: [], notCompared: [] };
  for (const scenario of new Set([...now, ...before].map((load) => load.scenario))) {
    const [one, other] = [before, now].map((loads) => loads.filter((load) => load.scenario === scenario));
    if (!one?.length || !other?.length) {
      const reason = say(one?.length ? "onlyBefore" : "onlyNow")[language];
      found.notCompared.push({ scenario, reason, refused: false });
      continue;
    }
    try {
      found.compared.push(compareLoad(one, other, options));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      found.notCompared.push({ scenario, reason: error.text[language], refused: true });
    }
  }
  return found;
}
