import { readFileSync } from "node:fs";
import { connect as connectTcp, isIP, type Socket } from "node:net";
import { connect as connectTls, type TLSSocket } from "node:tls";
import { Client } from "undici";
import { WireFailure } from "./failures.js";
import type { Target } from "./target.js";
import type { TlsFacts } from "./wire.js";

/** Bytes of an answer's header that are taken; Node's own servers send and take 16 KiB. */
const maxHeaderBytes = 64 * 1024;
/** A connection that has been idle for longer is not used again: its server may be closing it at this moment. */
const idleMilliseconds = 1_000;
const maxIdlePerOrigin = 16;

/** One connection, good for one exchange at a time. */
export interface Connection {
  client: Client;
  socket: Socket;
  /** True where it has served an exchange before. */
  used: boolean;
  tls: TlsFacts | undefined;
}

interface Idle {
  connection: Connection;
  since: number;
}

/** Opens connections to any origin and keeps idle ones for a moment. */
export class Connections {
  readonly #idle = new Map<string, Idle[]>();
  readonly #ca: string | undefined;

  constructor(private readonly target: Target) {
    this.#ca = target.tls.ca === undefined ? undefined : readFileSync(target.tls.ca, "utf8");
  }

  /** An idle connection to the URL's origin, else a new one. */
  async take(url: URL, milliseconds: number, options: { fresh?: boolean } = {}): Promise<Connection> {
    const idle = this.#idle.get(url.origin) ?? [];
    for (let found = idle.pop(); found !== undefined; found = idle.pop()) {
      const alive = !found.connection.client.destroyed && !found.connection.socket.destroyed;
      if (alive && !options.fresh && Date.now() - found.since < idleMilliseconds) return found.connection;
      drop(found.connection);
    }
    return await this.#open(url, milliseconds);
  }

  /** Hands a connection back after a whole answer. */
  release(url: URL, connection: Connection): void {
    connection.used = true;
    const idle = this.#idle.get(url.origin) ?? [];
    this.#idle.set(url.origin, idle);
    if (connection.client.destroyed || connection.socket.destroyed || idle.length >= maxIdlePerOrigin) drop(connection);
    else idle.push({ connection, since: Date.now() });
  }

  close(): void {
    for (const idle of this.#idle.values()) for (const { connection } of idle) drop(connection);
    this.#idle.clear();
  }

  /** A socket to the URL's origin, as `open` gives it. */
  async openFor(url: URL, milliseconds: number): Promise<Socket> {
    return await this.open(url.hostname, portOf(url), url.protocol === "https:", milliseconds);
  }

  /** A plain or TLS socket, connected. Rejects with what Node says, or with `timeout`. */
  async open(host: string, port: number, secure: boolean, milliseconds: number): Promise<Socket> {
    const to = this.#mapped(host, port);
    // Where no authority is named, trust in a certificate is judged for `apiAddress` alone: a key goes there.
    const api = new URL(this.target.apiAddress);
    const judged = this.#ca !== undefined || (host === api.hostname && port === portOf(api));
    const bare = host.replace(/^\[|\]$/g, "");
    const socket = secure
      ? connectTls({
          host: to.host,
          port: to.port,
          ALPNProtocols: ["http/1.1"],
          rejectUnauthorized: judged,
          ...(isIP(bare) ? {} : { servername: bare }),
          ...(this.#ca === undefined ? {} : { ca: this.#ca }),
        })
      : connectTcp({ host: to.host, port: to.port });
    socket.setNoDelay(true);
    return await new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => fail(new WireFailure("timeout", `no connection within ${milliseconds} ms`)),
        milliseconds,
      );
      const fail = (error: Error) => {
        clearTimeout(timer);
        socket.destroy();
        reject(error);
      };
      socket.once("error", fail);
      socket.once("close", () => fail(new WireFailure("reset", "the connection was closed while it was opened")));
      socket.once(secure ? "secureConnect" : "connect", () => {
        clearTimeout(timer);
        socket.removeAllListeners("close");
        socket.off("error", fail);
        // A connection may break while nobody uses it yet: in a race, before the start. Its next user will hear of it.
        socket.on("error", () => undefined);
        resolve(socket);
      });
    });
  }

  #mapped(host: string, port: number): { host: string; port: number } {
    const override = this.target.overrides[`${host}:${port}`] ?? this.target.overrides[host];
    const [, mappedHost = host, mappedPort = String(port)] = /^(\[.*?\]|[^:]*)(?::(\d+))?$/.exec(override ?? "") ?? [];
    return { host: (override === undefined ? host : mappedHost).replace(/^\[|\]$/g, ""), port: Number(mappedPort) };
  }

  async #open(url: URL, milliseconds: number): Promise<Connection> {
    const socket = await this.openFor(url, milliseconds);
    let given = false;
    const client = new Client(url.origin, {
      pipelining: 1,
      headersTimeout: 0,
      bodyTimeout: 0,
      maxHeaderSize: maxHeaderBytes,
      keepAliveTimeout: 10_000,
      connect: (_options, callback) => {
        // One client is one socket: a second one would not have been counted or awaited. Not called back at once, since
        // the client is still busy with the request that made it ask.
        const again = given;
        queueMicrotask(() => {
          if (again) callback(new WireFailure("reset", "the connection was lost"), null);
          else callback(null, socket);
        });
        given = true;
      },
    });
    return {
      client,
      socket,
      used: false,
      tls: url.protocol === "https:" ? tlsFactsOf(socket as TLSSocket) : undefined,
    };
  }
}

function portOf(url: URL): number {
  return url.port !== "" ? Number(url.port) : url.protocol === "https:" ? 443 : 80;
}

/** Ends a connection at once, whatever is under way on it. */
export function drop(connection: Connection): void {
  connection.client.destroy().catch(() => undefined);
  connection.socket.destroy();
}

function tlsFactsOf(socket: TLSSocket): TlsFacts {
  const certificate = socket.getPeerCertificate();
  const named = (name: unknown) =>
    Object.entries((name ?? {}) as Record<string, string>)
      .map(([k, v]) => `${k}=${v}`)
      .join(", ");
  return {
    protocol: socket.getProtocol() ?? "",
    cipher: socket.getCipher()?.name ?? "",
    authorized: socket.authorized,
    authorizationError: socket.authorized ? "" : String(socket.authorizationError ?? ""),
    subject: named(certificate.subject),
    issuer: named(certificate.issuer),
    validTo: certificate.valid_to ?? "",
    fingerprint: certificate.fingerprint256 ?? "",
  };
}
