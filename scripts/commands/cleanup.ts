import type { Command } from "commander";
import type { Shell } from "../context.js";
import { interruptSignal } from "../interrupt.js";
import { say } from "../messages.js";
import { addCommon, addTarget, type CommonOptions, type TargetOptions } from "../options.js";
import { writeJson } from "../write-json.js";

type Options = CommonOptions & TargetOptions;

/** `cleanup`: deletes what an interrupted run left on its target. Exits 1 while something is left. */
export function defineCleanup(program: Command, shell: Shell): void {
  const command = program
    .command("cleanup")
    .description(shell.say(say("aboutCleanup")))
    .argument("<run>", shell.say(say("argumentRun")));
  addTarget(addCommon(command, shell, { out: false, schemas: false }), shell).action((run: string, options: Options) =>
    cleanUp(run, options, shell),
  );
}

async function cleanUp(runDir: string, options: Options, shell: Shell): Promise<void> {
  const { chooseTarget } = await import("../target-of.js");
  const { cleanup } = await import("../../target/cleanup.js");
  const { readJournal } = await import("../../target/journal.js");
  // A folder that is no run is told before an emulator is started.
  readJournal(runDir);
  const { target, emulator } = await chooseTarget(options, shell);
  const { signal, release } = interruptSignal();
  try {
    const result = await cleanup({ runDir, target, signal });
    writeJson(options.json, result);
    if (options.json !== "-") {
      for (const { what, name } of result.undone) shell.print(shell.say(say("undone", { what, name })));
      for (const { what, name, reason, call } of result.residue) {
        shell.print(shell.say(say("residue", { what, name, reason: shell.say(reason), call })));
      }
      if (result.undone.length + result.residue.length === 0) shell.print(shell.say(say("nothingLeft")));
    }
    process.exitCode = signal.aborted ? 4 : result.residue.length > 0 ? 1 : 0;
  } finally {
    release();
    await emulator?.close();
  }
}
