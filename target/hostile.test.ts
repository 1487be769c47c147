import { createServer as createHttp } from "node:http";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { serveBytes, serveHttp, wireTo } from "./testing/servers.js";
import type { Answer, Call } from "./wire.js";

const cap = 16 * 1024 * 1024;
const call: Call = { requirement: "x", method: "GET", url: "/x", key: "master", timeoutSeconds: 0.4 };
const head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";

/** Writes until the peer is gone. */
function forever(socket: Socket, chunk: string | Buffer): void {
  const more = () => {
    while (!socket.destroyed && socket.write(chunk));
  };
  socket.on("drain", more);
  more();
}

const endpoints: [
  name: string,
  talk: (socket: Socket) => void,
  outcome: Partial<Record<keyof Answer, unknown>> & { kind?: string },
][] = [
  ["accepts and says nothing", () => undefined, { kind: "timeout", status: 0 }],
  [
    "sends its head and no body",
    (socket) => void socket.write(`${head}content-length: 10\r\n\r\n`),
    { kind: "timeout", status: 200 },
  ],
  ["closes without a word", (socket) => void socket.end(), { kind: "reset", status: 0, repeats: 2 }],
  ["resets the connection", (socket) => void socket.resetAndDestroy(), { kind: "reset", status: 0, repeats: 2 }],
  [
    "closes in the middle of the body",
    (socket) => void socket.end(`${head}content-length: 10\r\n\r\n{"a"`),
    { kind: "reset", status: 200, repeats: 2 },
  ],
  [
    "sends a body without end",
    (socket) => {
      socket.write(`${head}\r\n`);
      forever(socket, Buffer.alloc(65536, 0x20));
    },
    { kind: "too-large", truncated: true, status: 200 },
  ],
  [
    "sends chunks without end",
    (socket) => {
      socket.write(`${head}transfer-encoding: chunked\r\n\r\n`);
      forever(socket, `1000\r\n${" ".repeat(4096)}\r\n`);
    },
    { kind: "too-large", truncated: true },
  ],
  [
    "sends one header without end",
    (socket) => {
      socket.write(`${head}x: `);
      forever(socket, "a".repeat(4096));
    },
    { kind: "headers-too-large", status: 0 },
  ],
  [
    "sends headers without end",
    (socket) => {
      socket.write(head);
      forever(socket, "x: y\r\n".repeat(1000));
    },
    { kind: "headers-too-large", status: 0 },
  ],
  [
    "sends a status line without end",
    (socket) => {
      socket.write("HTTP/1.1 200 ");
      forever(socket, "a".repeat(4096));
    },
    { status: 0 },
  ],
  [
    "sends 100 Continue without end",
    (socket) => forever(socket, "HTTP/1.1 100 Continue\r\n\r\n".repeat(100)),
    { kind: "reset", status: 0 },
  ],
  [
    "drips its body",
    (socket) => {
      socket.write(`${head}content-length: 1000\r\n\r\n`);
      const timer = setInterval(() => socket.write(" "), 50);
      socket.on("close", () => clearInterval(timer));
    },
    { kind: "timeout", status: 200 },
  ],
  [
    "drips its head",
    (socket) => {
      const timer = setInterval(() => socket.write("H"), 50);
      socket.on("close", () => clearInterval(timer));
    },
    { status: 0 },
  ],
  ["answers no HTTP", (socket) => void socket.end("SSH-2.0-OpenSSH_9.2\r\n"), { kind: "protocol", status: 0 }],
  [
    "promises more than it sends",
    (socket) => void socket.write(`${head}content-length: 100\r\n\r\n{}`),
    { kind: "timeout", status: 200 },
  ],
  [
    "sends more than it promised",
    (socket) => void socket.end(`${head}content-length: 2\r\n\r\n{} and more`),
    { status: 200 },
  ],
  [
    "gives two lengths",
    (socket) => void socket.end(`${head}content-length: 2\r\ncontent-length: 3\r\n\r\n{}`),
    { kind: "protocol", status: 0 },
  ],
  [
    "gives a length that is no number",
    (socket) => void socket.end(`${head}content-length: lots\r\n\r\n{}`),
    { kind: "protocol", status: 0 },
  ],
  [
    "gives a broken chunk size",
    (socket) => void socket.end(`${head}transfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n`),
    { kind: "protocol" },
  ],
  [
    "names an encoding that it did not apply",
    (socket) => void socket.end(`${head}content-encoding: gzip\r\n\r\n{}`),
    { kind: "protocol", status: 200 },
  ],
  [
    "names an encoding that nobody knows",
    (socket) => void socket.end(`${head}content-encoding: rot13\r\n\r\n{}`),
    { kind: "protocol", status: 200 },
  ],
  [
    "switches protocols",
    (socket) => void socket.end("HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n"),
    { status: 0 },
  ],
];

