import { randomBytes, timingSafeEqual } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFrames, writeFrame } from "./frames.js";
import type { Hello, Request, Response } from "./protocol.js";
import type { Wire } from "./wire.js";

/** A wire, and what is said of the run to those who use it. */
export interface Served {
  wire: Wire;
  hello: Hello;
}

/** The local socket of a broker. It may be there before the wire: who calls early waits for an answer. */
export interface Door {
  /** What workers give to `connectWire`, best in `ONENET_BROKER`. Holds a password: not for logs. */
  socket: string;
  /** From now on calls are answered, also those that wait. */
  open(served: Served): void;
  close(): Promise<void>;
}

/** Makes the socket; workers can be started, and told where it is. */
export async function makeDoor(): Promise<Door> {
  const password = randomBytes(18).toString("hex");
  const { path, remove } = socketPath();
  let open: (served: Served) => void = () => undefined;
  const served = new Promise<Served>((resolve) => {
    open = resolve;
  });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    serve(socket, served, password);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, resolve);
  });
  // Whoever forgets to close it does not hang.
  server.unref();
  return {
    socket: `${path.replace("\0", "@")}#${password}`,
    open,
    close: async () => {
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

function serve(socket: Socket, served: Promise<Served>, password: string): void {
  let welcome = false;
  readFrames(socket, (value) => {
    const request = value as Request;
    if (request.op === "hello") {
      const given = Buffer.from(request.password);
      welcome = given.length === password.length && timingSafeEqual(given, Buffer.from(password));
    }
    if (!welcome) return socket.destroy();
    const respond = (response: Response) => writeFrame(socket, response);
    served
      .then((it) => perform(it, request))
      .then(
        (result) => respond({ id: request.id, result }),
        (error: unknown) => respond({ id: request.id, error: error instanceof Error ? error.message : String(error) }),
      );
  });
}

async function perform({ wire, hello }: Served, request: Request): Promise<unknown> {
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
