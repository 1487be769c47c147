import { Argument, type Command } from "commander";
import type { CompletedShell } from "../completion.js";
import type { Shell } from "../context.js";
import { say } from "../messages.js";

/** `completion`: a script for bash or zsh that completes commands, options and choices. */
export function defineCompletion(program: Command, shell: Shell): void {
  program
    .command("completion")
    .description(shell.say(say("aboutCompletion")))
    .addArgument(new Argument("<shell>", shell.say(say("argumentShell"))).choices(["bash", "zsh"]))
    .action(async (name: CompletedShell) => {
      const { completionScript } = await import("../completion.js");
      process.stdout.write(completionScript(program, name));
    });
}
