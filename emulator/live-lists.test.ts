import { expect, test } from "@playwright/test";
import { startForTest, type TestEmulator } from "./testing.js";

interface Row {
  deviceid: number;
  channelid: number;
  protocoltype: string;
  clientip: string;
}

const list = (emulator: TestEmulator, query: string) =>
  emulator.ask("GET", `${emulator.video}/stat/getonlinelist?productid=${emulator.productId}&${query}`);

async function walk(emulator: TestEmulator, query: string, between: () => void = () => {}): Promise<Row[]> {
  const first = (await list(emulator, query)).json;
  const rows: Row[] = first.result;
  for (let page = 2; page <= first.page_info.page_total; page += 1) {
    between();
    const { json } = await list(emulator, `${query}&page=${page}&page_key=${first.page_info.page_key}`);
    expect(json.page_info.total_num).toBe(first.page_info.total_num);
    rows.push(...json.result);
  }
  expect(rows).toHaveLength(first.page_info.total_num);
  return rows;
}

test.describe("live lists", () => {
  let emulator: TestEmulator;
  test.beforeEach(async () => {
    emulator = await startForTest({ pageKeySeconds: 300 });
  });
  test.afterEach(() => emulator.emulator.close());

  test("a walk sees one frozen list while sessions come and go", async () => {
    const before = JSON.stringify((await list(emulator, "page_size=1000")).json.result);
    const rows = await walk(emulator, "page_size=20", () => {
      emulator.clock.now += 2000;
    });
    expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(rows.length);
    expect(JSON.stringify(rows)).toBe(before);
    expect(JSON.stringify((await list(emulator, "page_size=1000")).json.result)).not.toBe(before);
  });

  test("two walks at once keep apart, each with its own filter", async () => {
    const [rtmp, device] = await Promise.all([
      walk(emulator, "page_size=7&protocoltype=rtmp"),
      walk(emulator, "page_size=3&deviceid=2480461"),
    ]);
    expect(new Set(rtmp.map(({ protocoltype }) => protocoltype))).toEqual(new Set(["RTMP"]));
    expect(new Set(device.map(({ deviceid }) => deviceid))).toEqual(new Set([2480461]));
    expect(device.length).toBeGreaterThan(3);
  });

  test("a page_key lives five minutes and no longer", async () => {
    const { page_info } = (await list(emulator, "page_size=5")).json;
    const second = () => list(emulator, `page_size=5&page=2&page_key=${page_info.page_key}`);
    emulator.clock.now += 299_000;
    expect((await second()).refused).toBe(false);
    emulator.clock.now += 2000;
    expect((await second()).refused).toBe(true);
    expect((await list(emulator, "page_size=5&page=2")).refused).toBe(true);
    expect((await list(emulator, "page_size=5&page=2&page_key=made-up")).refused).toBe(true);
  });

  test("who fetches a playlist becomes a viewer, and stops being one", async () => {
    const { ask, clock, video } = emulator;
    const mine = async () => {
      clock.now += 1500;
      const { result } = (await list(emulator, "page_size=1000&deviceid=2480461&protocoltype=hls")).json;
      return result.filter(({ clientip }: Row) => clientip === "127.0.0.1").length;
    };
    const { data } = (await ask("GET", `${video}/play_address?device_id=2480461&channel_id=1&protocol_type=1`)).json;
    await ask("GET", `http://${data.addr}/live/live_2480461_1/index.m3u8?${data.accessToken}`, { key: null });
    expect(await mine()).toBe(1);
    clock.now += 60_000;
    expect(await mine()).toBe(0);
  });

  test("a camera that is off pushes nothing and has no viewers", async () => {
    const { ask, clock, productId, video } = emulator;
    const path = `${video}/access_control/closecamera?product_id=${productId}&device_id=2480461&id=2`;
    await ask("PUT", path, { body: { type: 1 } });
    clock.now += 1500;
    const pushed = await ask("GET", `${video}/stat/getpushlist?productid=${productId}&deviceid=2480461`);
    expect(pushed.json.result.map(({ channelid }: Row) => channelid)).toEqual([1, 3]);
  });
});
