import { createHash, randomInt } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { UsageError } from "../schemas/usage-error.js";
import { openEntries, readJournal } from "../target/journal.js";
import { makeOut } from "./make-out.js";
import { say } from "./messages.js";

export interface RunFolder {
  id: string;
  dir: string;
}

/**
 * Names a new run and its folder, which is not made yet. A customer's challenge goes into the id, and so into every name
 * that the run makes on the target: its traffic cannot have been recorded before the challenge was known.
 */
export function nameRun(out: string | undefined, challenge?: string): RunFolder {
  const id = newRunId(challenge);
  return { id, dir: resolve(out ?? join("reports", "runs", id)) };
}

/**
 * Makes the folder of a run, with nothing of an earlier one in it.
 * @throws UsageError where that cannot be.
 */
export async function makeRunFolder({ dir }: RunFolder): Promise<void> {
  makeOut(dir);
  await clearEarlierRun(dir);
}

/** Both at once. @throws UsageError where the folder cannot be made. */
export async function newRun(out: string | undefined): Promise<RunFolder> {
  const folder = nameRun(out);
  await makeRunFolder(folder);
  return folder;
}

/**
 * Short and alphanumeric, since it goes into titles that may hold nothing else: `r`, the seconds since 2020 and three
 * characters of chance in base 36. With a challenge, eight characters of its SHA-256 in hex stand for the seconds: whole
 * within the twelve characters that every name on the target carries.
 */
export function newRunId(challenge?: string): string {
  const chance = randomInt(36 ** 3)
    .toString(36)
    .padStart(3, "0");
  if (challenge !== undefined) return `r${createHash("sha256").update(challenge).digest("hex").slice(0, 8)}${chance}`;
  return `r${Math.floor((Date.now() - Date.UTC(2020, 0, 1)) / 1000).toString(36)}${chance}`;
}

const filesOfRun =
  /^(evidence|playwright|journal\.jsonl|results\.jsonl?|load-.*\.json|report\.html|junit\.xml|summary\.md|manifest\.json|certificate\..*|badge\.svg)$/;

/** Takes an earlier run out of the folder, so that two are never mixed; not while it has left something on its target. */
async function clearEarlierRun(dir: string): Promise<void> {
  if (existsSync(join(dir, "journal.jsonl")) && openEntries(readJournal(dir).entries).length > 0) {
    throw new UsageError(say("outHasResidue", { dir }));
  }
  for (const name of await readdir(dir)) {
    if (filesOfRun.test(name)) await rm(join(dir, name), { recursive: true });
  }
}
