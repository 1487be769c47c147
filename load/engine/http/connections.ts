import { Connection } from "./connection.js";
import type { Dialer } from "./dial.js";
import type { Outbox } from "./outbox.js";

/** Of connections to all origins that a virtual user keeps, at most. */
const mostKept = 64;

/** A virtual user's connections: one request at a time on each, as many as it has requests under way. */
export class Connections {
  private readonly idle = new Map<string, Connection[]>();
  private readonly all = new Set<Connection>();

  /** @param keep idle connections kept to one origin */
  constructor(
    private readonly dialer: Dialer,
    private readonly outbox: Outbox,
    private readonly keep: number,
  ) {}

  take(origin: string): Connection {
    const idle = this.idle.get(origin) ?? [];
    for (let kept = idle.pop(); kept !== undefined; kept = idle.pop()) {
      if (kept.usable(performance.now())) return kept;
      this.discard(kept);
    }
    const connection = new Connection(origin, this.dialer, this.outbox);
    this.all.add(connection);
    return connection;
  }

  /** Takes a connection back after its request. */
  give(connection: Connection): void {
    const idle = this.idle.get(connection.origin);
    if (idle === undefined) {
      // A target that answers with ever new hosts must not make us keep a connection to each.
      if (this.all.size > mostKept) this.discard(connection);
      else this.idle.set(connection.origin, [connection]);
    } else if (idle.length < this.keep) {
      idle.push(connection);
    } else {
      this.discard(connection);
    }
  }

  discard(connection: Connection): void {
    this.all.delete(connection);
    connection.close();
  }

  closeAll(): void {
    for (const connection of this.all) connection.close();
    this.all.clear();
    this.idle.clear();
  }
}
