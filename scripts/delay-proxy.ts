import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** An address behind which a server seems so far away that each answer takes that much longer. */
export interface DelayProxy {
  url: string;
  close(): void;
}

/** Stands before a server on this machine, whatever it speaks, and holds back what it answers. @param ms milliseconds */
export async function startDelayProxy(url: string, ms: number): Promise<DelayProxy> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ host: hostname, port: Number(port), noDelay: true });
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
      // Who closes a connection by force is as free to do so as without us.
      socket.on("error", () => socket.destroy());
    }
    near.pipe(far);
    near.on("close", () => far.destroy());
    far.on("data", (bytes) => setTimeout(() => near.writable && near.write(bytes), ms));
    far.on("close", () => setTimeout(() => near.end(), ms));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
