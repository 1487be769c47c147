import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { once, runScript, startLogging } from "./test-support.js";

const hit =
  "export default async function () { const r = await http.get(__ENV.BASE, { timeout: '500ms' }); console.log(r.status, r.error_code, r.error); }";

/** A server of raw bytes. */
async function startRaw(talk: (socket: Socket) => void): Promise<{ url: string; server: Server; close(): void }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.once("data", () => talk(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    server,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

const head = "HTTP/1.1 200 OK\r\n";
const flood = (socket: Socket) => {
  const more = () => {
    while (!socket.destroyed && socket.write("x".repeat(65_536)));
  };
  socket.write(`${head}\r\n`);
  socket.on("drain", more);
  more();
};
const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));

/** What a bad target may do costs a failed request, never the run. */
const rows: [name: string, talk: (socket: Socket) => void, outcome: RegExp][] = [
  ["an endless body", flood, /^0 1000 the body is longer than 4194304 bytes|^0 1050/],
  [
    "a body that drips",
    (socket) => {
      socket.write(`${head}content-length: 100\r\n\r\n`);
      const timer = setInterval(() => socket.write("x"), 100);
      socket.on("close", () => clearInterval(timer));
    },
    /^0 1050 request timeout/,
  ],
  ["no answer at all", () => undefined, /^0 1050 request timeout/],
  ["a reset in place of an answer", (socket) => socket.resetAndDestroy(), /^0 1220 /],
  ["a close in the middle of a body", (socket) => socket.end(`${head}content-length: 100\r\n\r\nabc`), /^0 1\d\d\d /],
  [
    "a bomb",
    (socket) => socket.end(`${head}content-encoding: gzip\r\ncontent-length: ${bomb.length}\r\n\r\n`) && undefined,
    /^0 1\d\d\d /,
  ],
  [
    "headers without end",
    (socket) => {
      socket.write(head);
      for (let at = 0; at < 200; at += 1) socket.write(`x-${at}: ${"y".repeat(1000)}\r\n`);
    },
    /^0 1\d\d\d /,
  ],
  ["no HTTP", (socket) => socket.end("220 smtp ready\r\n"), /^0 1\d\d\d /],
  [
    "two answers for one request",
    (socket) => socket.end(`${head}content-length: 2\r\n\r\nok${head}content-length: 2\r\n\r\nno`),
    /^200 0/,
  ],
  ["a status without sense", (socket) => socket.end("HTTP/1.1 999 ?\r\ncontent-length: 0\r\n\r\n"), /^999 |^0 1/],
];

test.describe("hostile answers", () => {
  for (const [name, talk, outcome] of rows) {
    test(`${name} costs one failed request`, async () => {
      const server = await startRaw(talk);
      const ran = await runScript(hit, once, undefined, { env: { BASE: server.url } });
      server.close();
      expect(ran.console[0]).toMatch(outcome);
      expect([ran.sum("iterations"), ran.sum("http_reqs")]).toEqual([1, 1]);
    });
  }

  test("a bomb is cut at the limit of a body", async () => {
    const server = await startLogging((_request, response) => {
      response.setHeader("content-encoding", "gzip");
      response.end(bomb);
    });
    const ran = await runScript(hit.replace("500ms", "5s"), once, server);
    await server.close();
    expect(ran.console[0]).toMatch(/^0 1701 decompression of gzip/);
  });

  test("cookies and headers with the names of prototypes change nothing", async () => {
    const server = await startLogging((_request, response) => {
      response.setHeader("set-cookie", ["__proto__=x", "constructor=y", "bad"]);
      response.setHeader("__proto__", "z");
      response.end("{}");
    });
    const ran = await runScript(
      "export default async function () { const r = await http.get(__ENV.BASE); console.log(r.status, r.headers['__proto__'] !== undefined, JSON.stringify(Object.keys(r.cookies)), ({}).x); }",
      once,
      server,
    );
    await server.close();
    expect(ran.console[0]).toMatch(/^200 /);
    expect(ran.console[0]).toMatch(/undefined$/);
  });

  test("nothing is sent to a host that may not be put under load", async () => {
    const server = await startLogging();
    const ran = await runScript(hit, once, server, { allowedHosts: ["api.example"] });
    await server.close();
    expect(server.log).toHaveLength(0);
    expect(ran.console[0]).toMatch(/^0 1111 host 127\.0\.0\.1:\d+ may not be put under load/);
  });

  test("a redirect to a foreign host is not followed", async () => {
    const foreign = await startLogging();
    const server = await startLogging((_request, response) => {
      response.writeHead(302, { location: `http://localhost:${foreign.port}/` });
      response.end();
    });
    await runScript(hit, once, server, { allowedHosts: ["127.0.0.1"] });
    await Promise.all([server.close(), foreign.close()]);
    expect(foreign.log).toHaveLength(0);
  });
});

