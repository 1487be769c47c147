import { readFile } from "node:fs/promises";
import { chromium, expect, test } from "@playwright/test";
import { request } from "undici";
import { livePath, Media, mountHls } from "../emulator/media/index.js";
import { startEmulator } from "../emulator/start.js";
import { WebServer } from "../emulator/web/server.js";
import { loadEdition } from "../schemas/edition.js";
import { chromiumArguments, findChromium } from "./chromium.js";

const page = `<!doctype html><video id="video" muted></video><script src="/hls.js"></script><script>
  const hls = new Hls();
  hls.on(Hls.Events.ERROR, (_, error) => { if (error.fatal) document.title = error.details; });
  hls.on(Hls.Events.MANIFEST_PARSED, () => video.play());
  hls.loadSource(new URLSearchParams(location.search).get("address"));
  hls.attachMedia(video);
</script>`;

/** What the page tells of its player. */
interface Seen {
  frames: number;
  width: number;
  /** The media sequence number of the newest segment. */
  newest: number;
  error: string;
}

const executablePath = findChromium();
const noBrowser = "no Chromium or Chrome found; CHROMIUM_BIN names one";

test("CHROMIUM_BIN alone decides where it is set", () => {
  expect(findChromium({ CHROMIUM_BIN: process.execPath })).toBe(process.execPath);
  expect(findChromium({ CHROMIUM_BIN: "/no/such/browser", PATH: process.env.PATH })).toBeNull();
});

test("a real browser decodes the frames of the address that play_address gives", async () => {
  test.skip(executablePath === null, noBrowser);
  const emulator = await startEmulator({ edition: await loadEdition() });
  try {
    const { masterKey, fixtures } = emulator.targetFile as {
      masterKey: string;
      fixtures: { online: { deviceId: string; channelId: number } };
    };
    const { deviceId: device, channelId: channel } = fixtures.online;
    const query = `device_id=${device}&channel_id=${channel}&protocol_type=1`;
    const answer = await request(`${emulator.url}/ipc/video/play_address?${query}`, {
      headers: { "api-key": masterKey },
    });
    const { data } = (await answer.body.json()) as { data: { addr: string; accessToken: string } };
    const path = livePath({ device, channel: String(channel) });
    await expectPlays(`http://${data.addr}${path}?token=${data.accessToken}`);
  } finally {
    await emulator.close();
  }
});

test("a real browser plays on over the end of the loop of segments", async () => {
  test.skip(executablePath === null, noBrowser);
  // 7 s into a loop of 10 s: the first window of segments goes over the end of the loop.
  const startedAt = Date.now() - 7000;
  const app = webServer();
  mountHls(app, {
    media: new Media(),
    now: Date.now,
    live: (_place, token) => (token === "T" ? { startedAt } : "bad-token"),
    vod: () => "not-found",
    refuse: (reply) => reply.code(403).send(""),
  });
  try {
    const port = await app.listen(0, "127.0.0.1");
    await expectPlays(`http://127.0.0.1:${port}${livePath({ device: "2162826", channel: "2" })}?token=T`);
  } finally {
    await app.close();
  }
});

/** Opens a page of our own that plays the address through hls.js: 75 frames are decoded, and new segments appear. */
async function expectPlays(address: string): Promise<void> {
  const site = webServer();
  const hls = await readFile(new URL("../node_modules/hls.js/dist/hls.min.js", import.meta.url));
  site.route("GET", "/hls.js", (_request, reply) => reply.header("content-type", "text/javascript").send(hls));
  site.route("GET", "/", (_request, reply) => reply.header("content-type", "text/html").send(page));
  const port = await site.listen(0, "127.0.0.1");
  const browser = await chromium.launch({ executablePath: executablePath as string, args: chromiumArguments });
  try {
    const tab = await browser.newPage();
    await tab.goto(`http://127.0.0.1:${port}/?address=${encodeURIComponent(address)}`);
    const seen = () =>
      tab.evaluate<Seen>(
        `({ frames: video.getVideoPlaybackQuality().totalVideoFrames, width: video.videoWidth, newest: hls.levels[0]?.details?.endSN, error: document.title })`,
      );
    await expect.poll(seen, { timeout: 20_000 }).toMatchObject({ width: 320, error: "", newest: expect.any(Number) });
    const before = await seen();
    await expect.poll(async () => (await seen()).frames, { timeout: 20_000 }).toBeGreaterThan(before.frames + 75);
    await expect.poll(async () => (await seen()).newest, { timeout: 20_000 }).toBeGreaterThan(before.newest + 1);
    expect(await seen()).toMatchObject({ error: "" });
  } finally {
    await browser.close();
    await site.close();
  }
}

function webServer(): WebServer {
  return new WebServer({
    notFound: (_request, reply) => reply.code(404).send(""),
    failed: (status, message, _request, reply) => reply.code(status).send(message),
  });
}
