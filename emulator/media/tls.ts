import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";

export interface Certificate {
  /** PEM. */
  key: string;
  cert: string;
}

let made: Promise<Certificate> | undefined;

/** A self-signed certificate for loopback, made once in a process and never written: it cannot expire in a repository. */
export function tlsCertificate(): Promise<Certificate> {
  made ??= make();
  return made;
}

async function make(): Promise<Certificate> {
  // Loaded only when somebody needs TLS: the library takes a tenth of a second to load.
  const { generate } = await import("selfsigned");
  const yesterday = new Date(Date.now() - 86_400_000);
  const pem = await generate([{ name: "commonName", value: "localhost" }], {
    keyType: "ec",
    algorithm: "sha256",
    // A client whose clock is a little behind ours shall not find it "not yet valid".
    notBeforeDate: yesterday,
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      {
        name: "subjectAltName",
        altNames: [
          { type: 2, value: "localhost" },
          { type: 7, ip: "127.0.0.1" },
          { type: 7, ip: "::1" },
        ],
      },
    ],
  });
  return { key: pem.private, cert: pem.cert };
}

export interface TlsListener {
  host: string;
  port: number;
  close(): Promise<void>;
}

/** Serves the routes of `app` over TLS too, on a port of its own (0: any free one). The app must be ready. */
export async function listenTls(app: FastifyInstance, at: { host: string; port: number }): Promise<TlsListener> {
  const server = createServer(await tlsCertificate(), (request, response) => app.routing(request, response));
  // The same bounds as without TLS.
  const { headersTimeout, requestTimeout, keepAliveTimeout, maxConnections, maxRequestsPerSocket } = app.server;
  Object.assign(server, { headersTimeout, requestTimeout, keepAliveTimeout, maxConnections, maxRequestsPerSocket });
  server.on("tlsClientError", (_error, socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(at.port, at.host, resolve);
  });
  return {
    host: at.host,
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
