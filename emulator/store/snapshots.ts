import { randomUUID } from "node:crypto";
import type { Version } from "./live-list.js";

interface Snapshot<Row> {
  version: Version<Row>;
  expires: number;
}

/** Above this the oldest walk is forgotten: a client that asks for page 1 for ever must not fill the memory. */
const mostKeys = 300_000;

/** What each page_key stands for: a frozen list, for so many seconds after its first page. */
export class Snapshots<Row> {
  readonly #byKey = new Map<string, Snapshot<Row>>();

  constructor(readonly lifeMs: number) {}

  keep(version: Version<Row>, now: number): string {
    this.#forget(now);
    const key = randomUUID();
    this.#byKey.set(key, { version, expires: now + this.lifeMs });
    return key;
  }

  find(key: string, now: number): Version<Row> | undefined {
    const snapshot = this.#byKey.get(key);
    return snapshot && now < snapshot.expires ? snapshot.version : undefined;
  }

  /** Keys expire in the order in which they were made, so only the front is looked at. */
  #forget(now: number): void {
    for (const [key, snapshot] of this.#byKey) {
      if (now < snapshot.expires && this.#byKey.size < mostKeys) return;
      this.#byKey.delete(key);
    }
  }
}
