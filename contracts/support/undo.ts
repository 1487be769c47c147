import type { JournalEntry, Wire } from "../../target/wire.js";

interface Made {
  entry: JournalEntry;
  undo: () => Promise<boolean>;
}

/**
 * What one check made and has to take away again, the last first. The journal is written before the call that makes it,
 * so that a run that is killed in between can still be cleaned up.
 */
export class Undo {
  private readonly made = new Map<string, Made>();

  constructor(private readonly wire: Wire) {}

  /** To be called before the call that makes or switches something. */
  async announce(entry: JournalEntry): Promise<void> {
    await this.wire.journal(entry);
  }

  /** It has been made: `undo` takes it away and says whether it is gone. */
  async keep(entry: JournalEntry, undo: () => Promise<boolean>): Promise<void> {
    await this.wire.journal(entry);
    this.made.set(nameOf(entry), { entry, undo });
  }

  /** It was not made after all, or is gone already. */
  async settle(entry: JournalEntry): Promise<void> {
    this.made.delete(nameOf(entry));
    await this.wire.journal({ ...entry, done: true });
  }

  /** Adds to what the journal says of something that was made. */
  async amend(entry: JournalEntry): Promise<void> {
    const made = this.made.get(nameOf(entry));
    if (made) made.entry = entry;
    await this.wire.journal(entry);
  }

  has(entry: JournalEntry): boolean {
    return this.made.has(nameOf(entry));
  }

  /** The entry of something that this check made, by what it is and its id. */
  find(what: JournalEntry["what"], id: string): JournalEntry | undefined {
    return [...this.made.values()].find(({ entry }) => entry.what === what && entry.id === id)?.entry;
  }

  /** Takes everything away, or all of one kind. What resists stays open in the journal, for `cleanup`. */
  async all(what?: JournalEntry["what"]): Promise<void> {
    for (const { entry, undo } of [...this.made.values()].reverse()) {
      if (what !== undefined && entry.what !== what) continue;
      const gone = await undo().catch(() => false);
      if (gone) await this.settle(entry);
      this.made.delete(nameOf(entry));
    }
  }
}

function nameOf(entry: JournalEntry): string {
  return `${entry.what}/${entry.name}`;
}
