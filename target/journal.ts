import { readFileSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../schemas/usage-error.js";
import { say } from "./messages.js";
import type { RunFolder } from "./run-folder.js";
import type { JournalEntry } from "./wire.js";

const file = "journal.jsonl";

/** The run that a journal belongs to. */
export interface JournalledRun {
  runId: string;
  apiAddress: string;
  productId: number;
}

/** What the run made or switched, in order: on disk before the call that does it. */
export class Journal {
  readonly #entries: JournalEntry[] = [];

  /** @param durable also where the machine itself goes down, at the price of some milliseconds an entry */
  constructor(
    private readonly folder: RunFolder,
    run: JournalledRun,
    private readonly durable = true,
  ) {
    folder.appendLine(file, { run });
  }

  add(entry: JournalEntry): void {
    // What is noted as undone and is undone once more does no harm.
    this.folder.appendLine(file, entry, this.durable && entry.done !== true);
    this.#entries.push(entry);
  }

  /** What has not been undone yet, the oldest first. */
  open(): JournalEntry[] {
    return openEntries(this.#entries);
  }
}

/** Reads a run's journal; the last line of a run that was killed may be cut off. Throws a `UsageError` where there is none. */
export function readJournal(runDir: string): { run: JournalledRun; entries: JournalEntry[] } {
  let text = "";
  try {
    text = readFileSync(join(runDir, file), "utf8");
  } catch {
    throw new UsageError(say("noJournal", { runDir, file }));
  }
  const [head, ...entries] = text.split("\n").flatMap((line) => parsed(line));
  if (!isHead(head)) throw new UsageError(say("journalHeadless", { file: join(runDir, file) }));
  return { run: head.run, entries: entries as JournalEntry[] };
}

/** Notes in the journal of an earlier run that something is undone. */
export function noteDone(folder: RunFolder, entry: OpenEntry): void {
  folder.endLastLine(file);
  const { confirmed: _confirmed, ...undone } = entry;
  folder.appendLine(file, { ...undone, done: true }, true);
}

/** What is left to undo. */
export interface OpenEntry extends JournalEntry {
  /** The target has answered the call that made or switched it; else it was only announced. */
  confirmed: boolean;
}

/**
 * What is left to undo, the oldest first. Entries of the same thing become one: a later one adds the id or says that it
 * is done. Two things may bear the same name (a race of creations) and are told apart by their ids.
 */
export function openEntries(entries: readonly JournalEntry[]): OpenEntry[] {
  const things: OpenEntry[] = [];
  for (const entry of entries) {
    const same = things.filter((thing) => thing.what === entry.what && thing.name === entry.name);
    const nameless = same.find((thing) => thing.id === undefined && !thing.done);
    const thing = entry.id === undefined ? nameless : (same.find((one) => one.id === entry.id) ?? nameless);
    // A second announcement of something whose id will only be known later is a second thing.
    const isAnother = entry.id === undefined && !entry.done && entry.undo?.url.includes("{id}");
    if (thing === undefined || isAnother) things.push({ ...entry, confirmed: entry.id !== undefined });
    else Object.assign(thing, entry, { undo: entry.undo ?? thing.undo, confirmed: true });
  }
  return things.filter((thing) => !thing.done);
}

function parsed(line: string): unknown[] {
  try {
    return line === "" ? [] : [JSON.parse(line)];
  } catch {
    return [];
  }
}

function isHead(value: unknown): value is { run: JournalledRun } {
  return typeof value === "object" && value !== null && "run" in value;
}
