import type { ServerResponse } from "node:http";
import { expect, test } from "@playwright/test";
import { loadEdition } from "../schemas/edition.js";
import { UsageError } from "../schemas/usage-error.js";
import { probe } from "./probe.js";
import { json, masterKey, serveBytes, serveHttp, targetAt } from "./testing/servers.js";

async function outcome(url: string, change: Record<string, unknown> = {}): Promise<string> {
  try {
    await probe(targetAt(url, { name: "vendor-x", timeouts: { requestSeconds: 0.2 }, ...change }), await loadEdition());
    return "good";
  } catch (error) {
    if (error instanceof UsageError && error.exit === 3) return error.message.replace(url, "URL");
    throw error;
  }
}

/** How a target answers: to the right key, and to others. */
const targets: [
  name: string,
  answer: (response: ServerResponse, path: string, isKey: boolean) => void,
  outcome: string,
][] = [
  ["accepts the key", (response) => json(response, { errno: 0 }), "good"],
  [
    "refuses the key by status",
    (response) => json(response, { errno: 3 }, 401),
    'vendor-x: URL refuses the key (HTTP 401, errno 3); "masterKey" must be the master key of product 7312.',
  ],
  [
    "refuses the key by errno",
    (response) => json(response, { errno: 3, error: "auth failed" }),
    'vendor-x: URL accepts nothing, and answers the key as it answers a made-up one (HTTP 200, errno 3); "masterKey" must be the master key of product 7312, and "apiAddress" the API\'s.',
  ],
  [
    "only redirects",
    (response) => void response.writeHead(302, { location: "https://elsewhere.example/login?x=1" }).end(),
    'vendor-x: URL only redirects (HTTP 302 to https://elsewhere.example); give the address that serves the API in "apiAddress".',
  ],
  [
    "answers with an odd errno",
    (response) => json(response, { errno: "odd" }),
    'vendor-x: URL accepts nothing, and answers the key as it answers a made-up one (HTTP 200, errno odd); "masterKey" must be the master key of product 7312, and "apiAddress" the API\'s.',
  ],
  [
    "refuses one operation only",
    (response, path) => json(response, { errno: path.startsWith("/devices") ? 3 : 0 }),
    "good",
  ],
  [
    "refuses a made-up key in another way",
    (response, _path, isKey) => json(response, { errno: isKey ? 7 : 3 }),
    "good",
  ],
  ["has none of the operations", (response) => json(response, {}, 404), "good"],
  ["is broken", (response) => json(response, {}, 500), "good"],
  ["answers HTML", (response) => void response.end("<html>"), "good"],
];

for (const [name, answer, expected] of targets) {
  test(`a target that ${name}: ${expected === "good" ? "there is something to judge" : "the run does not begin"}`, async () => {
    const server = await serveHttp((request, response) =>
      answer(response, request.url ?? "", request.headers["api-key"] === masterKey),
    );
    expect(await outcome(server.url)).toBe(expected);
    await server.close();
  });
}

test("a target that nobody reaches is told apart by its reason", async () => {
  expect(await outcome("http://127.0.0.1:1")).toBe(
    'vendor-x: URL cannot be reached (connect ECONNREFUSED 127.0.0.1:1); start the target, or correct "apiAddress".',
  );
  expect(await outcome("http://no-such-host.invalid")).toContain('there is no such host; correct "apiAddress".');
  const silent = await serveBytes(() => undefined);
  expect(await outcome(silent.url)).toBe(
    'vendor-x: URL cannot be reached (no whole answer within 200 ms); it does not answer; look at the target, or raise "timeouts.requestSeconds".',
  );
  const ssh = await serveBytes((socket) => void socket.end("SSH-2.0-OpenSSH\r\n"));
  expect(await outcome(ssh.url)).toContain("it does not speak HTTP");
  await Promise.all([silent.close(), ssh.close()]);
});

test("only what is claimed is asked, and nothing that changes anything", async () => {
  const seen: string[] = [];
  const server = await serveHttp((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    json(response, {}, 500);
  });
  await outcome(server.url, { claims: ["7", "13", "-13.2"] });
  expect(seen).toEqual([
    "GET /ipc/video/trans_encrypt?product_id=7312",
    "GET /ipc/video/stat/getonlinelist?productid=7312",
  ]);
  seen.length = 0;
  await outcome(server.url);
  expect(seen.some((call) => call.includes("record_video") || !call.startsWith("GET "))).toBe(false);
  await server.close();
});
