import { existsSync } from "node:fs";
import type { Edition } from "../schemas/edition.js";
import type { LoadResult } from "../schemas/results/load.js";
import { UsageError } from "../schemas/usage-error.js";
import type { Target } from "../target/target.js";
import { bundleScenario } from "./bundle.js";
import { inspectScript } from "./engine/engine.js";
import { judgeThreshold } from "./engine/metrics/thresholds.js";
import { readSamples } from "./k6-samples.js";
import { mergeLoadResults } from "./merge.js";
import { say } from "./messages.js";
import type { ProfileName, ScenarioName } from "./profiles.js";
import { highestRate, resultOf } from "./result.js";
import { environmentOf } from "./run.js";
import { targetFileFor } from "./target-file.js";

/** What k6 was told when it wrote the samples: they do not say it themselves. */
export interface SampledRun {
  /** Files of `--out json`, one of each part. */
  files: readonly string[];
  scenario: ScenarioName;
  profile: ProfileName;
  target: Target;
  edition: Edition;
  rate?: number;
  duration?: number;
  vus?: number;
}

/**
 * The samples that the parts of one distributed run of a user's k6 have written, as one `load.json`. Examples of violations are in
 * the parts' logs, not in their samples.
 * @throws UsageError for a file that is not there or holds no sample
 */
export async function mergeSamples(run: SampledRun): Promise<LoadResult> {
  const { files, scenario, profile, target, edition } = run;
  const bundle = await bundleScenario(scenario, edition);
  const env = environmentOf(run);
  const facts = await inspectScript({
    source: bundle.code,
    files: { [env.ONENET_TARGET ?? ""]: targetFileFor(target) },
    env,
  });
  const parts: LoadResult[] = [];
  for (const file of files) {
    if (!existsSync(file)) throw new UsageError(say("mergeMissing", { file }));
    const samples = await readSamples(file, facts);
    if ((samples.metrics.get("http_reqs")?.sink.count ?? 0) === 0) throw new UsageError(say("mergeEmpty", { file }));
    const thresholds = facts.options.thresholds.map((threshold) =>
      judgeThreshold(threshold, samples.metrics.get(threshold.metric), samples.seconds),
    );
    const result = { ...samples, options: facts.options, thresholds, honesty: null, endReasons: [] };
    parts.push(
      resultOf({
        ...{ scenario, profile, bundle, edition, target, result },
        engine: { name: "k6", version: "unknown" },
        machine: "k6",
        examples: { fileOf: () => "" },
        leftAlone: { hosts: [] },
      }),
    );
  }
  const merged = mergeLoadResults(parts);
  // Each part knows the rate of the whole run, and bears its share of it.
  return { ...merged, subject: { ...merged.subject, rate: highestRate(facts.options.scenarios) } };
}
