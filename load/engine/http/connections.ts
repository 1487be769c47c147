import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import { buildConnector, Client } from "undici";
import type { OutgoingRequest } from "./exchange.js";

/** Who answers. */
export interface Peer {
  ip: string;
  port: number;
  tlsVersion: string;
  cipherSuite: string;
}

export type CertificateAuthority = string | null;

/** How a virtual user's connections are made. */
export interface ConnectionOptions {
  insecure: boolean;
  certificateAuthority: CertificateAuthority;
  /** Host names to be reached at another address. */
  hosts: Record<string, string>;
  /** Idle connections kept to one origin. */
  keep: number;
}

type Connector = (options: buildConnector.Options, callback: buildConnector.Callback) => Socket | undefined;

/** One connection to one origin, with what the last connect cost. */
export class Connection {
  readonly client: Client;
  socket: Socket | null = null;
  /** Milliseconds of the connect that the present request had to wait for; 0 on a connection that was open. */
  connecting = 0;
  handshaking = 0;
  /** `performance.now()` of the last answer's end. */
  lastUsed = 0;
  peer: Peer | null = null;
  private received = 0;

  constructor(
    readonly origin: string,
    connect: Connector,
  ) {
    this.client = new Client(origin, {
      pipelining: 1,
      headersTimeout: 0,
      bodyTimeout: 0,
      keepAliveTimeout: 30_000,
      maxHeaderSize: 64 * 1024,
      connect: (options: buildConnector.Options, callback: buildConnector.Callback) => {
        this.open(connect, options, callback);
      },
    });
  }

  private open(connect: Connector, options: buildConnector.Options, callback: buildConnector.Callback): void {
    const begun = performance.now();
    const socket = connect(options, (...result) => {
      const [, opened] = result;
      if (opened !== null && opened !== undefined) {
        this.socket = opened as Socket;
        this.received = 0;
        this.peer = peerOf(opened as Socket);
        if (options.protocol === "https:") this.handshaking = performance.now() - begun - this.connecting;
        else this.connecting = performance.now() - begun;
      }
      (callback as (...values: unknown[]) => void)(...result);
    });
    if (options.protocol === "https:") {
      socket?.once("connect", () => {
        this.connecting = performance.now() - begun;
      });
    }
  }

  /** About the bytes of a request; undici adds the line, the host and the kind of connection. */
  sentSince({ method, path, headers, body }: OutgoingRequest): number {
    let bytes = method.length + path.length + this.origin.length + 40;
    for (const text of headers) bytes += text.length + 2;
    return bytes + (body === null ? 0 : typeof body === "string" ? Buffer.byteLength(body) : body.length);
  }

  /** Bytes that came over the socket since the last call. */
  receivedSince(): number {
    const read = this.socket?.bytesRead ?? 0;
    const passed = Math.max(0, read - this.received);
    this.received = read;
    return passed;
  }
}

function peerOf(socket: Socket): Peer {
  const { remoteAddress: ip = "", remotePort: port = 0 } = socket;
  const secure = socket as Partial<TLSSocket>;
  const protocol = secure.getProtocol?.() ?? "";
  const tlsVersion = protocol.replace("TLSv", "tls").replace(/^tls1$/, "tls1.0");
  return { ip, port, tlsVersion, cipherSuite: secure.getCipher?.().standardName ?? "" };
}

/** A virtual user's connections: one request at a time on each, as many as it has requests under way. */
export class Connections {
  private readonly idle = new Map<string, Connection[]>();
  private readonly all = new Set<Connection>();

  constructor(
    private readonly connect: Connector,
    private readonly keep: number,
  ) {}

  take(origin: string): Connection {
    const kept = this.idle.get(origin)?.pop();
    if (kept !== undefined) return kept;
    const connection = new Connection(origin, this.connect);
    this.all.add(connection);
    return connection;
  }

  give(connection: Connection): void {
    const idle = this.idle.get(connection.origin);
    if (idle === undefined) {
      // A target that answers with ever new hosts must not make us keep a connection to each.
      if (this.all.size > 64) this.discard(connection);
      else this.idle.set(connection.origin, [connection]);
    } else if (idle.length < this.keep) {
      idle.push(connection);
    } else {
      this.discard(connection);
    }
  }

  discard(connection: Connection): void {
    this.all.delete(connection);
    connection.client.destroy().catch(() => undefined);
  }

  closeAll(): void {
    for (const connection of this.all) connection.client.destroy().catch(() => undefined);
    this.all.clear();
    this.idle.clear();
  }
}

/** What opens sockets; shared by a thread, so that TLS sessions are resumed over its virtual users. */
export function connectorOf(options: ConnectionOptions): Connector {
  const connect = buildConnector({
    timeout: 60_000,
    rejectUnauthorized: !options.insecure,
    ...(options.certificateAuthority === null ? {} : { ca: options.certificateAuthority }),
  }) as unknown as Connector;
  return (to, callback) => {
    const other = options.hosts[to.hostname] ?? options.hosts[`${to.hostname}:${to.port}`];
    if (other === undefined) return connect(to, callback);
    const [hostname = other, port = to.port] = other.split(":");
    return connect({ ...to, hostname, port }, callback);
  };
}
