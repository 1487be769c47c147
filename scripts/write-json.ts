import { writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { makeFolder } from "../schemas/make-folder.js";
import { UsageError } from "../schemas/usage-error.js";
import { say } from "./messages.js";

/**
 * Writes a machine-readable result to the file that `--json` names; `-` is standard output.
 * @throws UsageError where the file cannot be written.
 */
export function writeJson(file: string | undefined, value: unknown): void {
  if (file === undefined) return;
  const text = `${JSON.stringify(value, null, 2)}\n`;
  if (file === "-") {
    process.stdout.write(text);
    return;
  }
  try {
    makeFolder(dirname(file));
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(say("jsonNotWritten", { file, problem: (error as Error).message }));
  }
}
