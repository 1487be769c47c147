import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { LoadResult } from "../schemas/results/load.js";
import { runBin, startBin } from "./testing/run-bin.js";

const dir = mkdtempSync(join(tmpdir(), "onenet-video-load-bin-"));
test.afterAll(() => rmSync(dir, { recursive: true, force: true }));

const resultIn = (run: string, scenario = "play-address") =>
  JSON.parse(readFileSync(join(run, `load-${scenario}.json`), "utf8")) as LoadResult;

/** A platform of one stream, whose media are on a host that nobody may put under load; it counts what it is asked. */
async function countingServer(delayMs = 0) {
  const seen = { addresses: 0, running: 0, most: 0 };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://x");
    const play = url.pathname.endsWith("/play_address");
    if (play) seen.addresses += 1;
    seen.running += 1;
    seen.most = Math.max(seen.most, seen.running);
    setTimeout(() => {
      seen.running -= 1;
      const type = url.searchParams.get("protocol_type") === "0" ? "rtmp" : "hls";
      const data = { addr: "media.example:80", accessToken: "t", type };
      response.end(JSON.stringify({ errno: 0, error: "succ", ...(play ? { data } : { result: [], page_info: {} }) }));
    }, delayMs);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const file = join(dir, `target-${port}.json`);
  const fixtures = { online: { deviceId: "1", channelId: 1 } };
  const apiAddress = `http://127.0.0.1:${port}`;
  writeFileSync(file, JSON.stringify({ name: "counting", apiAddress, masterKey: "k", productId: 1, fixtures }));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { file, seen, close };
}

test("a run by the command line leaves its result and report, and ends with the verdict's code", async () => {
  const run = join(dir, "pass");
  const words = ["load", "play-address", "--emulator", "--duration", "1s", "--rate", "10", "--out", run];
  const { code, out } = await runBin(words);
  const { verdict, counts } = resultIn(run);
  expect(code).toBe({ pass: 0, fail: 1, invalid: 5 }[verdict]);
  expect(counts.iterations + counts.droppedIterations).toBe(10);
  expect(out).toContain(join(run, "report.html"));
  for (const file of ["report.html", "junit.xml", "summary.md"]) expect(existsSync(join(run, file)), file).toBe(true);
});

test("a defect ends it with 1, under its requirement", async () => {
  const run = join(dir, "fail");
  const words = ["load", "play-address", "--emulator", "--defect", "4.1-type-missing", "--duration", "0.5s"];
  const { code, out } = await runBin([...words, "--out", run]);
  expect(code).toBe(1);
  expect(out).toContain("4.1-type");
  expect(resultIn(run).verdict).toBe("fail");
});

test("an interrupt ends it with 4 and keeps what was measured until then", async () => {
  const server = await countingServer();
  const run = join(dir, "interrupted");
  const words = ["load", "play-address", "--target", server.file, "--duration", "60s", "--rate", "20", "--out", run];
  const bin = startBin(words);
  await expect.poll(() => server.seen.addresses, { timeout: 40_000 }).toBeGreaterThan(15);
  bin.child.kill("SIGINT");
  const { code } = await bin.ended;
  server.close();
  expect(code).toBe(4);
  const { counts, reasons, seconds } = resultIn(run);
  expect(reasons[0]?.en).toContain("interrupted");
  expect(counts.iterations).toBeGreaterThan(5);
  expect(counts.requests).toBeLessThanOrEqual(server.seen.addresses + 1);
  expect(seconds).toBeLessThan(60);
  expect(existsSync(join(run, "report.html"))).toBe(true);
});

test("--rate and --duration are kept to", async () => {
  const server = await countingServer();
  const run = join(dir, "rate");
  const words = ["load", "play-address", "--target", server.file, "--duration", "2s", "--rate", "80", "--out", run];
  await runBin(words);
  server.close();
  const { counts, subject } = resultIn(run);
  expect(counts.iterations + counts.droppedIterations).toBe(160);
  // Of one stream there is no wall to open: an iteration is one request. Setup has asked once before.
  expect(server.seen.addresses).toBe(counts.iterations + 1);
  expect(subject).toMatchObject({ rate: 80, duration: "2s" });
});

test("--vus bounds how many are under way", async () => {
  const server = await countingServer(100);
  const run = join(dir, "vus");
  const words = ["load", "play-address", "--target", server.file, "--duration", "1s", "--rate", "60", "--vus", "3"];
  await runBin([...words, "--out", run]);
  server.close();
  expect(server.seen.most).toBe(3);
  expect(resultIn(run).counts.droppedIterations).toBeGreaterThan(0);
});

test("a target that is not there ends it with 3", async () => {
  const taken = createTcpServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  const { port } = taken.address() as AddressInfo;
  await new Promise((resolve) => taken.close(resolve));
  const env = { ONENET_KEY: "k", ONENET_PRODUCT: "1" };
  const words = ["load", "stat-paging", "--url", `http://127.0.0.1:${port}`, "--out", join(dir, "nobody")];
  const { code, err } = await runBin(words, env);
  expect(err).toContain(`unreachable: http://127.0.0.1:${port}`);
  expect(code).toBe(3);
});

const refusals: [name: string, words: string[], message: RegExp][] = [
  ["an unknown scenario", ["nosuch"], /'nosuch' is invalid.*play-address, hls-preload, stat-paging, mixed/],
  ["an unknown profile", ["mixed", "--profile", "nosuch"], /'nosuch' is invalid.*smoke/],
  ["a rate of nothing", ["mixed", "--rate", "0"], /--rate.*a number over 0/],
  ["a duration without sense", ["mixed", "--duration", "soon"], /--duration/],
];
for (const [name, words, message] of refusals) {
  test(`${name} ends it with 2 and one line`, async () => {
    const { code, err } = await runBin(["load", ...words, "--emulator", "--out", join(dir, "refused")]);
    expect(err).toMatch(message);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(code).toBe(2);
  });
}

test("load outside loopback without consent is refused before anything is sent", async () => {
  const target = join(dir, "foreign.json");
  const foreign = { name: "foreign", apiAddress: "http://192.0.2.1:9", masterKey: "k", productId: 1 };
  writeFileSync(target, JSON.stringify(foreign));
  const { code, err } = await runBin(["load", "mixed", "--target", target, "--out", join(dir, "consent")]);
  expect(err).toContain('load.consent is missing; load on 192.0.2.1 needs "load": { "consent": "load foreign" }');
  expect(code).toBe(2);
  expect(existsSync(join(dir, "consent", "load-mixed.json"))).toBe(false);
});
