import { randomBytes, timingSafeEqual } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DirectWire, type DirectWireOptions } from "./direct-wire.js";
import { readFrames, writeFrame } from "./frames.js";
import type { Hello, Request, Response } from "./protocol.js";
import type { JournalEntry, Wire } from "./wire.js";

/** The one way to the target for all processes of a run. */
export interface Broker {
  /** What workers give to `connectWire`, best in `ONENET_BROKER`. Holds a password: not for logs. */
  socket: string;
  /** For callers in this process. */
  wire: Wire;
  hello: Hello;
  /** Requests sent so far. */
  requests(): number;
  /** SHA-256 of the certificate that `apiAddress` showed, colon-separated hex; undefined without TLS. */
  certificate(): string | undefined;
  /** What was made or switched and is not undone yet, the oldest first. */
  openEntries(): JournalEntry[];
  close(): Promise<void>;
}

/** Starts the broker: a wire in this process, and a local socket by which others use it. */
export async function startBroker(options: DirectWireOptions): Promise<Broker> {
  const wire = new DirectWire(options);
  const { hello } = wire;
  const password = randomBytes(18).toString("hex");
  const { path, remove } = socketPath();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    serve(socket, wire, hello, password);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, resolve);
  });
  // Whoever forgets to close it does not hang.
  server.unref();
  return {
    socket: `${path.replace("\0", "@")}#${password}`,
    wire,
    hello,
    requests: () => wire.requests(),
    certificate: () => wire.certificate,
    openEntries: () => wire.openEntries(),
    close: async () => {
      await wire.close();
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      remove();
    },
  };
}

/** Linux has sockets without a file, so that a killed run leaves none behind; elsewhere it lies in a folder of its own. */
function socketPath(): { path: string; remove: () => void } {
  if (process.platform === "linux") {
    return { path: `\0onenet-video-${randomBytes(12).toString("hex")}`, remove: () => undefined };
  }
  const folder = mkdtempSync(join(tmpdir(), "onenet-video-"));
  return { path: join(folder, "wire"), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function serve(socket: Socket, wire: Wire, hello: Hello, password: string): void {
  let welcome = false;
  readFrames(socket, (value) => {
    const request = value as Request;
    if (request.op === "hello") {
      const given = Buffer.from(request.password);
      welcome = given.length === password.length && timingSafeEqual(given, Buffer.from(password));
    }
    if (!welcome) return socket.destroy();
    const respond = (response: Response) => writeFrame(socket, response);
    perform(wire, hello, request).then(
      (result) => respond({ id: request.id, result }),
      (error: unknown) => respond({ id: request.id, error: error instanceof Error ? error.message : String(error) }),
    );
  });
}

async function perform(wire: Wire, hello: Hello, request: Request): Promise<unknown> {
  switch (request.op) {
    case "hello":
      return hello;
    case "send":
      return await wire.send(request.call);
    case "race":
      return await wire.race(request.calls);
    case "raw":
      return await wire.raw(request.call);
    case "journal":
      return await wire.journal(request.entry);
    case "report":
      return await wire.report(request.result);
    case "witness":
      return await wire.witness(request.sight, async () => request.seen);
  }
}
