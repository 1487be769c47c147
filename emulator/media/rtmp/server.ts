import { type AddressInfo, createServer, type Socket } from "node:net";
import type { Media } from "../media.js";
import { framesPerSecond } from "../timing.js";
import { type Authorize, Session } from "./session.js";

export interface RtmpOptions {
  media: Media;
  host: string;
  /** 0: any free port. */
  port: number;
  authorize: Authorize;
  /** Beyond these, new connections are closed at once. 1,000 when not given. */
  maxConnections?: number;
  /** How long a client may take for the handshake; 10 when not given. */
  handshakeSeconds?: number;
  /** A connection on which nothing moves for so long is closed; 60 when not given. */
  idleSeconds?: number;
}

export interface RtmpServer {
  host: string;
  port: number;
  /** Ends every session and frees the port. */
  close(): Promise<void>;
}

/**
 * Starts an RTMP server that plays the emulator's picture to whom `authorize` lets. Nobody can publish. Garbage ends
 * the connection that it came by, nothing more.
 *
 * Our own, because the one kept library, node-media-server 4, relays what somebody publishes, keeps configuration and
 * sessions in module-wide state (no two emulators in a process) and a store in the working directory. RTMPE is not spoken: a client that offers it (C0 = 6) is
 * answered with version 3, as the specification asks.
 */
export async function createRtmpServer(options: RtmpOptions): Promise<RtmpServer> {
  const sessions = new Map<Socket, Session>();
  const server = createServer((socket) => {
    const session = new Session(socket, options.media, options.authorize);
    sessions.set(socket, session);
    const deadline = setTimeout(
      () => {
        if (!session.greeted) socket.destroy();
      },
      (options.handshakeSeconds ?? 10) * 1000,
    );
    socket.setTimeout((options.idleSeconds ?? 60) * 1000, () => socket.destroy());
    socket.on("close", () => {
      clearTimeout(deadline);
      sessions.delete(socket);
    });
  });
  server.maxConnections = options.maxConnections ?? 1000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, resolve);
  });
  // One clock for all: a thousand players with timers of their own would cost more than their frames.
  const clock = setInterval(() => {
    const now = Date.now();
    for (const session of sessions.values()) session.advance(now);
  }, 1000 / framesPerSecond);
  return {
    host: options.host,
    port: (server.address() as AddressInfo).port,
    close: () => {
      clearInterval(clock);
      return new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sessions.keys()) socket.destroy();
      });
    },
  };
}
