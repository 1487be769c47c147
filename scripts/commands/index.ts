import type { Command } from "commander";
import type { Shell } from "../context.js";
import { defineCertify } from "./certify.js";
import { defineCleanup } from "./cleanup.js";
import { defineCompare } from "./compare.js";
import { defineCompletion } from "./completion.js";
import { defineContracts } from "./contracts.js";
import { defineDoctor } from "./doctor.js";
import { defineEmulator } from "./emulator.js";
import { defineExport } from "./export.js";
import { defineExtract } from "./extract.js";
import { defineHistory } from "./history.js";
import { defineLoad } from "./load.js";
import { defineMerge } from "./merge.js";
import { defineRequirements } from "./requirements.js";
import { defineVerify } from "./verify.js";

/** Adds every command; each loads what it needs only when it runs, so that `--help` is quick. */
export function defineCommands(program: Command, shell: Shell): void {
  const all = [
    defineCertify,
    defineContracts,
    defineLoad,
    defineMerge,
    defineCompare,
    defineHistory,
    defineEmulator,
    defineExtract,
    defineExport,
    defineVerify,
    defineCleanup,
    defineRequirements,
    defineDoctor,
    defineCompletion,
  ];
  for (const define of all) define(program, shell);
}
