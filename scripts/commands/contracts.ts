import { join } from "node:path";
import type { Command } from "commander";
import type { Scope } from "../../contracts/support/scope.js";
import type { Edition } from "../../schemas/edition.js";
import { exitOfVerdict } from "../../schemas/results/verdict.js";
import { UsageError } from "../../schemas/usage-error.js";
import type { Shell } from "../context.js";
import { interruptSignal } from "../interrupt.js";
import { say } from "../messages.js";
import { addCommon, addTarget, type CommonOptions, collect, type TargetOptions } from "../options.js";
import { newRun } from "../run-folder.js";
import { screenOf } from "../screen.js";
import { writeJson } from "../write-json.js";

interface Options extends CommonOptions, TargetOptions {
  section?: string[];
  only?: string[];
  readOnly?: boolean;
  plan?: boolean;
  seed?: string;
}

/** `contracts`: conformance only. */
export function defineContracts(program: Command, shell: Shell): void {
  const text = (key: Parameters<typeof say>[0]) => shell.say(say(key));
  const command = program
    .command("contracts")
    .description(text("aboutContracts"))
    .option("--section <number>", text("optionSection"), collect)
    .option("--only <requirement>", text("optionOnly"), collect)
    .option("--read-only", text("optionReadOnly"))
    .option("--plan", text("optionPlan"))
    .option("--seed <text>", text("optionRunSeed"));
  addTarget(addCommon(command, shell), shell).action((options: Options) => run(options, shell));
}

async function run(options: Options, shell: Shell): Promise<void> {
  const { chooseTarget } = await import("../target-of.js");
  const { runConformance } = await import("../conformance.js");
  const { writeReports } = await import("../../reports/write.js");
  const { writeManifest } = await import("../../reports/manifest.js");
  const { formatSummary } = await import("../../reports/console.js");
  const { loadEdition } = await import("../../schemas/edition.js");
  const { probe } = await import("../../target/probe.js");
  const edition = await loadEdition(options.schemas);
  const scope = scopeOf(options, edition);
  const { target, emulator } = await chooseTarget(options, shell);
  const interrupt = interruptSignal();
  try {
    await probe(target, edition, interrupt.signal);
    const folder = await newRun(options.out);
    const { progress, look } = await screenOf(shell, options.json === "-");
    progress.expect(edition.requirements.filter((requirement) => requirement.origin !== "excluded").length);
    const conformance = await runConformance({
      target,
      edition,
      scope,
      folder,
      seed: options.seed ?? folder.id,
      signal: interrupt.signal,
      onResult: progress.result,
    });
    progress.end();
    const report = { conformance, loads: [], documentLines: edition.lines, language: shell.language };
    await writeReports(folder.dir, report);
    await writeManifest(folder.dir);
    writeJson(options.json, conformance);
    if (options.json !== "-") {
      shell.print("");
      shell.print(formatSummary({ ...report, report: join(folder.dir, "report.html") }, look));
    }
    process.exitCode = interrupt.signal.aborted ? 4 : exitOfVerdict[conformance.verdict];
  } finally {
    interrupt.release();
    await emulator?.close();
  }
}

/** @throws UsageError for a section or a requirement that the edition does not have. */
export function scopeOf(options: Pick<Options, "section" | "only" | "readOnly">, { requirements }: Edition): Scope {
  for (const section of options.section ?? []) {
    if (requirements.some((one) => one.section === section || one.section.startsWith(`${section}.`))) continue;
    throw new UsageError(`--section ${section}: the document has no such section; see \`onenet-video requirements\``);
  }
  for (const id of options.only ?? []) {
    if (requirements.some((one) => one.id === id && one.origin !== "excluded")) continue;
    throw new UsageError(`--only ${id}: no such requirement; \`onenet-video requirements\` lists them`);
  }
  return {
    ...(options.section ? { sections: options.section } : {}),
    ...(options.only ? { only: options.only } : {}),
    ...(options.readOnly ? { readOnly: true } : {}),
  };
}
