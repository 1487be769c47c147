import { checksFor } from "../registry.js";
import { type RunOptions, runChecks } from "../run.js";

/**
 * Runs those checks alone that look on in a browser, after all others and outside of their process, and reports what
 * they say of their requirements.
 */
export async function playStreams(options: Omit<RunOptions, "checks" | "onResult">): Promise<void> {
  const checks = checksFor(options.edition).filter((check) => check.browser);
  const mine = new Set(checks.flatMap((check) => check.ids));
  const results = await runChecks({ ...options, checks });
  for (const result of results) {
    if (mine.has(result.id) && result.status !== "not-tested") await options.wire.report(result);
  }
}
