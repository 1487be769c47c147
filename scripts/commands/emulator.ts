import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import { UsageError } from "../../schemas/usage-error.js";
import type { Shell } from "../context.js";
import { untilInterrupted } from "../interrupt.js";
import { say } from "../messages.js";
import { addCommon, type CommonOptions, collect, portNumber, positiveNumber, wholeNumber } from "../options.js";
import { writeJson } from "../write-json.js";

interface Options extends CommonOptions {
  port?: number;
  seed?: number;
  devices?: number;
  style?: string;
  defect?: string[];
  pageKeyTtl?: number;
  writeTarget?: string;
  listDefects?: boolean;
  listStyles?: boolean;
}

/** `emulator`: a platform of our own in the foreground, until it is interrupted. */
export function defineEmulator(program: Command, shell: Shell): void {
  const text = (key: Parameters<typeof say>[0]) => shell.say(say(key));
  const command = program
    .command("emulator")
    .description(text("aboutEmulator"))
    .option("--port <number>", text("optionPort"), portNumber)
    .option("--seed <number>", text("optionSeed"), wholeNumber)
    .option("--devices <number>", text("optionDevices"), wholeNumber)
    .option("--style <name>", text("optionStyle"))
    .option("--defect <id>", text("optionDefect"), collect)
    .option("--page-key-ttl <seconds>", text("optionPageKeyTtl"), positiveNumber)
    .option("--write-target <file>", text("optionWriteTarget"))
    .option("--list-defects", text("optionListDefects"))
    .option("--list-styles", text("optionListStyles"));
  addCommon(command, shell, { out: false }).action((options: Options) => run(options, shell));
}

async function run(options: Options, shell: Shell): Promise<void> {
  if (options.listDefects) return listDefects(options, shell);
  if (options.listStyles) return listStyles(options, shell);
  const { startEmulator } = await import("../../emulator/start.js");
  const { loadEdition } = await import("../../schemas/edition.js");
  const emulator = await startEmulator({
    edition: await loadEdition(options.schemas),
    ...(options.port === undefined ? {} : { port: options.port }),
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.devices === undefined ? {} : { devices: options.devices }),
    ...(options.style ? { style: options.style } : {}),
    ...(options.defect ? { defects: options.defect } : {}),
    ...(options.pageKeyTtl === undefined ? {} : { pageKeySeconds: options.pageKeyTtl }),
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE" && error.code !== "EACCES") throw error;
    throw new UsageError(say("portTaken", { port: options.port ?? 0, code: error.code }));
  });
  const { writeTarget: file } = options;
  if (file) {
    const text = `${JSON.stringify(emulator.targetFile, null, 2)}\n`;
    await writeFile(file, text, { mode: 0o600 }).catch(async (error: Error) => {
      await emulator.close();
      throw new UsageError(say("targetNotWritten", { file, problem: error.message }));
    });
  }
  writeJson(options.json, { url: emulator.url });
  shell.print(`READY ${emulator.url}`);
  await untilInterrupted();
  await emulator.close();
}

async function listDefects(options: Options, shell: Shell): Promise<void> {
  const { listDefects } = await import("../../emulator/defects.js");
  const { loadEdition } = await import("../../schemas/edition.js");
  const defects = listDefects(await loadEdition(options.schemas));
  writeJson(options.json, defects);
  if (options.json !== "-")
    for (const { id, breaks, crosses = [], title } of defects)
      shell.print(`${id}  →  ${[...breaks, ...crosses].join(", ")}  ${shell.say(title)}`);
}

async function listStyles(options: Options, shell: Shell): Promise<void> {
  const { styles } = await import("../../emulator/styles.js");
  writeJson(options.json, styles);
  if (options.json !== "-") for (const { name, title } of styles) shell.print(`${name}  ${shell.say(title)}`);
}
