import type { Command } from "commander";
import type { Requirement } from "../../schemas/requirements/requirement.js";
import { UsageError } from "../../schemas/usage-error.js";
import type { Shell } from "../context.js";
import { say } from "../messages.js";
import { addCommon, type CommonOptions } from "../options.js";
import { writeJson } from "../write-json.js";

interface Options extends CommonOptions {
  section?: string;
}

/** `requirements`: the catalogue with levels, lines and how each is checked. */
export function defineRequirements(program: Command, shell: Shell): void {
  const command = program
    .command("requirements")
    .description(shell.say(say("aboutRequirements")))
    .option("--section <number>", shell.say(say("optionSection")));
  addCommon(command, shell, { out: false }).action((options: Options) => run(options, shell));
}

async function run(options: Options, shell: Shell): Promise<void> {
  const { loadEdition } = await import("../../schemas/edition.js");
  const edition = await loadEdition(options.schemas);
  const rows = edition.requirements.filter((row) => isWithin(row.section, options.section));
  if (rows.length === 0) {
    const known = [...new Set(edition.requirements.map((row) => row.section))].join(", ");
    throw new UsageError(say("sectionUnknown", { section: options.section ?? "", known }));
  }
  writeJson(options.json, rows);
  if (options.json === "-") return;
  for (const row of rows) shell.print(lineOf(row, shell));
  const excluded = rows.filter((row) => row.origin === "excluded").length;
  shell.print(shell.say(say("requirementsTotal", { total: rows.length - excluded, excluded })));
}

/** True where `section` is the chapter or section asked for, or below it. */
export function isWithin(section: string, asked: string | undefined): boolean {
  return asked === undefined || section === asked || section.startsWith(`${asked}.`);
}

function lineOf(row: Requirement, shell: Shell): string {
  const lines = row.lines[0] === row.lines[1] ? `${row.lines[0]}` : `${row.lines[0]}-${row.lines[1]}`;
  const how = row.reason ? `${row.origin}: ${shell.say(row.reason)}` : row.origin;
  return `${row.id.padEnd(44)} ${row.level.padEnd(6)} ${lines.padEnd(9)} ${shell.say(row.title)}  [${how}]`;
}
