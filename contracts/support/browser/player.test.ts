import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@playwright/test";
import { chromiumArguments, findChromium } from "../../../scripts/chromium.js";
import { playInBrowser } from "./player.js";
import { type Fetched, visitsOf } from "./visits.js";

const path = findChromium();
const program = { path: path ?? "", arguments: chromiumArguments };
const segment = readFileSync(new URL("../../../emulator/media/assets/segment-0.m2t", import.meta.url));
const address = "http://127.0.0.1:9/vod/index.m3u8";
const playlist = (uri: string) =>
  `#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n${uri}\n#EXT-X-ENDLIST\n`;

/** A video of one segment, in memory. */
function video(bytes: Uint8Array, uri = "0.ts"): (address: string) => Promise<Fetched> {
  return async (url) =>
    url === address
      ? { status: 200, type: "application/vnd.apple.mpegurl", bytes: Buffer.from(playlist(uri)) }
      : { status: 200, type: "video/mp2t", bytes };
}

/** Whole packets with their headers, and nothing but noise where the pictures are. */
function scrambled(whole: Buffer): Buffer {
  const copy = Buffer.from(whole);
  for (let at = 0; at < copy.length; at += 188) {
    const isStart = (copy.readUInt8(at + 1) & 0x40) !== 0;
    const isPlain = (copy.readUInt8(at + 3) & 0x20) === 0;
    if (!isStart && isPlain) randomBytes(184).copy(copy, at + 4);
  }
  return copy;
}

test.describe("in a browser", () => {
  test.skip(path === null, "no Chromium or Chrome found; CHROMIUM_BIN names one");

  test("a video is played, and the time to its first frame is told", async () => {
    const seen = await playInBrowser(program, address, video(segment), undefined);
    expect(seen).toMatchObject({ state: "played", width: 320, height: 180, fault: "" });
    expect(seen.firstFrameMilliseconds).toBeGreaterThan(0);
    expect(seen.browser).toMatch(/^Chromium \d+/);
  });

  test("noise is broken, and so are good packets with noise for pictures", async () => {
    for (const bytes of [randomBytes(188 * 200), scrambled(segment)]) {
      const seen = await playInBrowser(program, address, video(bytes), undefined);
      expect(seen).toMatchObject({ state: "broken", fault: expect.stringMatching(/./) });
    }
  });

  test("the page reaches no other host, and a stream that lies on one is not judged", async () => {
    let asked = 0;
    const stranger = createServer((_, response) => {
      asked++;
      response.end(segment);
    });
    await new Promise<void>((ready) => stranger.listen(0, "127.0.0.2", ready));
    const uri = `http://127.0.0.2:${(stranger.address() as AddressInfo).port}/0.ts`;
    const fetched: string[] = [];
    const fetch = async (url: string) => {
      fetched.push(url);
      return await video(segment, uri)(url);
    };
    const seen = await playInBrowser(program, address, fetch, undefined);
    stranger.close();
    expect(seen).toMatchObject({ state: "unseen", fault: "not fetched from another host: 127.0.0.2" });
    expect(fetched).toEqual([address]);
    expect(asked).toBe(0);
  });

  test("a run that is over ends the browser at once", async () => {
    const over = new AbortController();
    const hanging = async () => {
      over.abort();
      return await new Promise<never>(() => undefined);
    };
    const seen = await playInBrowser(program, address, hanging, over.signal);
    expect(seen).toMatchObject({ state: "unseen", fault: "the run is over" });
  });
});

test("a browser that cannot be started says so", async () => {
  const seen = await playInBrowser({ path: process.execPath, arguments: [] }, address, video(segment), undefined);
  expect(seen).toMatchObject({ state: "unseen", browser: "" });
  expect(seen.fault).not.toBe("");
});

test("a page gets the part that it asks for, and nothing but HTTP from the one host", async () => {
  const visits = visitsOf(address, async () => ({ status: 200, type: "", bytes: Buffer.from("0123456789") }));
  const text = async (url: string, range?: string) =>
    Buffer.from((await visits.get(url, range))?.bytes ?? "-").toString();
  expect(await text("http://127.0.0.1:8/a", "bytes=2-4")).toBe("234");
  expect(await text("http://127.0.0.1:8/a", "bytes=7-")).toBe("789");
  for (const url of ["file:///etc/passwd", "http://127.0.0.1.example/a", "http://localhost/a", "data:,x"]) {
    expect(await text(url)).toBe("-");
  }
  expect(visits.left).toHaveLength(4);
  for (let visit = 0; visit < 100; visit++) await visits.get(address, undefined);
  expect(visits.left).toContain("the player asks for too much");
});