for (const [name, talk, { kind, ...expected }] of endpoints) {
  test(`an endpoint that ${name} ends as an answer`, async () => {
    const server = await serveBytes(talk);
    const wire = wireTo(server.url);
    const answer = await wire.send(call);
    expect(answer).toMatchObject(expected);
    if (kind !== undefined) expect(answer.failure?.kind).toBe(kind);
    await wire.close();
    await server.close();
  });
}

test("a gzip bomb stops at the cap, also in several layers", async () => {
  const bomb = gzipSync(Buffer.alloc(cap * 4));
  const server = await serveHttp((request, response) => {
    const layers = request.url === "/twice" ? "gzip, gzip" : "gzip";
    response.writeHead(200, { "content-encoding": layers });
    response.end(request.url === "/twice" ? gzipSync(bomb) : bomb);
  });
  const wire = wireTo(server.url);
  for (const url of ["/once", "/twice"]) {
    const answer = await wire.send({ ...call, url, timeoutSeconds: 10 });
    expect(answer).toMatchObject({ status: 200, truncated: true, failure: { kind: "too-large" } });
  }
  await wire.close();
  await server.close();
});

test("a body of exactly 16 MiB is whole, one byte more is too large", async () => {
  const server = await serveHttp(
    (request, response) => void response.end(Buffer.alloc(Number(request.url?.slice(1)), 0x61)),
  );
  const wire = wireTo(server.url);
  expect(await wire.send({ ...call, url: `/${cap}`, timeoutSeconds: 10 })).toMatchObject({
    truncated: false,
    body: { length: cap },
  });
  expect(await wire.send({ ...call, url: `/${cap + 1}`, timeoutSeconds: 10 })).toMatchObject({ truncated: true });
  const part = await wire.send({ ...call, url: `/${cap + 1}`, maxBytes: 188 });
  expect(part).toMatchObject({ truncated: true, body: { length: 188 } });
  expect(part.failure).toBeUndefined();
  await wire.close();
  await server.close();
});

test("a race of forty endless bodies stays within a few hundred megabytes", async () => {
  const server = await serveBytes((socket) => {
    socket.write(`${head}\r\n`);
    forever(socket, Buffer.alloc(65536, 0x20));
  });
  const wire = wireTo(server.url);
  const before = process.memoryUsage().rss;
  const answers = await wire.race(Array.from({ length: 40 }, () => ({ ...call, timeoutSeconds: 20 })));
  expect(answers.every((answer) => answer.truncated)).toBe(true);
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
  await wire.close();
  await server.close();
});

test("a lost connection, 429, 502, 503 and 504 are tried again, and told", async () => {
  const seen: string[] = [];
  const server = await serveHttp((request, response) => {
    const [, status = "", retryAfter] = request.url?.split("/") ?? [];
    seen.push(status);
    const again = seen.filter((one) => one === status).length > 1;
    if (status === "reset" && !again) return void request.socket.destroy();
    response.writeHead(
      again || status === "reset" ? 200 : Number(status),
      retryAfter ? { "retry-after": retryAfter } : {},
    );
    response.end("{}");
  });
  const wire = wireTo(server.url);
  for (const path of ["reset", "429/1", "502", "503", "504"]) {
    expect(await wire.send({ ...call, method: "POST", url: `/${path}` })).toMatchObject({ status: 200, repeats: 1 });
  }
  // A wait that is too long is not begun, and other errors stand as they are.
  expect(await wire.send({ ...call, url: "/429/9999" })).toMatchObject({ status: 200, repeats: 0 });
  expect(await wire.send({ ...call, url: "/500" })).toMatchObject({ status: 500, repeats: 0 });
  await wire.close();
  await server.close();
});

