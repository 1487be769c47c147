import { existsSync } from "node:fs";
import { open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Command, Option } from "commander";
import type { ScenarioName } from "../../load/profiles.js";
import type { LoadResult } from "../../schemas/results/load.js";
import { UsageError } from "../../schemas/usage-error.js";
import type { Shell } from "../context.js";
import { say } from "../messages.js";
import { addCommon, type CommonOptions, countingNumber, durationSeconds, positiveNumber } from "../options.js";
import { newRun } from "../run-folder.js";
import { writeJson } from "../write-json.js";
import { profiles, scenarios } from "./load.js";

interface Options extends CommonOptions {
  scenario?: ScenarioName;
  profile: (typeof profiles)[number];
  target?: string;
  rate?: number;
  duration?: number;
  vus?: number;
}

/** `merge`: the parts of one distributed load run as one result, with its report. */
export function defineMerge(program: Command, shell: Shell): void {
  const text = (key: Parameters<typeof say>[0]) => shell.say(say(key));
  const command = program
    .command("merge")
    .description(text("aboutMerge"))
    .argument("<parts...>", text("argumentParts"))
    .addOption(new Option("--scenario <name>", text("optionSampled")).choices(scenarios))
    .addOption(new Option("--profile <name>", text("optionProfile")).choices(profiles).default("smoke"))
    .option("--target <file>", text("optionTarget"))
    .option("--rate <number>", text("optionRate"), positiveNumber)
    .option("--duration <time>", text("optionDuration"), durationSeconds)
    .option("--vus <number>", text("optionVus"), countingNumber);
  addCommon(command, shell).action((parts: string[], options: Options) => merge(parts, options, shell));
}

async function merge(parts: string[], options: Options, shell: Shell): Promise<void> {
  const { loadEdition } = await import("../../schemas/edition.js");
  const { writeReports } = await import("../../reports/write.js");
  const { loadSummary } = await import("../../reports/console.js");
  const { exitOfLoad } = await import("../exit-codes.js");
  const edition = await loadEdition(options.schemas);
  const result = await merged(parts, options, shell);
  const { dir } = await newRun(options.out);
  await writeFile(join(dir, `load-${result.scenario}.json`), `${JSON.stringify(result, null, 2)}\n`);
  await writeReports(dir, { loads: [result], documentLines: edition.lines, language: shell.language });
  writeJson(options.json, result);
  if (options.json !== "-") {
    shell.print(loadSummary(result, shell.language));
    shell.print(shell.say(say("reportAt", { file: join(dir, "report.html") })));
  }
  process.exitCode = exitOfLoad(result);
}

async function merged(parts: string[], options: Options, shell: Shell): Promise<LoadResult> {
  const sampled = await Promise.all(parts.map(isSamples));
  if (!sampled.includes(true)) {
    const { mergeLoadResults } = await import("../../load/merge.js");
    const { readRun } = await import("../../reports/read-results.js");
    const runs = await Promise.all(parts.map((part) => readRun(part)));
    return mergeLoadResults(runs.flatMap((run) => run.loads));
  }
  if (sampled.includes(false)) throw new UsageError(say("mergeMixed", { part: parts[sampled.indexOf(false)] ?? "" }));
  const { scenario, target } = options;
  if (scenario === undefined || target === undefined) throw new UsageError(say("mergeSamples"));
  const { loadEdition } = await import("../../schemas/edition.js");
  const { readTarget } = await import("../../target/target-file.js");
  const { mergeSamples } = await import("../../load/k6-parts.js");
  const edition = await loadEdition(options.schemas);
  return mergeSamples({ ...options, files: parts, scenario, edition, target: await readTarget(target, shell.env) });
}

/** What k6 writes with `--out json`: lines, each an object that says what it is. */
async function isSamples(path: string): Promise<boolean> {
  if (!existsSync(path)) return false;
  const file = await open(path);
  try {
    if ((await file.stat()).isDirectory()) return false;
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    return /"type":\s*"(Metric|Point)"/.test(buffer.toString("utf8", 0, bytesRead));
  } finally {
    await file.close();
  }
}
