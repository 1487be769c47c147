import { connect as connectPlain, isIP, type OnReadOpts, type Socket } from "node:net";
import { connect as connectSecure, createSecureContext, type SecureContext } from "node:tls";

export type CertificateAuthority = string | null;

/** How a thread's connections are made. */
export interface DialOptions {
  insecure: boolean;
  certificateAuthority: CertificateAuthority;
  /** Host names to be reached at another address. */
  hosts: Record<string, string>;
}

/** What becomes of a socket that is being opened. */
export interface SocketTaker {
  /** The target took the connection; over TLS the handshake is still to come. */
  connected(): void;
  /** Requests may be sent. */
  opened(socket: Socket): void;
  received(bytes: Buffer): void;
  /** The target sends no more; may come twice. */
  ended(): void;
  failed(error: Error): void;
}

/** One for all sockets of a thread: what it holds is read before the next one comes. */
const incoming = Buffer.allocUnsafeSlow(64 * 1024);

/** Opens sockets. */
export class Dialer {
  private context: SecureContext | null = null;

  constructor(private readonly options: DialOptions) {}

  /** @param origin `http://host:port` or `https://host` */
  open(origin: string, taker: SocketTaker): Socket {
    const { protocol, hostname, port: given } = new URL(origin);
    const secure = protocol === "https:";
    const name = hostname.replace(/^\[(.*)\]$/, "$1");
    const own = given === "" ? (secure ? "443" : "80") : given;
    const { hosts, insecure } = this.options;
    const [host = name, port = own] = (hosts[hostname] ?? hosts[`${hostname}:${own}`])?.split(":") ?? [];
    const to = { host, port: Number(port), noDelay: true };
    const socket = secure
      ? connectSecure({
          ...to,
          secureContext: this.secureContext(),
          rejectUnauthorized: !insecure,
          ALPNProtocols: ["http/1.1"],
          ...(isIP(name) === 0 ? { servername: name } : {}),
        })
      : connectPlain({ ...to, onread: intoShared(taker) });
    socket.once("connect", () => taker.connected());
    socket.once(secure ? "secureConnect" : "connect", () => taker.opened(socket));
    if (secure) socket.on("data", (bytes: Buffer) => taker.received(bytes));
    for (const event of ["end", "close"]) socket.once(event, () => taker.ended());
    socket.on("error", (error) => taker.failed(error));
    return socket;
  }

  /** Authorities are read once, and only when something speaks TLS. */
  private secureContext(): SecureContext {
    const { certificateAuthority } = this.options;
    this.context ??= createSecureContext(certificateAuthority === null ? {} : { ca: certificateAuthority });
    return this.context;
  }
}

/** Saves a buffer of 64 KB for each read, and the machinery of streams. */
function intoShared(taker: SocketTaker): OnReadOpts {
  return {
    buffer: incoming,
    callback: (length) => {
      taker.received(incoming.subarray(0, length));
      return true;
    },
  };
}
