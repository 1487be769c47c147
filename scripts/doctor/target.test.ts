import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { startEmulator } from "../../emulator/start.js";
import { loadEdition } from "../../schemas/edition.js";
import { shellOf } from "../context.js";
import type { Sign } from "./sign.js";
import { examineTarget } from "./target.js";

const shell = shellOf(["--lang", "en"], {});
const folder = mkdtempSync(join(tmpdir(), "doctor-"));
test.afterAll(() => rmSync(folder, { recursive: true }));

/** What doctor says of a target file, the good and the rest apart. */
async function seen(file: Record<string, unknown>): Promise<{ good: string[]; rest: Sign[] }> {
  const path = join(folder, "target.json");
  writeFileSync(path, JSON.stringify(file));
  const signs = await examineTarget({ target: path }, shell);
  const rest = signs.filter(({ state }) => state !== "good");
  return { good: signs.filter(({ state }) => state === "good").map(({ what }) => what.en), rest };
}

test("a target that is well is found so, its media included", async () => {
  const emulator = await startEmulator({ edition: await loadEdition() });
  const { good, rest } = await seen(emulator.targetFile);
  expect(rest).toEqual([]);
  for (const protocol of ["RTMP", "HLS", "HTTPS-HLS"]) {
    expect(good).toContainEqual(expect.stringMatching(new RegExp(`^${protocol} at 127.0.0.1:\\d+ can be reached$`)));
  }
  await emulator.close();
});

test("a media port that is blocked is named, with the command that shows it", async () => {
  const emulator = await startEmulator({ edition: await loadEdition() });
  const { good } = await seen(emulator.targetFile);
  const [, port] = /^RTMP at 127\.0\.0\.1:(\d+)/.exec(good.find((text) => text.startsWith("RTMP")) ?? "") ?? [];
  const closed = await freePort();
  const { rest } = await seen({
    ...emulator.targetFile,
    overrides: { [`127.0.0.1:${port}`]: `127.0.0.1:${closed}` },
  });
  expect(rest).toMatchObject([
    {
      state: "bad",
      what: { en: expect.stringContaining(`RTMP at 127.0.0.1:${port} cannot be reached`) },
      mend: `nc -vz 127.0.0.1 ${port}`,
    },
  ]);
  await emulator.close();
});

test("a device key, a clock that is off and another service are told apart", async () => {
  const hour = 3_600_000;
  const platform = await served((url, response) => {
    response.setHeader("date", new Date(Date.now() - hour).toUTCString());
    const forbidden = url.startsWith("/ipc/video/stat");
    response.end(JSON.stringify(forbidden ? { errno: 3, error: "auth" } : { errno: 0, error: "succ", data: {} }));
  });
  const file = { apiAddress: platform.url, masterKey: "k", productId: 1 };
  const found = (await seen(file)).rest.map(({ what }) => what.en);
  expect(found).toEqual([
    expect.stringContaining("seems to be a device key"),
    expect.stringMatching(/clock is 3(59|60)\d s away/),
  ]);
  platform.close();
  const site = await served((_url, response) => response.end("<html>Welcome</html>"));
  const { rest } = await seen({ ...file, apiAddress: site.url });
  expect(rest.map(({ what }) => what.en).join()).toMatch(/not like this API|cannot|refuses|no JSON/);
  site.close();
});

async function served(answer: (url: string, response: ServerResponse) => void) {
  const server = createServer((request, response) => answer(request.url ?? "", response));
  return { url: `http://127.0.0.1:${await listening(server)}`, close: () => server.close() };
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

/** A port on which nobody listens. */
async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
