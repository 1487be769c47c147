import type { Text } from "../schemas/language.js";
import { UsageError } from "../schemas/usage-error.js";
import { pause } from "./clock.js";
import { DirectWire } from "./direct-wire.js";
import { noteDone, type OpenEntry, openEntries, readJournal } from "./journal.js";
import { say } from "./messages.js";
import { undoRecorded } from "./recorded.js";
import { RunFolder } from "./run-folder.js";
import type { Target } from "./target.js";
import { undo } from "./undo.js";
import type { JournalEntry } from "./wire.js";

/** Something of a run that is still on its target. */
export interface Residue {
  what: JournalEntry["what"];
  name: string;
  id: string | null;
  reason: Text;
  /** The call that would undo it, for a person to make; empty where none is known. */
  call: string;
}

export interface Cleanup {
  undone: { what: JournalEntry["what"]; name: string; id: string | null }[];
  residue: Residue[];
}

export interface CleanupOptions {
  runDir: string;
  /** The run's target: the key comes from here, since none is kept in a run. */
  target: Target;
  /** Most time that it takes, seconds; default 60. What is not reached is residue. */
  seconds?: number;
  signal?: AbortSignal;
}

/**
 * Works off the journal of a run, also of one that was killed: the last thing first; what was switched is put back.
 * It may be called again at any time. Only what carries the run's id is deleted.
 * @throws UsageError where the folder holds no journal, or the run was made on another target
 */
export async function cleanup({ runDir, target, seconds = 60, signal }: CleanupOptions): Promise<Cleanup> {
  const { run, entries } = readJournal(runDir);
  if (run.apiAddress !== target.apiAddress || run.productId !== target.productId) {
    throw new UsageError(
      say("otherTarget", {
        ...{ runDir, address: run.apiAddress, product: run.productId },
        ...{ other: target.apiAddress, otherProduct: target.productId },
      }),
    );
  }
  const open = openEntries(entries).reverse();
  const result: Cleanup = { undone: [], residue: [] };
  if (open.length === 0) return result;
  const wire = new DirectWire({
    ...{ target, runDir: null, runId: run.runId, seed: "", budget: seconds * 1_000 },
    ...(signal ? { signal } : {}),
  });
  const folder = new RunFolder(runDir);
  // The run itself may have used up its rate a moment ago.
  if (target.maxRequestsPerSecond !== undefined)
    await pause(1_000, signal ?? new AbortController().signal).catch(() => undefined);
  const undoEntry = async (entry: OpenEntry) => {
    const { what, name, id = null } = entry;
    const reason = await (entry.recorded ? undoRecorded(wire, entry, target) : undo(wire, entry, run.runId));
    if (reason === null) {
      noteDone(folder, entry);
      result.undone.push({ what, name, id });
      return;
    }
    const url = id === null ? entry.undo?.url : entry.undo?.url.replace("{id}", encodeURIComponent(id));
    const call = entry.undo === null ? "" : `${entry.undo.method} ${url}`;
    result.residue.push({ what, name, id, reason, call });
  };
  for (const together of batchesOf(open)) await Promise.all(together.map(undoEntry));
  await wire.close();
  return result;
}

/** Things that have nothing to do with each other, at most so many at once: a slow target is not left with half of them. */
const together = 6;
const independent = new Set<JournalEntry["what"]>(["device", "file"]);

/** The entries in their order; neighbours that are independent of each other in one batch. */
function batchesOf(entries: readonly OpenEntry[]): OpenEntry[][] {
  const batches: OpenEntry[][] = [];
  for (const entry of entries) {
    const last = batches.at(-1);
    const fits =
      last !== undefined && last.length < together && [...last, entry].every(({ what }) => independent.has(what));
    if (fits) last.push(entry);
    else batches.push([entry]);
  }
  return batches;
}