test.describe("the run goes on, or ends in time", () => {
  const rate = { executor: "constant-arrival-rate", rate: 100, preAllocatedVUs: 20, maxVUs: 300, gracefulStop: "2s" };

  test("a target that stalls for a second shows it as arithmetic demands", async () => {
    // Starts come each 10 ms for 2 s; those of the second from 0.5 s on wait until it is over: half of them, evenly up to 1 s.
    let begun = 0;
    const server = await startLogging((_request, response) => {
      begun ||= performance.now();
      const now = performance.now() - begun;
      setTimeout(() => response.end("{}"), now > 500 && now < 1500 ? 1500 - now : 0);
    });
    const ran = await runScript(
      "export default async function () { await http.get(__ENV.BASE); }",
      { scenarios: { s: { ...rate, duration: "2s" } } },
      server,
    );
    await server.close();
    const durations = ran.result.metrics.get("http_req_duration")?.sink;
    expect([ran.sum("iterations"), ran.sum("dropped_iterations")]).toEqual([200, 0]);
    // 100 of 200 values spread evenly over 0 … 1000 ms: p95 is the 190th, 900 ms; p99 the 198th, 980 ms.
    expect(Math.abs((durations?.percentile(95) ?? 0) - 900)).toBeLessThan(90);
    expect(Math.abs((durations?.percentile(99) ?? 0) - 980)).toBeLessThan(60);
    expect(durations?.max).toBeGreaterThan(930);
  });

  test("a server that dies in the middle ends the run with what was measured", async () => {
    const server = await startLogging();
    setTimeout(() => void server.close(), 700);
    const ran = await runScript(
      hit,
      { scenarios: { s: { ...rate, duration: "1s" } }, thresholds: { http_req_failed: ["rate<0.1"] } },
      server,
    );
    expect(ran.sum("iterations")).toBe(100);
    expect(ran.sum("http_req_failed")).toBeGreaterThan(5);
    expect(ran.result.thresholds[0]?.ok).toBe(false);
  });

  test("abortOnFail ends the run early", async () => {
    const server = await startLogging((_request, response) => {
      response.statusCode = 500;
      response.end();
    });
    const ran = await runScript(
      "export default async function () { await http.get(__ENV.BASE); }",
      {
        scenarios: { s: { ...rate, duration: "60s" } },
        thresholds: { http_req_failed: [{ threshold: "rate<0.5", abortOnFail: true }] },
      },
      server,
    );
    await server.close();
    expect([ran.result.endedBy, ran.result.endReason]).toEqual(["threshold", "http_req_failed: rate<0.5"]);
    expect(ran.result.seconds).toBeLessThan(10);
  });

  test("an interrupt gives what was measured until then", async () => {
    const server = await startLogging();
    const interrupt = new AbortController();
    const waiting = setInterval(() => {
      if (server.log.length > 20) interrupt.abort();
    }, 10);
    const ran = await runScript(
      "export default async function () { await http.get(__ENV.BASE); }",
      { scenarios: { s: { ...rate, duration: "60s" } } },
      server,
      { signal: interrupt.signal },
    );
    clearInterval(waiting);
    await server.close();
    expect(ran.result.endedBy).toBe("signal");
    expect(ran.sum("http_reqs")).toBeGreaterThanOrEqual(20);
    expect(ran.result.seconds).toBeLessThan(10);
  });

  test("setup that never ends is bounded", async () => {
    await expect(
      runScript("export async function setup() { await sleep(60); } export default function () {}", {
        ...once,
        setupTimeout: "200ms",
      }),
    ).rejects.toThrow("setup() took longer than 0.2 s");
  });

  test("a script that spins is told as a generator that was the bottleneck", async () => {
    const spin = "export default function () { const until = Date.now() + 60; while (Date.now() < until); }";
    const ran = await runScript(spin, { scenarios: { s: { ...rate, rate: 30, duration: "1500ms" } } });
    expect(ran.result.honesty).toMatchObject({ late: true });
  });
});
