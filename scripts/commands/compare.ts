import type { Command } from "commander";
import type { ConformanceComparison } from "../../reports/compare-conformance.js";
import type { LoadsComparison } from "../../reports/compare-loads.js";
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

/** `compare`: what two runs have of contracts and of each load scenario, or sets of load runs. */
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
  throw new UsageError(say("compareSides"));
}

async function compare({ baseline, run }: Sides, options: Options, shell: Shell): Promise<void> {
  const { readRun } = await import("../../reports/read-results.js");
  const { compareLoads } = await import("../../reports/compare-loads.js");
  const { compareConformance } = await import("../../reports/compare-conformance.js");
  const { language } = shell;
  const read = (places: string[]) => Promise.all(places.map((place) => readRun(place)));
  const [before, now] = [await read(baseline), await read(run)];
  const [one, other] = [before[0]?.conformance, now[0]?.conformance];
  const single = before.length === 1 && now.length === 1;
  const contracts = single && one && other ? compareConformance(one, other) : null;
  const smallest = options.smallest === undefined ? {} : { smallest: options.smallest / 100 };
  const [earlier, later] = [before, now].map((runs) => runs.flatMap(({ loads }) => loads));
  const loads = compareLoads(earlier ?? [], later ?? [], { ...smallest, language });
  if (contracts === null && loads.compared.length === 0) throw nothingToCompare(loads);
  const leftOut = contracts === null && [...before, ...now].some(({ conformance }) => conformance !== undefined);
  await tell({ contracts, loads, leftOut }, options, shell);
}

interface Found {
  contracts: ConformanceComparison | null;
  loads: LoadsComparison;
  /** True where contracts are there that were not compared. */
  leftOut: boolean;
}

function nothingToCompare({ notCompared: [first] }: LoadsComparison): UsageError {
  if (first === undefined) return new UsageError(say("compareNothing"));
  return new UsageError(first.refused ? first.reason : `compare: ${first.scenario}: ${first.reason}`);
}

async function tell({ contracts, loads, leftOut }: Found, options: Options, shell: Shell): Promise<void> {
  const { formatConformanceComparison, formatLoadComparison, formatNotCompared } = await import(
    "../../reports/compare-console.js"
  );
  const { say: sayOf } = await import("../../reports/compare-messages.js");
  const { compared, notCompared } = loads;
  const [only] = compared;
  if (contracts !== null) writeJson(options.json, { ...contracts, loads: compared, notCompared });
  else
    writeJson(options.json, compared.length === 1 && notCompared.length === 0 ? only : [...compared, ...notCompared]);
  const { look } = await screenOf(shell, false);
  if (options.json !== "-") {
    if (contracts !== null) shell.print(formatConformanceComparison(contracts, look));
    for (const one of compared) shell.print(formatLoadComparison(one, look));
  }
  for (const line of formatNotCompared(loads, look)) shell.warn(line);
  if (leftOut) shell.warn(shell.say(sayOf("contractsLeftOut")));
  process.exitCode = exitOf(contracts, loads, options.strict === true);
}

/**
 * A regression outweighs all else. Load runs that cannot be compared are an error where nothing but load was to be compared;
 * beside contracts, and where only one side has them, they are told.
 */
function exitOf(contracts: ConformanceComparison | null, { compared, notCompared }: LoadsComparison, strict: boolean) {
  const verdicts = compared.map(({ verdict }) => verdict);
  if (contracts?.verdict === "regression" || verdicts.includes("regressed")) return 1;
  if (contracts === null && notCompared.some(({ refused }) => refused)) return 2;
  return strict && (verdicts.includes("inconclusive") || notCompared.length > 0) ? 5 : 0;
}
