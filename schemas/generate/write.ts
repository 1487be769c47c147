import { readdir, rm, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { makeFolder } from "../make-folder.js";
import { UsageError } from "../usage-error.js";
import { say } from "./messages.js";

/**
 * Writes an edition's files into a folder and takes away operations that the edition no longer has. A folder that holds
 * anything but an edition is left alone: a `UsageError` says so.
 */
export async function writeEdition(dir: string, files: ReadonlyMap<string, string>): Promise<void> {
  const folder = resolve(dir);
  const present = await entriesOf(folder);
  const foreign = present.filter((name) => !name.startsWith(".") && !ours(name, files));
  if (foreign.length > 0) {
    throw new UsageError(say("otherFiles", { dir, foreign: foreign[0] ?? "" }));
  }
  make(folder);
  await rm(resolve(folder, "operations"), { recursive: true, force: true });
  for (const [name, text] of files) {
    const file = resolve(folder, name);
    makeFolder(dirname(file));
    await writeFile(file, text);
  }
}

function make(folder: string): void {
  try {
    makeFolder(folder);
  } catch (error) {
    throw new UsageError(say("notWritable", { folder, code: (error as NodeJS.ErrnoException).code ?? "unknown" }));
  }
}

function ours(name: string, files: ReadonlyMap<string, string>): boolean {
  return name === "operations" || name === "openapi.json" || files.has(name);
}

async function entriesOf(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT") return [];
    throw new UsageError(say("notWritable", { folder, code: code ?? "unknown" }));
  }
}
