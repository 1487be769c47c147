import { Command } from "commander";
import { defineCommands } from "../commands/index.js";
import { shellOf } from "../context.js";

const program = new Command("onenet-video");
defineCommands(program, shellOf(["--lang", "en"], {}));

/** What in a printed call of `onenet-video` is no command, option, or choice of an argument; nothing for a good one. */
export function unknownWords(call: string): string[] {
  const words = call
    .slice(call.indexOf("onenet-video") + "onenet-video".length)
    .replace(/\$\([^)]*\)|"[^"]*"/g, "TEXT")
    .split(/[;|&#]| > /, 1)[0];
  const [name = "", ...rest] = (words ?? "").trim().split(/\s+/);
  const command = program.commands.find((one) => one.name() === name);
  if (!command) return [`${call}: no command "${name}"`];
  const known = command.options.flatMap(({ long, short }) => [long, short]);
  const options = rest
    .map((word) => word.match(/^\$?\{?[A-Z_]*:?\+?(--?[a-z][\w-]*)/)?.[1])
    .filter((word) => word !== undefined);
  return options
    .filter((option) => !known.includes(option) && option !== "--help")
    .map((option) => `${call}: no ${option}`);
}
