import { connect } from "node:net";
import { expect, test } from "@playwright/test";
import { startForTest, type TestEmulator } from "./testing.js";

test.describe("robustness", () => {
  let emulator: TestEmulator;
  test.beforeAll(async () => {
    emulator = await startForTest();
  });
  test.afterAll(() => emulator.emulator.close());

  test("malformed requests are refused, and are no internal error", async () => {
    const { ask } = emulator;
    const bodies = [
      "",
      "{",
      "null",
      "[]",
      '"x"',
      '{"title":1}',
      '{"__proto__":{"title":"x"}}',
      "\u0000",
      `{"title":${"[".repeat(5000)}`,
    ];
    for (const body of bodies) {
      const answer = await ask("POST", "/devices", { body, headers: { "content-type": "application/json" } });
      expect([answer.refused, answer.status < 500], body.slice(0, 20)).toEqual([true, true]);
    }
    for (const path of [
      "/%zz",
      "/devices?page=x",
      "/devices?page=1&page=2",
      "/devices?per_page=-1",
      "/devices?page=1.5",
      "/nothing",
      "/devices/%00",
    ]) {
      const answer = await ask("GET", path);
      expect([answer.refused, answer.status < 500], path).toEqual([true, true]);
    }
    expect((await ask("GET", "/devices?__proto__=1&constructor=2")).refused).toBe(false);
  });

  test("garbage on the socket ends that connection alone", async () => {
    const port = Number(new URL(emulator.emulator.url).port);
    const closed = new Promise<void>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => socket.write("\u0000\u0001 no HTTP\r\n\r\n"));
      socket.on("close", () => resolve());
      socket.on("error", () => {});
      socket.resume();
    });
    await closed;
    expect((await emulator.ask("GET", "/devices")).refused).toBe(false);
  });

  test("a body over every limit is refused before it is read to its end", async () => {
    const answer = await emulator
      .ask("POST", `${emulator.video}/cmds?device_id=2480461`, { body: Buffer.alloc(20 * 1024 * 1024) })
      .catch(() => ({ refused: true }));
    expect(answer.refused).toBe(true);
  });

  test("parallel creates never break uniqueness", async () => {
    const { ask, device, video } = emulator;
    const { id } = await device();
    const wins = async (calls: Promise<{ refused: boolean }>[]) =>
      (await Promise.all(calls)).filter(({ refused }) => !refused).length;
    const many = <T>(make: () => T) => Array.from({ length: 20 }, make);
    const body = { title: "t", protocol: "RTMP", auth_info: "only-one" };
    expect(await wins(many(() => ask("POST", "/devices", { body })))).toBe(1);
    const channel = `${video}/device/AddChannel?device_id=${id}&channel_id=5&title=t`;
    expect(await wins(many(() => ask("POST", channel)))).toBe(1);
    const picture = `${video}/picture/upload?device_id=${id}&channel_id=1&format=jpg&name=p`;
    expect(await wins(many(() => ask("PUT", picture, { body: "x" })))).toBe(1);
  });
});

test("an emulator closes while clients hold their connections", async () => {
  const emulator = await startForTest();
  await emulator.ask("GET", "/devices");
  await emulator.emulator.close();
  await expect(emulator.ask("GET", "/devices")).rejects.toThrow();
});

test("the same seed gives the same platform, another seed another one", async () => {
  const first = async (seed: number) => {
    const { emulator, ask, masterKey } = await startForTest({ seed, now: () => 1_700_000_000_000 });
    const { data } = (await ask("GET", "/devices?per_page=5")).json;
    await emulator.close();
    return JSON.stringify([masterKey, data]);
  };
  expect(await first(7)).toBe(await first(7));
  expect(await first(7)).not.toBe(await first(8));
});
