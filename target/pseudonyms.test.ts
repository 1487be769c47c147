import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { Pseudonyms } from "./pseudonyms.js";
import { replayWire } from "./replay.js";
import { json, serveHttp, targetAt, wireTo } from "./testing/servers.js";
import type { Answer, Call, Wire } from "./wire.js";

const theirs = {
  id: "7654321",
  title: "Camera at the Old Mill",
  desc: "back door",
  auth_info: { SYS: "their-auth" },
  online: true,
  location: { lon: 106.5523, lat: 29.5354 },
};
const fixture = { id: "2480461", title: "our fixture", online: true };
const made = { id: "3000001", title: "ovrun1abc", online: false };

function bodyOf(answer: Answer): string {
  return Buffer.from(answer.body).toString();
}

/** Searches, follows what it found, looks at the lists of 13; gives what a check would compare. */
async function calls(wire: Wire): Promise<boolean[]> {
  const send = async (url: string, change: Partial<Call> = {}) =>
    bodyOf(await wire.send({ requirement: "1.5-x", method: "GET", url, ...change }));
  await send("/devices", { method: "POST", body: "{}" });
  const list = JSON.parse(await send("/devices")) as { data: { devices: { id: string; title: string }[] } };
  const [found, own, mine] = list.data.devices;
  const again = await send(
    `/devices?device_id=${found?.id},${own?.id}&title=${encodeURIComponent(found?.title.slice(0, 6) ?? "")}`,
  );
  const upper = await send(`/devices?title=${encodeURIComponent(found?.title.toUpperCase() ?? "")}`);
  const stat = JSON.parse(await send("/stat")) as { result: { deviceid: number; clientip: string }[] };
  return [
    again.includes(found?.title ?? "?"),
    upper.includes(found?.title ?? "?"),
    String(stat.result[0]?.deviceid) === found?.id,
    stat.result[0]?.clientip === stat.result[1]?.clientip,
    stat.result[0]?.clientip !== stat.result[2]?.clientip,
    own?.id === fixture.id && own.title === fixture.title,
    mine?.id === made.id && mine.title === made.title,
  ];
}

test("other customers' data stay out of the record, which can still be judged alike", async () => {
  const dir = mkdtempSync(join(tmpdir(), "pseudonyms-"));
  const server = await serveHttp((request, response) => {
    if (request.method === "POST") return json(response, { errno: 0, data: { device_id: made.id } });
    if (request.url === "/stat") {
      const row = (deviceid: number, clientip: string) => ({
        productid: 7312,
        deviceid,
        channelid: 1,
        clientip,
        onlinetime: "00:04:43",
      });
      return json(response, {
        errno: 0,
        result: [row(7654321, "172.19.3.99"), row(2480461, "172.19.3.99"), row(7654321, "172.19.3.98")],
      });
    }
    json(response, { errno: 0, data: { total_count: 3, devices: [theirs, fixture, made] } });
  });
  const wire = wireTo(server.url, { fixtures: { online: { deviceId: fixture.id, channelId: 1 } } }, { runDir: dir });
  const live = await calls(wire);
  expect(live).toEqual(live.map(() => true));
  await wire.report({ id: "x", actual: `device ${theirs.id} is listed` });
  await wire.close();
  await server.close();
  const written = ["evidence/run.har", "results.jsonl"].map((name) => readFileSync(join(dir, name), "utf8")).join();
  for (const theirOwn of ["7654321", "Camera", "Old%20Mill", "OLD", "back door", "their-auth", "106.55", "172.19.3"])
    expect(written).not.toContain(theirOwn);
  for (const kept of [fixture.id, fixture.title, made.id, made.title, "00:04:43"]) expect(written).toContain(kept);
  const replay = await replayWire(dir);
  expect(await calls(replay.wire)).toEqual(live);
  expect(replay.unused()).toEqual([]);
  rmSync(dir, { recursive: true });
});

test("a thousand ids have a thousand pseudonyms, each as long as the id", () => {
  const pseudonyms = new Pseudonyms(targetAt("http://h"), "run1");
  const rows = Array.from({ length: 1_000 }, (_, i) => ({
    id: String(3_000_000 + i),
    title: `设备${i}`,
    online: true,
  }));
  const { list } = JSON.parse(
    Buffer.from(pseudonyms.body(Buffer.from(JSON.stringify({ list: rows })), false)).toString(),
  ) as { list: typeof rows };
  expect(new Set(list.map((row) => row.id)).size).toBe(1_000);
  expect(new Set(list.map((row) => row.title)).size).toBe(1_000);
  expect(list.every((row) => row.id.length === 7)).toBe(true);
});
