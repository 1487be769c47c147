import type { Connection } from "./connection.js";
import type { Deadlines } from "./deadlines.js";
import { errorCode } from "./errors.js";

/** One request as it goes to the socket. */
export interface OutgoingRequest {
  method: string;
  /** The request line and the headers, with the empty line. */
  head: string;
  body: Buffer | null;
  /** Milliseconds for the whole exchange. */
  timeout: number;
  keepBody: boolean;
  maxBodyBytes: number;
  /** Closes the connection after the answer. */
  close: boolean;
}

/** Who asked for an exchange; called exactly once, with null or what went wrong. */
export interface ExchangeOwner {
  ended(exchange: Exchange, error: unknown): void;
}

/**
 * One request and its answer. The times are taken where the bytes pass, not behind the promise queue: milliseconds of
 * `performance.now()`.
 */
export class Exchange {
  status = 0;
  statusText = "";
  /** Names and values in turn. */
  headers: readonly string[] = [];
  readonly chunks: Buffer[] = [];
  bodyBytes = 0;
  bytesReceived = 0;
  readonly asked = performance.now();
  begun = 0;
  sent = 0;
  firstByte = 0;
  endedAt = 0;
  readonly deadline: number;
  place = 0;
  private settled = false;

  constructor(
    readonly connection: Connection,
    readonly request: OutgoingRequest,
    private readonly owner: ExchangeOwner,
    private readonly deadlines: Deadlines,
  ) {
    this.deadline = this.asked + request.timeout;
    deadlines.add(this);
  }

  /** Bytes that went to the socket. */
  get bytesSent(): number {
    const { head, body } = this.request;
    return this.sent === 0 ? 0 : head.length + (body?.length ?? 0);
  }

  expire(): void {
    this.finish({ code: errorCode.timeout, message: "request timeout" });
  }

  begin(): void {
    this.begun = performance.now();
  }

  written(): void {
    this.sent = performance.now();
  }

  received(bytes: number): void {
    this.bytesReceived += bytes;
    if (this.firstByte === 0) this.firstByte = performance.now();
  }

  head(status: number, statusText: string, headers: readonly string[]): void {
    this.status = status;
    this.statusText = statusText;
    this.headers = headers;
  }

  body(bytes: Buffer): void {
    this.bodyBytes += bytes.length;
    const { maxBodyBytes, keepBody } = this.request;
    if (this.bodyBytes > maxBodyBytes)
      this.finish({ code: errorCode.generic, message: `the body is longer than ${maxBodyBytes} bytes` });
    else if (keepBody) this.chunks.push(Buffer.from(bytes));
  }

  /** @param error null for an answer that came whole; else the owner discards the connection */
  finish(error: unknown): void {
    if (this.settled) return;
    this.settled = true;
    this.deadlines.delete(this);
    this.endedAt = performance.now();
    this.owner.ended(this, error);
  }

  /** Milliseconds of its stages; where it ended before one, the stage took no time. */
  get stages(): { waited: number; sending: number; waiting: number; receiving: number } {
    const { asked, endedAt } = this;
    const begun = this.begun || endedAt;
    const firstByte = this.firstByte || endedAt;
    // An answer may begin before the request has been written.
    const sent = Math.max(begun, Math.min(this.sent || endedAt, firstByte));
    return { waited: begun - asked, sending: sent - begun, waiting: firstByte - sent, receiving: endedAt - firstByte };
  }
}
