import { join } from "node:path";
import type { Command } from "commander";
import type { Shell } from "../context.js";
import { makeOut } from "../make-out.js";
import { say } from "../messages.js";
import { addCommon, type CommonOptions } from "../options.js";
import { screenOf } from "../screen.js";
import { writeJson } from "../write-json.js";

/** `history`: the nightly runs in a folder as one page. */
export function defineHistory(program: Command, shell: Shell): void {
  const command = program
    .command("history")
    .description(shell.say(say("aboutHistory")))
    .argument("<dir>", shell.say(say("argumentNights")));
  addCommon(command, shell, { schemas: false }).action((dir: string, options: CommonOptions) =>
    history(dir, options, shell),
  );
}

async function history(dir: string, options: CommonOptions, shell: Shell): Promise<void> {
  const { readHistory, writeHistory } = await import("../../reports/history.js");
  const { formatHistory } = await import("../../reports/history-console.js");
  const found = await readHistory(dir, shell.language);
  const out = options.out ?? dir;
  makeOut(out);
  const file = join(out, "history.html");
  await writeHistory(file, found);
  writeJson(options.json, found);
  if (options.json === "-") return;
  const { look } = await screenOf(shell, false);
  shell.print(formatHistory(found, look));
  shell.print(shell.say(say("reportAt", { file })));
}
