import { generateKeyPair, randomBytes } from "node:crypto";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import type { WebServer } from "../web/server.js";

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
  // Loaded only when somebody needs TLS: the library takes its time to load.
  const { default: forge } = await import("node-forge");
  const yesterday = new Date(Date.now() - 86_400_000);
  const nextYear = new Date(Date.now() + 365 * 86_400_000);
  const { privateKey: key, publicKey } = await promisify(generateKeyPair)("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
  certificate.serialNumber = `01${randomBytes(15).toString("hex")}`;
  // A client whose clock is a little behind ours shall not find it "not yet valid".
  certificate.validity = { notBefore: yesterday, notAfter: nextYear };
  const name = [{ name: "commonName", value: "localhost" }];
  certificate.setSubject(name);
  certificate.setIssuer(name);
  certificate.setExtensions([
    { name: "basicConstraints", cA: true, critical: true },
    {
      name: "subjectAltName",
      altNames: [
        { type: 2, value: "localhost" },
        { type: 7, ip: "127.0.0.1" },
        { type: 7, ip: "::1" },
      ],
    },
  ]);
  certificate.sign(forge.pki.privateKeyFromPem(key), forge.md.sha256.create());
  return { key, cert: forge.pki.certificateToPem(certificate) };
}

export interface TlsListener {
  host: string;
  port: number;
  close(): Promise<void>;
}

/** Serves the routes of `app` over TLS too, on a port of its own (0: any free one). */
export async function listenTls(app: WebServer, at: { host: string; port: number }): Promise<TlsListener> {
  const server = createServer(await tlsCertificate(), app.serve);
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
