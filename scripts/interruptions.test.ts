import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { ConformanceResult } from "../schemas/results/conformance.js";
import { type OpenEntry, openEntries, readJournal } from "../target/journal.js";
import { linesOf, processesWith } from "./testing/processes.js";
import { runBin, startBin } from "./testing/run-bin.js";

test.describe.configure({ mode: "serial" });
test.skip(process.platform !== "linux", "looks for processes in /proc");

const dir = mkdtempSync(join(tmpdir(), "interruptions-"));
const targetFile = join(dir, "target.json");
/** Chapters that make devices, switch encryption and record. */
const chapters = ["--section", "1", "--section", "7", "--section", "12"];
let emulator: ReturnType<typeof startBin>;

test.beforeAll(async () => {
  emulator = startBin(["emulator", "--port", "0", "--write-target", targetFile]);
  await expect.poll(() => existsSync(targetFile), { timeout: 30_000 }).toBe(true);
});

test.afterAll(async () => {
  emulator.child.kill("SIGTERM");
  await emulator.ended;
});

/** A run that has made something by now. */
async function runUnderWay(name: string) {
  const out = join(dir, name);
  const mark = `--title=${name}-${process.pid}`;
  const bin = startBin(["contracts", "--target", targetFile, ...chapters, "--out", out], { NODE_OPTIONS: mark });
  await expect.poll(() => linesOf(join(out, "journal.jsonl")), { timeout: 50_000 }).toBeGreaterThan(10);
  return { out, processes: () => processesWith(mark), ...bin };
}

/** What the target still has of the suite, and how its switch stands. */
async function left(): Promise<unknown> {
  const { apiAddress, masterKey, productId, fixtures } = JSON.parse(readFileSync(targetFile, "utf8"));
  const get = async (path: string) =>
    (await fetch(`${apiAddress}${path}`, { headers: { "api-key": masterKey } })).json() as Promise<never>;
  const { data } = (await get("/devices?title=ov&per_page=100")) as { data: { devices: unknown[] } };
  const query = `device_id=${fixtures.online.deviceId}&channel_id=${fixtures.online.channelId}`;
  const { data: play } = (await get(`/ipc/video/play_address?${query}&protocol_type=1`)) as {
    data?: { addr: string; accessToken: string };
  };
  const stream = `live/live_${fixtures.online.deviceId}_${fixtures.online.channelId}/index.m3u8`;
  const live = play ? (await fetch(`http://${play.addr}/${stream}?${play.accessToken}`)).status : 0;
  const { page_info } = (await get(`/ipc/video/vod/get_video_list?${query}`)) as { page_info: { total_num: number } };
  const { trans_enc } = (await get(`/ipc/video/trans_encrypt?product_id=${productId}`)) as { trans_enc: number };
  return { devices: data.devices.length, encryption: trans_enc, live, videos: page_info.total_num };
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  test(`${signal} ends a run with its results, cleaned up, and with no process left`, async () => {
    const before = await left();
    const { out, processes, child, ended } = await runUnderWay(signal);
    child.kill(signal);
    const { code, err } = await ended;
    expect({ code, err }).toEqual({ code: 4, err: "" });
    expect(processes()).toEqual([]);
    expect(await left()).toEqual(before);
    const { residue = [] } = JSON.parse(readFileSync(join(out, "results.json"), "utf8")) as ConformanceResult;
    expect(residue).toEqual([]);
    expect(readdirSync(out)).not.toContain("playwright");
  });
}

test("a killed run takes its processes with it, and is cleaned up by `cleanup`", async () => {
  const before = await left();
  const { out, processes, child, ended } = await runUnderWay("SIGKILL");
  expect(processes().length).toBeGreaterThan(1);
  child.kill("SIGKILL");
  await ended;
  await expect.poll(processes).toEqual([]);
  const { code, out: said } = await runBin(["cleanup", out, "--target", targetFile]);
  expect(said).toContain("ov");
  expect(code).toBe(0);
  expect(await left()).toEqual(before);
});

for (const { what, section } of [
  { what: "encryption", section: "7" },
  { what: "camera", section: "14" },
  { what: "recording", section: "12" },
]) {
  test(`a run that is killed while its ${what} is under way is put right by \`cleanup\``, async () => {
    const before = await left();
    expect(before).toMatchObject({ devices: 0, live: 200 });
    const out = join(dir, what);
    const { child, ended } = startBin(["contracts", "--target", targetFile, "--section", section, "--out", out]);
    const isOpen = () => existsSync(join(out, "journal.jsonl")) && openEntries(readJournal(out).entries).some(isIt);
    const isIt = (entry: OpenEntry) => entry.what === what && entry.confirmed;
    await expect.poll(isOpen, { timeout: 50_000, intervals: [20] }).toBe(true);
    child.kill("SIGKILL");
    await ended;
    const { code, out: said } = await runBin(["cleanup", out, "--target", targetFile]);
    expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining(what) });
    await expect.poll(left, { timeout: 10_000 }).toEqual(before);
  });
}

test("two runs on one product at once do not spoil each other", async () => {
  const before = await left();
  const runs = ["first", "second"].map((name) => {
    const out = join(dir, name);
    return { out, ...startBin(["contracts", "--target", targetFile, ...chapters, "--out", out]) };
  });
  const ended = await Promise.all(runs.map((run) => run.ended));
  expect(ended.map(({ code }) => code)).toEqual([0, 0]);
  expect(ended.filter(({ err }) => err.includes("another run on this product is under way"))).toHaveLength(1);
  for (const { out } of runs) {
    const { verdict, residue = [] } = JSON.parse(readFileSync(join(out, "results.json"), "utf8")) as ConformanceResult;
    expect({ verdict, residue }).toEqual({ verdict: "conformant", residue: [] });
  }
  expect(await left()).toEqual(before);
});

test("a reader that goes away does not end a run", async () => {
  const out = join(dir, "pipe");
  const { child, ended } = startBin(["contracts", "--target", targetFile, "--section", "10", "--out", out]);
  child.stdout.destroy();
  const { code, err } = await ended;
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(existsSync(join(out, "report.html"))).toBe(true);
});
