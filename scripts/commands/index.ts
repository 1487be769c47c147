import type { Command } from "commander";
import type { Shell } from "../context.js";
import { defineContracts } from "./contracts.js";
import { defineEmulator } from "./emulator.js";
import { defineExtract } from "./extract.js";
import { defineLoad } from "./load.js";
import { defineRequirements } from "./requirements.js";

/** Adds every command; each loads what it needs only when it runs, so that `--help` is quick. */
export function defineCommands(program: Command, shell: Shell): void {
  const all = [defineContracts, defineLoad, defineEmulator, defineExtract, defineRequirements];
  for (const define of all) define(program, shell);
}
