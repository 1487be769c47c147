import { Command, CommanderError } from "commander";
import { UsageError } from "../schemas/usage-error.js";
import { defineCommands } from "./commands/index.js";
import { type Shell, shellOf } from "./context.js";
import { say } from "./messages.js";
import { version } from "./package.js";
import { parseError } from "./parse-errors.js";

/** Runs the command line; sets `process.exitCode` as the table in `--help` says. */
export async function main(argv: string[]): Promise<void> {
  outliveReaders();
  await readDotEnv();
  const shell = shellOf(argv, process.env);
  const program = new Command("onenet-video")
    .description(shell.say(say("about")))
    .version(version, "-V, --version")
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(parseError(text, shell.language)) });
  defineCommands(program, shell);
  try {
    await program.parseAsync(argv);
  } catch (error) {
    process.exitCode = exitOf(error, shell);
  }
}

/** Whoever reads our output may stop (`| head -1`): the run goes on, and its files are written. */
function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
}

function exitOf(error: unknown, shell: Shell): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (!(error instanceof UsageError)) throw error;
  shell.warn(`onenet-video: ${shell.say(error.text)}`);
  return error.exit;
}

/** Settings of a `.env` file in the working folder, where there is one; what the environment says already wins. */
async function readDotEnv(): Promise<void> {
  const { existsSync } = await import("node:fs");
  if (existsSync(".env")) process.loadEnvFile(".env");
}
