import type { Command } from "commander";
import type { Scope } from "../../contracts/support/scope.js";
import type { Edition } from "../../schemas/edition.js";
import { UsageError } from "../../schemas/usage-error.js";
import { didYouMean } from "../../target/did-you-mean.js";
import type { Shell } from "../context.js";
import type { JudgeOptions } from "../judge.js";
import { say } from "../messages.js";
import { addCommon, addTarget, collect, timesToRepeat } from "../options.js";
import { writeJson } from "../write-json.js";

interface Options extends JudgeOptions {
  section?: string[];
  only?: string[];
  readOnly?: boolean;
  plan?: boolean;
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
    .option("--play", text("optionPlay"))
    .option("--against <run>", text("optionAgainst"))
    .option("--seed <text>", text("optionRunSeed"))
    .option("--repeat <times>", text("optionRepeat"), timesToRepeat);
  addTarget(addCommon(command, shell), shell).action((options: Options) => run(options, shell));
}

async function run(options: Options, shell: Shell): Promise<void> {
  const { loadEdition } = await import("../../schemas/edition.js");
  const edition = await loadEdition(options.schemas);
  const scope = scopeOf(options, edition);
  if (options.plan) return plan(options, edition, scope, shell);
  const { judge } = await import("../judge.js");
  const { writeManifest } = await import("../../reports/manifest.js");
  await judge(options, { edition, scope, loads: async () => [], seal: ({ dir }) => writeManifest(dir) }, shell);
}

/** `--plan`: what the run would call, make and change, how many requests and how long; sends nothing. */
async function plan(options: Options, edition: Edition, scope: Scope, shell: Shell): Promise<void> {
  const { chooseTarget } = await import("../target-of.js");
  // The checks are loaded while the emulator starts.
  const [{ target, emulator }, { planRun }, { helloTarget }] = await Promise.all([
    chooseTarget(options, shell, edition),
    import("../../contracts/support/plan.js"),
    import("../../target/protocol.js"),
  ]);
  await emulator?.close();
  const hello = { target: helloTarget(target), runId: "plan", seed: "plan", scope: "" };
  const planned = await planRun(edition, hello, scope);
  writeJson(options.json, planned);
  if (options.json === "-") return;
  for (const { section, call, requests, changes } of planned.operations) {
    const mark = changes ? shell.say(say("planChanges")) : "";
    shell.print(`${section.padEnd(6)} ${String(requests).padStart(5)} ×  ${call}  ${mark}`.trimEnd());
  }
  for (const [what, count] of Object.entries(planned.creates)) {
    shell.print(shell.say(say("planCreates", { what, count })));
  }
  const { requirements, requests, seconds } = planned;
  shell.print(shell.say(say("planTotal", { requirements, requests, seconds })));
}

/** @throws UsageError for a section or a requirement that the edition does not have. */
function scopeOf(options: Options, { requirements }: Edition): Scope {
  for (const section of options.section ?? []) {
    if (requirements.some((one) => one.section === section || one.section.startsWith(`${section}.`))) continue;
    throw new UsageError(say("noSection", { section }));
  }
  for (const id of options.only ?? []) {
    if (requirements.some((one) => one.id === id && one.origin !== "excluded")) continue;
    const hint = didYouMean(
      id,
      requirements.map((one) => one.id),
    );
    throw new UsageError(say("noRequirement", { id, hint }));
  }
  return {
    ...(options.section ? { sections: options.section } : {}),
    ...(options.only ? { only: options.only } : {}),
    ...(options.readOnly ? { readOnly: true } : {}),
  };
}
