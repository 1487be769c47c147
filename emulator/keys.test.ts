import { expect, test } from "@playwright/test";
import { loadEdition } from "../schemas/edition.js";
import { startForTest, type TestEmulator } from "./testing.js";

const { facts } = await loadEdition();
const operations = facts.filter((fact) => fact.kind === "operation").filter(({ url }) => url.includes("API_ADDRESS"));

test.describe("keys", () => {
  let emulator: TestEmulator;
  test.beforeAll(async () => {
    emulator = await startForTest();
  });
  test.afterAll(() => emulator.emulator.close());

  for (const { section, method, url, auth } of operations.filter(({ auth }) => auth !== "none")) {
    test(`${section} refuses a call without a key and with a made-up one`, async () => {
      const path = url.replace("http://API_ADDRESS", "").replace("{device_id}", "2480461");
      for (const key of [null, "made-up"]) {
        const answer = await emulator.ask(method, path, { key });
        expect(answer.refused).toBe(true);
        expect(answer.json.error).toMatch(/auth failed/);
      }
      expect((await emulator.ask(method, path)).json?.error ?? "").not.toMatch(/auth failed/);
      expect(auth).not.toBe("none");
    });
  }

  test("a device key is good for its own device alone, and dies with it", async () => {
    const { ask, device } = emulator;
    const [mine, other] = [await device(), await device()];
    expect((await ask("GET", `/devices/${mine.id}`, { key: mine.key })).refused).toBe(false);
    expect((await ask("GET", `/devices/${other.id}`, { key: mine.key })).refused).toBe(true);
    const found = await ask("GET", "/devices", { key: mine.key });
    expect(found.json.data.devices.map(({ id }: { id: string }) => id)).toEqual([mine.id]);
    await ask("DELETE", `/devices/${mine.id}`, { key: mine.key });
    expect((await ask("GET", "/devices", { key: mine.key })).refused).toBe(true);
  });

  test("what belongs to the product refuses a device key", async () => {
    const { ask, device, productId } = emulator;
    const { key } = await device();
    for (const [method, path] of [
      ["POST", "/devices"],
      ["PUT", `/ipc/video/trans_encrypt?product_id=${productId}`],
      ["GET", `/ipc/video/stat/getonlinelist?productid=${productId}`],
      ["GET", `/ipc/video/stat/getpushlist?productid=${productId}`],
    ] as const) {
      const body = method === "GET" ? {} : { body: { type: 0, title: "x", protocol: "RTMP" } };
      expect((await ask(method, path, { key, ...body })).refused, path).toBe(true);
      expect((await ask(method, path, body)).refused, path).toBe(false);
    }
  });

  test("the key of a self-registered device works for that device", async () => {
    const { ask, emulator: running } = emulator;
    const path = `/register_de?register_code=${running.targetFile.registerCode}`;
    const { json } = await ask("POST", path, { key: null, body: { mac: "aa:bb" } });
    const { key, device_id } = json.data;
    expect((await ask("GET", `/devices/${device_id}`, { key })).refused).toBe(false);
    expect((await ask("GET", "/devices/2480461", { key })).refused).toBe(true);
  });

  test("authorization stands for the key in chapter 15 only", async () => {
    const { ask, emulator: running, productId } = emulator;
    const headers = { authorization: String(running.targetFile.authorization) };
    const list = (given: typeof headers) =>
      ask("GET", `/ipc/video/file/list?product_id=${productId}`, { key: null, headers: given });
    expect((await list(headers)).refused).toBe(false);
    const madeUp = await list({ authorization: "made-up" });
    expect([madeUp.status, madeUp.json.errno]).toEqual([401, 401]);
    expect((await ask("GET", "/devices", { key: null, headers })).refused).toBe(true);
  });
});
