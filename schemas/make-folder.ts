import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder and those above it. Node's own `recursive` never returns where the system says of an existing folder that
 * it is not there, as Linux does below /proc.
 * @throws NodeJS.ErrnoException
 */
export function makeFolder(dir: string): void {
  try {
    mkdirSync(dir);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" && statSync(dir).isDirectory()) return;
    const above = dirname(dir);
    if (code !== "ENOENT" || above === dir || statSync(above, { throwIfNoEntry: false })) throw error;
    makeFolder(above);
    mkdirSync(dir);
  }
}
