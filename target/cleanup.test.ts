import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { cleanup } from "./cleanup.js";
import { openEntries } from "./journal.js";
import { json, serveHttp, type TestServer, targetAt, wireTo } from "./testing/servers.js";
import type { JournalEntry } from "./wire.js";

let dir = "";
test.beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "cleanup-"));
});
test.afterEach(() => rmSync(dir, { recursive: true }));

/** A target with devices and a switch, which writes down what it is asked to change. */
async function platform(
  devices: Record<string, string>,
): Promise<TestServer & { changes: string[]; devices: Record<string, string> }> {
  const changes: string[] = [];
  const server = await serveHttp((request, response) => {
    const url = new URL(request.url ?? "", "http://h");
    const id = url.pathname.split("/")[2] ?? "";
    if (request.method !== "GET") changes.push(`${request.method} ${request.url}`);
    if (url.pathname === "/devices") {
      const found = Object.entries(devices).filter(([, title]) =>
        title.startsWith(url.searchParams.get("title") ?? ""),
      );
      return json(response, { errno: 0, data: { devices: found.map(([key, title]) => ({ id: key, title })) } });
    }
    if (url.pathname === "/switch") return json(response, { errno: 0 });
    if (url.pathname === "/stuck") return json(response, { errno: 500, error: "no" });
    if (!(id in devices)) return json(response, { errno: 3, error: "no such device" });
    if (request.method === "DELETE") delete devices[id];
    json(response, { errno: 0, data: { id, title: devices[id], keys: [{ title: "device-auto-key", key: "k" }] } });
  });
  return { ...server, changes, devices };
}

const undoDevice = { method: "DELETE", url: "/devices/{id}" };
const device = (name: string, id?: string): JournalEntry => ({
  ...{
    what: "device" as const,
    name,
    undo: undoDevice,
    find: { url: `/devices?title=${name}`, name: "title", id: "id" },
  },
  ...(id === undefined ? {} : { id }),
});
const encryption: JournalEntry = {
  what: "encryption",
  name: "encryption-7312",
  before: "1",
  undo: { method: "PUT", url: "/switch", body: '{"type":1}' },
};

/** A run that wrote this journal and was killed. */
async function killedRun(url: string, entries: JournalEntry[]): Promise<void> {
  const wire = wireTo(url, {}, { runDir: dir });
  for (const entry of entries) await wire.journal(entry);
  await wire.close();
}

test("what a killed run made is deleted, the last first, and a switch is put back; a second time there is nothing to do", async () => {
  const target = await platform({ "1": "ovrun1a", "2": "ovrun1b", "3": "somebody else's" });
  await killedRun(target.url, [
    device("ovrun1a"),
    device("ovrun1a", "1"),
    encryption,
    device("ovrun1b"),
    device("ovrun1never"),
  ]);
  appendFileSync(join(dir, "journal.jsonl"), '{"what":"device","na');
  const first = await cleanup({ runDir: dir, target: targetAt(target.url) });
  expect(first.residue).toEqual([]);
  expect(target.changes).toEqual(["DELETE /devices/2", "PUT /switch", "DELETE /devices/1"]);
  expect(target.devices).toEqual({ "3": "somebody else's" });
  expect(await cleanup({ runDir: dir, target: targetAt(target.url) })).toEqual({ undone: [], residue: [] });
  expect(target.changes).toHaveLength(3);
  await target.close();
});

test("what does not carry the run's id is left alone, and reported", async () => {
  const target = await platform({ "1": "somebody else's", "2": "another" });
  // A target may have lied about the id of what it created.
  await killedRun(target.url, [device("ovrun1a", "1"), device("another", "2"), device("ovrun1b", "9")]);
  const { undone, residue } = await cleanup({ runDir: dir, target: targetAt(target.url) });
  expect(target.changes).toEqual([]);
  expect(undone.map((one) => one.id)).toEqual(["9"]);
  expect(residue.map(({ id, reason, call }) => [id, reason.en, call])).toEqual([
    ["2", 'its name does not carry the run\'s id "run1"; it was left alone', "DELETE /devices/2"],
    [
      "1",
      'it is called "somebody else\'s", which does not carry the run\'s id "run1"; it was left alone',
      "DELETE /devices/1",
    ],
  ]);
  await target.close();
});

test("what the run itself gave another name is deleted all the same", async () => {
  const target = await platform({ "1": "a name of 64 characters" });
  await killedRun(target.url, [
    device("ovrun1a"),
    device("ovrun1a", "1"),
    { ...device("ovrun1a", "1"), renamed: true },
  ]);
  expect((await cleanup({ runDir: dir, target: targetAt(target.url) })).residue).toEqual([]);
  expect(target.devices).toEqual({});
  await target.close();
});

test("what resists, and what a lost target keeps, is residue and stays in the journal", async () => {
  const target = await platform({ "1": "ovrun1a" });
  await killedRun(target.url, [
    device("ovrun1a", "1"),
    { what: "file", name: "ovrun1f", undo: { method: "DELETE", url: "/stuck" } },
  ]);
  const first = await cleanup({ runDir: dir, target: targetAt(target.url) });
  expect(first.residue.map(({ reason }) => reason.en)).toEqual(["DELETE /stuck was answered HTTP 200, errno 500"]);
  await target.close();
  const second = await cleanup({ runDir: dir, target: targetAt(target.url) });
  expect(second.residue[0]?.reason.en).toContain("DELETE /stuck was answered refused");
});