test("a connection closed over a body that is too large is an answer, not a loss", async () => {
  const server = await serveBytes((socket) => void socket.resetAndDestroy());
  const wire = wireTo(server.url);
  const answer = await wire.send({ ...call, method: "PUT", body: Buffer.alloc(9_000_000), oversize: true });
  expect(answer).toMatchObject({ repeats: 0, failure: { kind: "reset" } });
  await wire.close();
  await server.close();
});

test("an early 413 is seen though the rest of the body finds a closed door", async () => {
  const server = await serveBytes((socket) => {
    socket.removeAllListeners("data");
    socket.end("HTTP/1.1 413 Too Large\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}");
  });
  const wire = wireTo(server.url);
  const statuses = [];
  for (let i = 0; i < 5; i++) {
    const answer = await wire.send({ ...call, method: "PUT", body: Buffer.alloc(8 * 1024 * 1024 + 1), oversize: true });
    statuses.push(answer.status);
  }
  expect(statuses).toEqual([413, 413, 413, 413, 413]);
  await wire.close();
  await server.close();
});

test("what is no http address is not sent", async () => {
  const wire = wireTo("http://127.0.0.1:1");
  for (const url of ["file:///etc/passwd", "ftp://h/x", "javascript:alert(1)", "//", "http://", "nonsense"]) {
    expect(await wire.send({ ...call, url })).toMatchObject({ status: 0, failure: { kind: "protocol" } });
  }
  expect(wire.requests()).toBe(0);
  await wire.close();
});

test("nobody listening, no such name and a dead port are told apart", async () => {
  const wire = wireTo("http://127.0.0.1:1");
  expect(await wire.send(call)).toMatchObject({ status: 0, failure: { kind: "refused" } });
  expect(await wire.send({ ...call, url: "http://no-such-host.invalid/", key: "none" })).toMatchObject({
    failure: { kind: "dns" },
  });
  await wire.close();
});

test("connections that break before a race begins are failures of their own calls", async () => {
  const server = createServer((socket) => void setImmediate(() => socket.resetAndDestroy()));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  // The second race waits for its turn, while its connections are already dead.
  const wire = wireTo(`http://127.0.0.1:${port}`, { maxRequestsPerSecond: 3 });
  const answers = await Promise.all([wire.race([call, call, call]), wire.race([call, call])]);
  expect(answers.flat().map((answer) => answer.status)).toEqual([0, 0, 0, 0, 0]);
  expect(answers.flat().every((answer) => answer.failure?.kind === "reset")).toBe(true);
  await wire.close();
  server.close();
});

test("a server that closes each connection without saying so is no flake", async () => {
  const server = await serveBytes((socket) => void socket.end(`${head}content-length: 2\r\n\r\n{}`));
  const wire = wireTo(server.url);
  for (let i = 0; i < 40; i++) {
    expect(await wire.send({ ...call, method: i % 2 === 0 ? "GET" : "POST" })).toMatchObject({
      status: 200,
      repeats: 0,
    });
  }
  await Promise.all([wire.close(), server.close()]);
});

test("an IPv6 address is reached", async () => {
  const server = createHttp((_request, response) => void response.end("{}"));
  const listens = await new Promise<boolean>((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(0, "::1", () => resolve(true));
  });
  test.skip(!listens, "this machine has no IPv6");
  const wire = wireTo(`http://[::1]:${(server.address() as AddressInfo).port}`);
  expect(await wire.send(call)).toMatchObject({ status: 200 });
  await wire.close();
  server.close();
});
