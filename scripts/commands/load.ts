import { join } from "node:path";
import { Argument, type Command, Option } from "commander";
import type { Shell } from "../context.js";
import { interruptSignal } from "../interrupt.js";
import { say } from "../messages.js";
import {
  addCommon,
  addTarget,
  type CommonOptions,
  countingNumber,
  durationSeconds,
  positiveNumber,
  type TargetOptions,
} from "../options.js";
import { newRun } from "../run-folder.js";
import { writeJson } from "../write-json.js";

interface Options extends CommonOptions, TargetOptions {
  profile: string;
  engine: "embedded" | "k6";
  rate?: number;
  duration?: number;
  vus?: number;
  thresholds?: string;
}

export const scenarios = ["play-address", "hls-preload", "stat-paging", "mixed"];
export const profiles = ["smoke", "average", "stress", "spike", "soak", "breakpoint"] as const;

/** `load`: one scenario under one profile. */
export function defineLoad(program: Command, shell: Shell): void {
  const text = (key: Parameters<typeof say>[0]) => shell.say(say(key));
  const command = program
    .command("load")
    .description(text("aboutLoad"))
    .addArgument(new Argument("<scenario>").choices(scenarios))
    .addOption(new Option("--profile <name>", text("optionProfile")).choices(profiles).default("smoke"))
    .addOption(new Option("--engine <name>", text("optionEngine")).choices(["embedded", "k6"]).default("embedded"))
    .option("--rate <number>", text("optionRate"), positiveNumber)
    .option("--duration <time>", text("optionDuration"), durationSeconds)
    .option("--vus <number>", text("optionVus"), countingNumber)
    .option("--thresholds <file>", text("optionThresholds"));
  addTarget(addCommon(command, shell), shell).action((scenario: string, options: Options) =>
    run(scenario, options, shell),
  );
}

async function run(scenario: string, options: Options, shell: Shell): Promise<void> {
  const { chooseTarget } = await import("../target-of.js");
  const { runLoads } = await import("../load-runs.js");
  const { writeReports } = await import("../../reports/write.js");
  const { loadEdition } = await import("../../schemas/edition.js");
  const { exitOfLoad } = await import("../exit-codes.js");
  const { loadSummary } = await import("../../reports/console.js");
  const edition = await loadEdition(options.schemas);
  const { target, emulator } = await chooseTarget(options, shell);
  const interrupt = interruptSignal();
  try {
    const folder = await newRun(options.out);
    const [result] = await runLoads({
      ...options,
      scenarios: [scenario],
      target,
      edition,
      dir: folder.dir,
      signal: interrupt.signal,
      shell,
    });
    if (!result) return;
    await writeReports(folder.dir, { loads: [result], documentLines: edition.lines, language: shell.language });
    writeJson(options.json, result);
    if (options.json !== "-") shell.print(loadSummary(result, shell.language));
    shell.print(shell.say(say("reportAt", { file: join(folder.dir, "report.html") })));
    process.exitCode = interrupt.signal.aborted ? 4 : exitOfLoad(result);
  } finally {
    interrupt.release();
    await emulator?.close();
  }
}
