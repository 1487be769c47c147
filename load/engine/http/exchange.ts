import type { Connection } from "./connections.js";
import type { Deadlines } from "./deadlines.js";
import { errorCode } from "./errors.js";

/** One request as it goes to the socket. */
export interface OutgoingRequest {
  method: string;
  path: string;
  headers: string[];
  body: Buffer | string | null;
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
 * One exchange: undici's handler itself, so that the times are taken where the bytes pass, not behind the promise queue.
 * All times are milliseconds of `performance.now()`.
 */
export class Exchange {
  status = 0;
  statusText = "";
  rawHeaders: Buffer[] = [];
  readonly chunks: Buffer[] = [];
  bodyBytes = 0;
  readonly asked = performance.now();
  begun = 0;
  sent = 0;
  firstByte = 0;
  endedAt = 0;
  readonly deadline: number;
  place = 0;
  private abort: ((reason?: Error) => void) | null = null;
  private settled = false;

  constructor(
    readonly connection: Connection,
    readonly request: OutgoingRequest,
    private readonly owner: ExchangeOwner,
    private readonly deadlines: Deadlines,
  ) {
    this.deadline = this.asked + request.timeout;
    deadlines.add(this);
    connection.connecting = 0;
    connection.handshaking = 0;
  }

  /** Apart from the constructor: a request that undici refuses ends at once, before the owner knows the exchange. */
  start(): void {
    const { method, path, headers, body, close } = this.request;
    const options = { method: method as "GET", path, headers, body, reset: close };
    this.connection.client.dispatch(options, this as never);
  }

  expire(): void {
    this.cancel({ code: errorCode.timeout, message: "request timeout" });
  }

  /** Ends it from outside: the time is up, or the virtual user is interrupted. */
  cancel(error: unknown): void {
    if (this.settled) return;
    const { abort } = this;
    this.finish(error);
    if (abort !== null) abort(new Error("cancelled"));
    else this.connection.client.destroy().catch(() => undefined);
  }

  onConnect(abort: (reason?: Error) => void): void {
    this.abort = abort;
    this.begun = performance.now();
    if (this.settled) abort(new Error("cancelled"));
  }

  onRequestSent(): void {
    this.sent = performance.now();
  }

  onResponseStarted(): void {
    if (this.firstByte === 0) this.firstByte = performance.now();
  }

  onHeaders(status: number, rawHeaders: Buffer[], _resume: () => void, statusText: string): boolean {
    if (status < 200) return true;
    this.status = status;
    this.statusText = statusText;
    this.rawHeaders = rawHeaders;
    return true;
  }

  onData(chunk: Buffer): boolean {
    this.bodyBytes += chunk.length;
    if (this.bodyBytes > this.request.maxBodyBytes) {
      this.cancel({ code: errorCode.generic, message: `the body is longer than ${this.request.maxBodyBytes} bytes` });
      return false;
    }
    if (this.request.keepBody) this.chunks.push(chunk);
    return true;
  }

  onComplete(): void {
    this.finish(null);
  }

  onError(error: unknown): void {
    this.finish(error);
  }

  private finish(error: unknown): void {
    if (this.settled) return;
    this.settled = true;
    this.deadlines.delete(this);
    const ended = performance.now();
    this.endedAt = ended;
    // Where an exchange ended before a stage, the stage took no time.
    if (this.begun === 0) this.begun = ended;
    if (this.firstByte === 0) this.firstByte = ended;
    if (this.sent === 0 || this.sent > this.firstByte)
      this.sent = Math.max(this.begun, Math.min(this.sent || ended, this.firstByte));
    this.owner.ended(this, error);
  }
}
