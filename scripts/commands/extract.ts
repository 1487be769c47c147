import { type FileHandle, open, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import type { Extraction } from "../../schemas/extract/index.js";
import { UsageError } from "../../schemas/usage-error.js";
import type { Shell } from "../context.js";
import { makeOut } from "../make-out.js";
import { say } from "../messages.js";
import { addCommon, type CommonOptions } from "../options.js";
import { codeRoot, isBuilt } from "../package.js";
import { writeJson } from "../write-json.js";

interface Options extends CommonOptions {
  doc?: string;
  facts?: string;
  check?: boolean;
}

const shippedDocument = new URL("schemas/document/onenet-video-api.txt", codeRoot);
const shippedEdition = new URL("schemas/generated/", codeRoot);
/** No edition of such a document is near this size; more is not read into memory. */
const largestDocument = 8 * 1024 * 1024;

/** `extract`: facts, schemas and types from the vendor's document, or what an edition changes. */
export function defineExtract(program: Command, shell: Shell): void {
  const text = (key: Parameters<typeof say>[0]) => shell.say(say(key));
  const command = program
    .command("extract")
    .description(text("aboutExtract"))
    .option("--doc <file>", text("optionDoc"))
    .option("--facts <file>", text("optionFacts"))
    .option("--check", text("optionCheck"));
  addCommon(command, shell).action((options: Options) => run(options, shell));
}

async function run(options: Options, shell: Shell): Promise<void> {
  const { extractFacts } = await import("../../schemas/extract/index.js");
  const extraction = extractFacts(await readDocument(options.doc));
  if (options.check) return check(options, shell, extraction);
  if (options.facts) {
    makeOut(dirname(options.facts), "--facts");
    await writeFacts(options.facts, extraction.facts);
  }
  const { generate } = await import("../../schemas/generate/index.js");
  const { writeEdition } = await import("../../schemas/generate/write.js");
  const dir = options.out ?? (options.doc || options.facts || isBuilt ? undefined : fileURLToPath(shippedEdition));
  if (dir) await writeEdition(dir, await generate(extraction));
  const summary = { facts: extraction.facts.length, errata: extraction.errata.length, digest: extraction.digest };
  writeJson(options.json, summary);
  if (options.json === "-") return;
  shell.print(shell.say(say("extracted", summary)));
  const written = [options.facts, dir].filter((place) => place !== undefined);
  shell.print(
    shell.say(written.length > 0 ? say("extractWrote", { places: written.join(", ") }) : say("extractWroteNothing")),
  );
}

/**
 * `--check`: with `--doc`, what that edition would change; without, whether the committed files are what the shipped
 * document gives. Exits 1 on drift.
 */
async function check(options: Options, shell: Shell, extraction: Extraction): Promise<void> {
  const { generate } = await import("../../schemas/generate/index.js");
  const { staleFiles } = await import("../stale-files.js");
  if (!options.doc) {
    const stale = await staleFiles(fileURLToPath(shippedEdition), await generate(extraction));
    writeJson(options.json, { drift: stale.length > 0, stale });
    if (options.json !== "-") {
      for (const file of stale) shell.print(shell.say(say("stale", { file })));
      shell.print(shell.say(say(stale.length > 0 ? "staleRemedy" : "noDrift")));
    }
    if (stale.length > 0) process.exitCode = 1;
    return;
  }
  const { driftOf } = await import("../../schemas/drift/index.js");
  const { driftLines } = await import("../../schemas/drift/report.js");
  const { loadEdition } = await import("../../schemas/edition.js");
  const drift = driftOf(await loadEdition(options.schemas), extraction);
  writeJson(options.json, drift);
  if (options.json !== "-") for (const line of driftLines(drift, shell.language)) shell.print(line);
  if (drift.changes.length > 0) process.exitCode = 1;
}

/** @throws UsageError for a file that is missing, unreadable or far too large to be such a document. */
async function readDocument(file: string | undefined): Promise<Buffer> {
  const place = file ?? fileURLToPath(shippedDocument);
  let handle: FileHandle;
  try {
    handle = await open(place);
  } catch (error) {
    throw new UsageError(say("docNotRead", { place, problem: (error as Error).message }));
  }
  try {
    const { size } = await handle.stat();
    if (size > largestDocument) {
      throw new UsageError(say("docTooLarge", { place, size, most: largestDocument }));
    }
    return await handle.readFile();
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(say("docNotRead", { place, problem: (error as Error).message }));
  } finally {
    await handle.close();
  }
}

async function writeFacts(file: string, facts: Extraction["facts"]): Promise<void> {
  try {
    await writeFile(file, facts.map((fact) => `${JSON.stringify(fact)}\n`).join(""));
  } catch (error) {
    throw new UsageError(say("factsNotWritten", { file, problem: (error as Error).message }));
  }
}
