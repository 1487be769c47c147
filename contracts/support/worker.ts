import type { Requirement } from "../../schemas/requirements/requirement.js";
import type { RequirementResult } from "../../schemas/results/conformance.js";
import type { Check } from "./check.js";
import { mergeResults } from "./merge.js";
import { checksFor } from "./registry.js";
import { uncheckable, untried } from "./result.js";
import { type RunOptions, runChecks } from "./run.js";
import { outOfScope } from "./scope.js";
import { Session } from "./session.js";

/** What a Playwright worker judges with. */
export interface Judge {
  resultOf(requirement: Requirement): Promise<RequirementResult>;
  end(): Promise<void>;
}

/**
 * Under our command line: all checks of the scope run side by side in this one worker, and each result goes to the broker
 * as soon as it is known.
 */
export function judgeAll(options: RunOptions): Judge {
  const reports: Promise<void>[] = [];
  const run = runChecks({
    ...options,
    onResult: (result) => {
      reports.push(options.wire.report(result));
    },
  });
  return {
    resultOf: async ({ id }) => found(await run, id),
    end: async () => {
      await run;
      await Promise.all(reports);
    },
  };
}

/** For those who live in Playwright: each test runs just the checks of its requirement. */
export function judgeEach(options: RunOptions, quotaShare: number): Judge {
  const { edition, hello, wire, scope = {} } = options;
  const checks = checksFor(edition).filter((check) => !check.browser);
  const session = new Session({ edition, wire, hello, scope, checks, quotaShare });
  const runs = new Map<Check, Promise<RequirementResult[]>>();
  const run = (check: Check) => {
    const results = runs.get(check) ?? session.run(check);
    runs.set(check, results);
    return results;
  };
  return {
    resultOf: async (requirement) => {
      const signal = outOfScope(requirement, scope, hello.target);
      if (signal) return untried(requirement, signal);
      const mine = checks.filter((check) => check.ids.includes(requirement.id));
      if (mine.length === 0) return uncheckable(requirement);
      const results = (await Promise.all(mine.map(run))).flat();
      const seen = session.noticedResults().filter(({ id }) => id === requirement.id);
      return found(mergeResults([...results, ...seen]), requirement.id);
    },
    end: () => session.close(),
  };
}

function found(results: RequirementResult[], id: string): RequirementResult {
  const result = results.find((one) => one.id === id);
  if (!result) throw new Error(`${id} has no result`);
  return result;
}
