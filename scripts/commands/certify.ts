import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { UsageError } from "../../schemas/usage-error.js";
import type { Target } from "../../target/target.js";
import type { Shell } from "../context.js";
import type { JudgeOptions } from "../judge.js";
import { say } from "../messages.js";
import { addCommon, addTarget } from "../options.js";

interface Options extends JudgeOptions {
  sign?: string;
}

/** `certify`: contracts, then the smoke load of every scenario, then reports and certificate. */
export function defineCertify(program: Command, shell: Shell): void {
  const text = (key: Parameters<typeof say>[0]) => shell.say(say(key));
  const command = program
    .command("certify")
    .description(text("aboutCertify"))
    .option("--sign <file>", text("optionSign"))
    .option("--challenge <text>", text("optionChallenge"))
    .option("--play", text("optionPlay"))
    .option("--against <run>", text("optionAgainst"))
    .option("--seed <text>", text("optionRunSeed"));
  addTarget(addCommon(command, shell), shell).action((options: Options) => run(options, shell));
}

async function run(options: Options, shell: Shell): Promise<void> {
  const { judge } = await import("../judge.js");
  const { runLoads } = await import("../load-runs.js");
  const { scenarioNames } = await import("../../load/bundle.js");
  const { writeCertificate } = await import("../../reports/certificate.js");
  const { privateKeyOf } = await import("../../reports/dsse.js");
  const { loadEdition } = await import("../../schemas/edition.js");
  const key = options.sign ? privateKeyOf(await readKey(options.sign), options.sign) : null;
  const edition = await loadEdition(options.schemas);
  const smoke = { scenarios: scenarioNames, profile: "smoke", engine: "embedded", repeatInvalid: true } as const;
  await judge(
    options,
    {
      edition,
      scope: {},
      loads: async (target, { dir }, signal) =>
        (await mayLoad(target, shell)) ? runLoads({ ...smoke, target, edition, dir, signal, shell }) : [],
      seal: ({ dir }, conformance, loads) => writeCertificate(dir, { conformance, loads, key }),
    },
    shell,
  );
}

async function readKey(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new UsageError(say("pemNotRead", { option: "--sign", file, problem: (error as Error).message }));
  }
}

/** Without the target file's word for load the contracts alone are certified. */
async function mayLoad(target: Target, shell: Shell): Promise<boolean> {
  const { requireConsent } = await import("../../load/consent.js");
  try {
    requireConsent(target, undefined);
    return true;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    shell.print(shell.say(say("noLoad", { why: error.text })));
    return false;
  }
}
