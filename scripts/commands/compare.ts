import type { Command } from "commander";
import type { RunResults } from "../../reports/read-results.js";
import type { ConformanceResult } from "../../schemas/results/conformance.js";
import type { LoadResult } from "../../schemas/results/load.js";
import { UsageError } from "../../schemas/usage-error.js";
import type { Shell } from "../context.js";
import { say } from "../messages.js";
import { addCommon, type CommonOptions, positiveNumber } from "../options.js";
import { screenOf } from "../screen.js";
import { writeJson } from "../write-json.js";

interface Options extends CommonOptions {
  baseline?: string[];
  run?: string[];
  smallest?: number;
  strict?: boolean;
}

/** `compare`: two conformance runs, or two load runs or sets of them. */
export function defineCompare(program: Command, shell: Shell): void {
  const text = (key: Parameters<typeof say>[0]) => shell.say(say(key));
  const command = program
    .command("compare")
    .description(text("aboutCompare"))
    .argument("[baseline]", text("argumentBaseline"))
    .argument("[run]", text("argumentRun"))
    .option("--baseline <dirs...>", text("optionBaseline"))
    .option("--run <dirs...>", text("optionRun"))
    .option("--smallest <percent>", text("optionSmallest"), positiveNumber)
    .option("--strict", text("optionStrict"));
  addCommon(command, shell, { out: false, schemas: false }).action(
    (baseline: string | undefined, run: string | undefined, options: Options) =>
      compare(sides(baseline, run, options), options, shell),
  );
}

interface Sides {
  baseline: string[];
  run: string[];
}

function sides(baseline: string | undefined, run: string | undefined, options: Options): Sides {
  const found = {
    baseline: [...(baseline ? [baseline] : []), ...(options.baseline ?? [])],
    run: [...(run ? [run] : []), ...(options.run ?? [])],
  };
  if (found.baseline.length > 0 && found.run.length > 0) return found;
  throw new UsageError("compare: two sides are needed: compare BASELINE RUN, or --baseline DIR… --run DIR…");
}

async function compare({ baseline, run }: Sides, options: Options, shell: Shell): Promise<void> {
  const { readRun } = await import("../../reports/read-results.js");
  const read = (places: string[]) => Promise.all(places.map((place) => readRun(place, shell.language)));
  const [before, now] = [await read(baseline), await read(run)];
  const conformance = [before, now].map((runs) => runs.flatMap((one) => one.conformance ?? []));
  const [one, other] = conformance.map((runs) => runs[0]);
  if (one && other && before.length === 1 && now.length === 1) return compareContracts(one, other, options, shell);
  return compareLoads(before, now, options, shell);
}

async function compareContracts(before: ConformanceResult, now: ConformanceResult, options: Options, shell: Shell) {
  const { compareConformance } = await import("../../reports/compare-conformance.js");
  const { formatConformanceComparison } = await import("../../reports/compare-console.js");
  const comparison = compareConformance(before, now, shell.language);
  writeJson(options.json, comparison);
  const { look } = await screenOf(shell, false);
  if (options.json !== "-") shell.print(formatConformanceComparison(comparison, look));
  process.exitCode = comparison.verdict === "regression" ? 1 : 0;
}

async function compareLoads(before: RunResults[], now: RunResults[], options: Options, shell: Shell): Promise<void> {
  const { compareLoad } = await import("../../reports/compare-load.js");
  const { formatLoadComparison } = await import("../../reports/compare-console.js");
  const scenarios = [...new Set(now.flatMap((one) => one.loads.map((load) => load.scenario)))];
  if (scenarios.length === 0)
    throw new UsageError("compare: the runs hold neither results.json nor load-*.json on both sides");
  const of = (runs: RunResults[], scenario: string): LoadResult[] =>
    runs.flatMap((one) => one.loads.filter((load) => load.scenario === scenario));
  const smallest = options.smallest === undefined ? {} : { smallest: options.smallest / 100 };
  const comparisons = scenarios.map((scenario) =>
    compareLoad(of(before, scenario), of(now, scenario), { ...smallest, language: shell.language }),
  );
  writeJson(options.json, comparisons.length === 1 ? comparisons[0] : comparisons);
  const { look } = await screenOf(shell, false);
  if (options.json !== "-") for (const one of comparisons) shell.print(formatLoadComparison(one, look));
  const verdicts = comparisons.map((one) => one.verdict);
  if (verdicts.includes("regressed")) process.exitCode = 1;
  else if (verdicts.includes("inconclusive") && options.strict) process.exitCode = 5;
}
