import type { Connection } from "./connection.js";

/**
 * Requests on connections that are open go out together, after the event loop has looked at the sockets once more: a target
 * that closes behind its answer, without having said so, is noticed before the next request is on its way. To write them
 * together costs less, too, than to write each behind the answer before it.
 */
export class Outbox {
  private waiting: Connection[] = [];
  private readonly flush = () => {
    const { waiting } = this;
    this.waiting = [];
    for (const connection of waiting) connection.flush();
  };
  // The first immediate runs behind the look at the sockets that the loop is having, the second one behind the next.
  private readonly lookAgain = () => setImmediate(this.flush);

  add(connection: Connection): void {
    if (this.waiting.length === 0) setImmediate(this.lookAgain);
    this.waiting.push(connection);
  }
}
