import { createServer as createHttp, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createHttps } from "node:https";
import { type AddressInfo, createServer as createTcp, type Server, type Socket } from "node:net";
import { DirectWire, type DirectWireOptions } from "../direct-wire.js";
import type { Target } from "../target.js";
import { parseTarget } from "../target-file.js";

/** A server of a test, on a free port of the loopback. */
export interface TestServer {
  url: string;
  port: number;
  close(): Promise<void>;
}

/** A well-behaved HTTP server around a handler. */
export async function serveHttp(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
  port = 0,
): Promise<TestServer> {
  return await listen(createHttp(handle), port);
}

/** A server that says whatever bytes it likes; `talk` is called once the head of a request has come. */
export async function serveBytes(talk: (socket: Socket, head: string) => void): Promise<TestServer> {
  const server = createTcp((socket) => {
    let head = "";
    socket.on("error", () => undefined);
    socket.on("data", (chunk) => {
      head += chunk.toString("latin1");
      if (!head.includes("\r\n\r\n")) return;
      talk(socket, head);
      head = "";
    });
  });
  return await listen(server, 0);
}

async function listen(server: Server, port: number): Promise<TestServer> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const masterKey = "MASTER0key+/=secret";

/** A target at this address. */
export function targetAt(apiAddress: string, change: Record<string, unknown> = {}): Target {
  return parseTarget(
    { apiAddress, masterKey, productId: 7312, timeouts: { requestSeconds: 2 }, ...change },
    "target.json",
    {},
  );
}

/** A wire to this address that writes nothing. */
export function wireTo(
  url: string,
  change: Record<string, unknown> = {},
  options: Partial<DirectWireOptions> = {},
): DirectWire {
  return new DirectWire({ target: targetAt(url, change), runDir: null, runId: "run1", seed: "seed", ...options });
}

/** Answers with a JSON body. */
export function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

/** The same over TLS, with a key and a certificate in PEM. */
export async function serveTls(
  { key, cert }: { key: string; cert: string },
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<TestServer> {
  const server = await listen(createHttps({ key, cert }, handle), 0);
  return { ...server, url: server.url.replace("http:", "https:") };
}
