import type { Connection } from "./connections.js";
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

/** When things happened at the socket, in milliseconds of `performance.now()`. */
export interface Moments {
  asked: number;
  begun: number;
  sent: number;
  firstByte: number;
  ended: number;
}

/**
 * One exchange: undici's handler itself, so that the times are taken where the bytes pass, not behind the promise queue.
 * `done` is called exactly once, with null or what went wrong.
 */
export class Exchange {
  status = 0;
  statusText = "";
  rawHeaders: Buffer[] = [];
  chunks: Buffer[] = [];
  bodyBytes = 0;
  readonly moments: Moments = { asked: performance.now(), begun: 0, sent: 0, firstByte: 0, ended: 0 };
  private abort: ((reason?: Error) => void) | null = null;
  private readonly timer: NodeJS.Timeout;
  private settled = false;

  constructor(
    readonly connection: Connection,
    private readonly request: OutgoingRequest,
    private readonly done: (exchange: Exchange, error: unknown) => void,
  ) {
    this.timer = setTimeout(expire, request.timeout, this);
    connection.connecting = 0;
    connection.handshaking = 0;
    const { method, path, headers, body, close } = request;
    connection.client.dispatch({ method: method as "GET", path, headers, body, reset: close }, this as never);
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
    this.moments.begun = performance.now();
    if (this.settled) abort(new Error("cancelled"));
  }

  onRequestSent(): void {
    this.moments.sent = performance.now();
  }

  onResponseStarted(): void {
    if (this.moments.firstByte === 0) this.moments.firstByte = performance.now();
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
    clearTimeout(this.timer);
    const { moments } = this;
    moments.ended = performance.now();
    // Where an exchange ended before a stage, the stage took no time.
    if (moments.begun === 0) moments.begun = moments.ended;
    if (moments.sent === 0)
      moments.sent = Math.max(moments.begun, Math.min(moments.firstByte || moments.ended, moments.ended));
    if (moments.firstByte === 0) moments.firstByte = moments.ended;
    if (moments.firstByte < moments.sent) moments.sent = moments.firstByte;
    this.done(this, error);
  }
}

function expire(exchange: Exchange): void {
  exchange.cancel({ code: errorCode.timeout, message: "request timeout" });
}
