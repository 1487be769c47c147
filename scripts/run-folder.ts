import { randomInt } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { UsageError } from "../schemas/usage-error.js";

export interface RunFolder {
  id: string;
  dir: string;
}

/**
 * Makes the folder of a new run. Its id is short and alphanumeric, since it goes into titles that may hold nothing else:
 * the seconds since 2020 and three random characters, in base 36.
 * @throws UsageError where the folder cannot be made.
 */
export async function newRun(out: string | undefined): Promise<RunFolder> {
  const id = newRunId();
  const dir = resolve(out ?? join("reports", "runs", id));
  try {
    await mkdir(dir, { recursive: true });
  } catch (error) {
    throw new UsageError(`--out ${dir}: cannot be made (${(error as Error).message}); name a folder that can`);
  }
  return { id, dir };
}

/** `r`, the time and chance: `r3lluxf1w7`. */
export function newRunId(): string {
  const seconds = Math.floor((Date.now() - Date.UTC(2020, 0, 1)) / 1000);
  return `r${seconds.toString(36)}${randomInt(36 ** 3)
    .toString(36)
    .padStart(3, "0")}`;
}
