import type { RunFolder } from "./run-folder.js";
import type { JournalEntry } from "./wire.js";

/** What the run made or switched, in order: on disk before the call that does it. */
export class Journal {
  readonly #entries: JournalEntry[] = [];

  constructor(private readonly folder: RunFolder) {}

  add(entry: JournalEntry): void {
    this.folder.appendLine("journal.jsonl", entry, true);
    this.#entries.push(entry);
  }

  /** What has not been undone yet, the oldest first. */
  open(): JournalEntry[] {
    return openEntries(this.#entries);
  }
}

/** Merges the entries of the same thing: a later one adds its id or says that it is done. The oldest first. */
export function openEntries(entries: readonly JournalEntry[]): JournalEntry[] {
  const byName = new Map<string, JournalEntry>();
  for (const entry of entries) {
    const key = `${entry.what} ${entry.name}`;
    byName.set(key, { ...byName.get(key), ...entry, undo: entry.undo ?? byName.get(key)?.undo ?? null });
  }
  const merged = [...byName.values()];
  const gone = new Set(merged.filter((entry) => entry.done).map((entry) => entry.name));
  return merged.filter((entry) => !entry.done && !(entry.within !== undefined && gone.has(entry.within)));
}
