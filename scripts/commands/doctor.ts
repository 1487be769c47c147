import type { Command } from "commander";
import type { Shell } from "../context.js";
import { say } from "../messages.js";
import { addCommon, addTarget, type CommonOptions, type TargetOptions } from "../options.js";
import { writeJson } from "../write-json.js";

type Options = CommonOptions & TargetOptions;

/** `doctor`: what is installed, missing or odd, why it matters and the one command that mends it. Exits 1 on a problem. */
export function defineDoctor(program: Command, shell: Shell): void {
  const command = program.command("doctor").description(shell.say(say("aboutDoctor")));
  addTarget(addCommon(command, shell, { out: false, schemas: false }), shell).action((options: Options) =>
    doctor(options, shell),
  );
}

async function doctor(options: Options, shell: Shell): Promise<void> {
  const { examineMachine } = await import("../doctor/machine.js");
  const { examineTarget } = await import("../doctor/target.js");
  const names = options.target !== undefined || options.url !== undefined || options.emulator === true;
  const signs = [...(await examineMachine(shell.env)), ...(names ? await examineTarget(options, shell) : [])];
  writeJson(options.json, signs);
  if (options.json !== "-") {
    const marks = { good: "✓", odd: "!", bad: "✗" };
    for (const { state, what, why, mend } of signs) {
      shell.print(`${marks[state]} ${shell.say(what)}`);
      if (state !== "good" && why) shell.print(`    ${shell.say(why)}`);
      if (state !== "good" && mend) shell.print(`    ${shell.say(say("mend"))} ${mend}`);
    }
  }
  process.exitCode = signs.some(({ state }) => state === "bad") ? 1 : 0;
}