test("a switch that was only announced and cannot be put back was never switched; one that was answered is residue", async () => {
  const target = await platform({});
  const stuck = (name: string): JournalEntry => ({
    what: "camera",
    name,
    before: "0",
    undo: { method: "PUT", url: `/stuck?${name}` },
  });
  await killedRun(target.url, [stuck("announced"), stuck("answered"), stuck("answered")]);
  const { residue } = await cleanup({ runDir: dir, target: targetAt(target.url) });
  expect(residue.map((one) => one.name)).toEqual(["answered"]);
  await target.close();
});

test("another target, and a folder without a journal, are refused in one line", async () => {
  await killedRun("http://127.0.0.1:1", []);
  await expect(cleanup({ runDir: dir, target: targetAt("http://127.0.0.1:2") })).rejects.toThrow(
    `${dir}: the run was made on http://127.0.0.1:1, product 7312; the target is http://127.0.0.1:2, product 7312. Give the run's own target.`,
  );
  rmSync(join(dir, "journal.jsonl"));
  await expect(cleanup({ runDir: dir, target: targetAt("http://127.0.0.1:1") })).rejects.toThrow(
    `${dir}: holds no journal.jsonl; cleanup takes the folder of a run, such as reports/runs/<run-id>.`,
  );
});

test("entries of one thing become one, things of the same name stay apart", () => {
  const ids = (entries: JournalEntry[]) => openEntries(entries).map((entry) => `${entry.name} ${entry.id ?? "?"}`);
  expect(ids([device("a"), device("a", "1")])).toEqual(["a 1"]);
  expect(ids([device("a"), device("a"), device("a", "1"), device("a", "2")])).toEqual(["a 1", "a 2"]);
  expect(ids([device("a"), device("a"), device("a", "1")])).toEqual(["a 1", "a ?"]);
  expect(ids([device("a"), { ...device("a"), done: true }])).toEqual([]);
  expect(ids([device("a", "1"), device("b", "2"), { ...device("a", "1"), done: true }])).toEqual(["b 2"]);
  expect(ids([encryption, encryption, { ...encryption, done: true }])).toEqual([]);
});

test("the journal is on disk before the call that it announces", async () => {
  let journal = "";
  const server = await serveHttp((_request, response) => {
    journal = readFileSync(join(dir, "journal.jsonl"), "utf8");
    json(response, { errno: 0 });
  });
  const wire = wireTo(server.url, {}, { runDir: dir });
  await wire.journal(device("ovrun1a"));
  await wire.send({ requirement: "x", method: "POST", url: "/devices" });
  expect(journal).toContain("ovrun1a");
  await Promise.all([wire.close(), server.close()]);
});

/** A target with videos, which deletes them by 6.3's form. */
async function recorder(videos: { videoid: string; seconds: number }[]) {
  const deleted: string[] = [];
  const server = await serveHttp((request, response) => {
    if (request.method === "GET") {
      const rows = videos.map(({ videoid, seconds }) => ({
        videoid,
        start: "2026-01-01 10:00:00",
        end: `2026-01-01 10:00:${String(seconds).padStart(2, "0")}`,
      }));
      return json(response, { errno: 0, data: { videos: rows } });
    }
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => {
      const id = JSON.parse(body).video[0].videoId as string;
      deleted.push(id);
      videos.splice(
        videos.findIndex(({ videoid }) => videoid === id),
        1,
      );
      json(response, { errno: 0, data: [{ code: 0 }] });
    });
  });
  return { ...server, deleted };
}

const recordings = (count: number, longest?: number): JournalEntry => ({
  what: "video",
  name: "ovRUN-recorded-1-1",
  undo: { method: "POST", url: "/delete", body: '{"video":[{"videoId":"{id}"}]}' },
  recorded: {
    ...{ list: "/list?page_start={page}", pageSize: 50, known: ["old"], count, asked: count },
    ...{ fields: { id: "videoid", start: "start", end: "end" }, since: Date.now() - 5_000 },
    ...(longest === undefined ? {} : { longest }),
  },
});

for (const { name, videos, entry, deleted, residue } of [
  {
    name: "the video of a killed run's recording is deleted, and what was there before stays",
    ...{ videos: [3, 4].map((seconds, at) => ({ videoid: at === 0 ? "old" : "new", seconds })), entry: recordings(1) },
    ...{ deleted: ["new"], residue: 0 },
  },
  {
    name: "where more videos have come than were recorded, none is deleted",
    ...{ videos: ["a", "b"].map((videoid) => ({ videoid, seconds: 3 })), entry: recordings(1) },
    ...{ deleted: [], residue: 1 },
  },
  {
    name: "a video that is longer than the recording is somebody else's",
    ...{ videos: [{ videoid: "a", seconds: 50 }], entry: recordings(1, 3_000) },
    ...{ deleted: [], residue: 1 },
  },
  {
    name: "a recording that left no video leaves nothing to delete",
    ...{ videos: [{ videoid: "old", seconds: 3 }], entry: recordings(1) },
    ...{ deleted: [], residue: 0 },
  },
]) {
  test(name, async () => {
    const server = await recorder(videos);
    await killedRun(server.url, [entry]);
    const target = targetAt(server.url, { allow: ["delete"], declared: { settleSeconds: 0.1 } });
    const result = await cleanup({ runDir: dir, target });
    await server.close();
    expect(server.deleted).toEqual(deleted);
    expect(result.residue).toHaveLength(residue);
  });
}
