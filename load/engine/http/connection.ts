import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import { AnswerReader, type AnswerTaker } from "./answer-reader.js";
import type { Dialer, SocketTaker } from "./dial.js";
import { errorCode } from "./errors.js";
import type { Exchange } from "./exchange.js";
import { headerValues } from "./header-lines.js";
import type { Outbox } from "./outbox.js";

/** Who answers. */
export interface Peer {
  ip: string;
  port: number;
  tlsVersion: string;
  cipherSuite: string;
}

/** Milliseconds after which a connection that rests is not used again, unless the target names less. */
const longestRest = 30_000;
/** Milliseconds before the target's own limit: a request must not meet the close. */
const restMargin = 1000;

/** One connection to one origin from its opening to its end: one request at a time. */
export class Connection implements AnswerTaker, SocketTaker {
  /** Milliseconds of the connect that the present request had to wait for; 0 on a connection that was open. */
  connecting = 0;
  handshaking = 0;
  /** `performance.now()` of the last answer's end; 0 before it. */
  lastUsed = 0;
  /** Null until it is open. */
  peer: Peer | null = null;
  private socket: Socket | null = null;
  private closed = false;
  private dialed = 0;
  private rest = longestRest;
  private exchange: Exchange | null = null;
  private readonly reader = new AnswerReader(this);

  constructor(
    readonly origin: string,
    private readonly dialer: Dialer,
    private readonly outbox: Outbox,
  ) {}

  /** Whether a request may be sent on it at this moment. @param now `performance.now()` */
  usable(now: number): boolean {
    return !this.closed && now - this.lastUsed < this.rest;
  }

  send(exchange: Exchange): void {
    this.exchange = exchange;
    this.connecting = 0;
    this.handshaking = 0;
    if (this.socket !== null) {
      this.outbox.add(this);
    } else {
      this.dialed = performance.now();
      this.socket = this.dialer.open(this.origin, this);
    }
  }

  /** Writes the request that waits. */
  flush(): void {
    const { socket, exchange } = this;
    if (socket === null || exchange === null || this.closed) return;
    const { method, head, body } = exchange.request;
    this.reader.expect(method);
    exchange.begin();
    if (body === null) {
      socket.write(head, "latin1");
    } else {
      socket.cork();
      socket.write(head, "latin1");
      socket.write(body);
      socket.uncork();
    }
    exchange.written();
  }

  close(): void {
    this.closed = true;
    this.reader.stop();
    this.socket?.destroy();
  }

  connected(): void {
    this.connecting = performance.now() - this.dialed;
  }

  opened(socket: Socket): void {
    this.peer = peerOf(socket);
    if (this.peer.tlsVersion !== "") this.handshaking = performance.now() - this.dialed - this.connecting;
    this.flush();
  }

  received(bytes: Buffer): void {
    const { exchange, reader } = this;
    try {
      // Bytes behind an answer: nobody knows what they answer.
      if (exchange === null || !reader.busy) throw closedByPeer;
      exchange.received(bytes.length);
      reader.read(bytes);
    } catch (error) {
      this.failed(error);
    }
  }

  ended(): void {
    if (!this.reader.close()) this.failed(closedByPeer);
  }

  failed(error: unknown): void {
    const { exchange } = this;
    this.exchange = null;
    this.close();
    exchange?.finish(error);
  }

  head(status: number, statusText: string, headers: readonly string[]): void {
    this.exchange?.head(status, statusText, headers);
    const [limit] = headerValues(headers, "keep-alive");
    const [, seconds] = limit === undefined ? [] : (/timeout=(\d+)/i.exec(limit) ?? []);
    if (seconds !== undefined) this.rest = Math.min(longestRest, Number(seconds) * 1000 - restMargin);
  }

  body(bytes: Buffer): void {
    this.exchange?.body(bytes);
  }

  end(reusable: boolean): void {
    const { exchange } = this;
    this.exchange = null;
    if (exchange === null) return;
    this.lastUsed = performance.now();
    if (!reusable || exchange.request.close) this.close();
    exchange.finish(null);
  }
}

const closedByPeer = { code: errorCode.reset, message: "read: connection reset or closed by peer" };

function peerOf(socket: Socket): Peer {
  const { remoteAddress: ip = "", remotePort: port = 0 } = socket;
  const secure = socket as Partial<TLSSocket>;
  const protocol = secure.getProtocol?.() ?? "";
  const tlsVersion = protocol.replace("TLSv", "tls").replace(/^tls1$/, "tls1.0");
  return { ip, port, tlsVersion, cipherSuite: secure.getCipher?.().standardName ?? "" };
}
