import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "commander";
import type { LoadResult } from "../../schemas/results/load.js";
import { exitOfVerdict } from "../../schemas/results/verdict.js";
import { UsageError } from "../../schemas/usage-error.js";
import type { Target } from "../../target/target.js";
import type { Shell } from "../context.js";
import { interruptSignal } from "../interrupt.js";
import { say } from "../messages.js";
import { addCommon, addTarget, type CommonOptions, type TargetOptions } from "../options.js";
import { newRun } from "../run-folder.js";
import { screenOf } from "../screen.js";
import { writeJson } from "../write-json.js";
import { exitOfLoad } from "./load.js";

interface Options extends CommonOptions, TargetOptions {
  seed?: string;
  sign?: string;
  challenge?: string;
}

const scenarios = ["play-address", "hls-preload", "stat-paging", "mixed"];

/** `certify`: contracts, then the smoke load of every scenario, then reports and certificate. */
export function defineCertify(program: Command, shell: Shell): void {
  const text = (key: Parameters<typeof say>[0]) => shell.say(say(key));
  const command = program
    .command("certify")
    .description(text("aboutCertify"))
    .option("--sign <file>", text("optionSign"))
    .option("--challenge <text>", text("optionChallenge"))
    .option("--seed <text>", text("optionRunSeed"));
  addTarget(addCommon(command, shell), shell).action((options: Options) => run(options, shell));
}

async function run(options: Options, shell: Shell): Promise<void> {
  const { chooseTarget } = await import("../target-of.js");
  const { probe } = await import("../../target/probe.js");
  const { runConformance } = await import("../conformance.js");
  const { runLoads } = await import("../load-runs.js");
  const { writeReports } = await import("../../reports/write.js");
  const { writeCertificate } = await import("../../reports/certificate.js");
  const { privateKeyOf } = await import("../../reports/dsse.js");
  const { formatSummary } = await import("../../reports/console.js");
  const { loadEdition } = await import("../../schemas/edition.js");
  const key = options.sign ? privateKeyOf(await readKey(options.sign), options.sign, shell.language) : null;
  const edition = await loadEdition(options.schemas);
  const { target, emulator } = await chooseTarget(options, shell);
  const { signal, release } = interruptSignal();
  try {
    await probe(target, edition, signal);
    const folder = await newRun(options.out, options.challenge);
    const { progress, look } = await screenOf(shell, options.json === "-");
    progress.expect(edition.requirements.filter((requirement) => requirement.origin !== "excluded").length);
    const conformance = await runConformance({
      ...{ target, edition, folder, signal },
      scope: {},
      seed: options.challenge ?? options.seed ?? folder.id,
      onResult: progress.result,
    });
    progress.end();
    const loads = mayLoad(target, shell)
      ? await runLoads({
          scenarios,
          profile: "smoke",
          engine: "embedded",
          target,
          edition,
          dir: folder.dir,
          signal,
          shell,
        })
      : [];
    const report = { conformance, loads, documentLines: edition.lines, language: shell.language };
    await writeReports(folder.dir, report);
    await writeCertificate(folder.dir, { conformance, loads, key });
    writeJson(options.json, { conformance, loads });
    if (options.json !== "-") {
      shell.print("");
      shell.print(formatSummary({ ...report, report: join(folder.dir, "report.html") }, look));
    }
    process.exitCode = signal.aborted ? 4 : exitOf(exitOfVerdict[conformance.verdict], loads);
  } finally {
    release();
    await emulator?.close();
  }
}

async function readKey(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new UsageError(`--sign ${file}: cannot be read (${(error as Error).message}); name a PEM file`);
  }
}

/** Load goes to loopback, or where the target file consents to it. */
function mayLoad(target: Target, shell: Shell): boolean {
  const host = new URL(target.apiAddress).hostname;
  if (/^(localhost|127\.|\[::1\])/.test(host) || target.load.consent === `load ${target.name}`) return true;
  shell.print(shell.say(say("loadNeedsConsent", { name: target.name })));
  return false;
}

/** Broken outweighs incomplete. */
function exitOf(contracts: number, loads: readonly LoadResult[]): number {
  const exits = [contracts, ...loads.map(exitOfLoad)];
  return exits.includes(1) ? 1 : Math.max(...exits);
}
