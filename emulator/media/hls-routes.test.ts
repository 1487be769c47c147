import { X509Certificate } from "node:crypto";
import { expect, test } from "@playwright/test";
import { Agent, request } from "undici";
import type { Reply } from "../web/reply.js";
import { WebServer } from "../web/server.js";
import { type HlsHost, livePath, mountHls, vodPath } from "./hls-routes.js";
import { Media } from "./media.js";
import { listenTls, tlsCertificate } from "./tls.js";

const place = { device: "2162826", channel: "2" };
const video = { ...place, video: "a/b 1" };

const started: WebServer[] = [];
test.afterEach(async () => {
  for (const app of started.splice(0)) await app.close();
});

async function appWith(changed: Partial<HlsHost> = {}) {
  const refuse = (_request: unknown, reply: Reply) => reply.code(404).send("");
  const app = new WebServer({
    notFound: refuse,
    failed: (_status, _message, request, reply) => refuse(request, reply),
  });
  mountHls(app, {
    media: new Media(),
    now: () => 100_000,
    live: (asked, token) =>
      token !== "T" ? "bad-token" : asked.device === place.device ? { startedAt: 0 } : "not-found",
    vod: (asked, token) => (token !== "T" ? "bad-token" : asked.video === video.video ? { seconds: 3 } : "not-found"),
    refuse: (reply, why) => reply.code(why === "bad-token" ? 403 : 404).send(""),
    ...changed,
  });
  started.push(app);
  const url = `http://127.0.0.1:${await app.listen(0, "127.0.0.1")}`;
  return { app, get: async (path: string) => await request(url + path) };
}

test("playlist and segments are fetched with the token that the playlist's address had", async () => {
  const { get } = await appWith();
  for (const [path, first] of [
    [livePath(place), "48.ts"],
    [vodPath(video), "0.ts"],
  ] as const) {
    const playlist = await get(`${path}?T`);
    expect(playlist.headers).toMatchObject({
      "content-type": expect.stringMatching(/mpegurl/),
      "cache-control": "no-cache",
    });
    expect(await playlist.body.text()).toContain(`\n${first}?T\n`);
    const segment = await get(`${path.replace("index.m3u8", first)}?T`);
    expect(segment.headers["content-type"]).toBe("video/mp2t");
    expect(new Uint8Array(await segment.body.arrayBuffer())[0]).toBe(0x47);
  }
});

test("a bad token, an unknown stream and a segment that is not there are refused", async () => {
  const { get } = await appWith();
  const status = async (path: string) => (await get(path)).statusCode;
  expect(await status(livePath(place))).toBe(403);
  expect(await status(`${livePath(place)}?token=wrong`)).toBe(403);
  expect(await status(`${vodPath(video)}?token=wrong`)).toBe(403);
  expect(await status("/live/live_2162826_2/48.ts")).toBe(403);
  expect(await status(`${livePath({ device: "1", channel: "2" })}?T`)).toBe(404);
  expect(await status(`${vodPath({ ...video, video: "2" })}?T`)).toBe(404);
  for (const file of ["53.ts", "1.ts", "-1.ts", "99999999999999999999.ts", "48.mp4", "__proto__"]) {
    expect(await status(`/live/live_2162826_2/${file}?T`)).toBe(404);
  }
  expect(await status("/live/2162826_2/index.m3u8?T")).toBe(404);
});

test("the same routes are served over TLS with a certificate made for now", async () => {
  const { app } = await appWith();
  const tls = await listenTls(app, { host: "127.0.0.1", port: 0 });
  const { cert } = await tlsCertificate();
  const agent = new Agent({ connect: { ca: cert } });
  try {
    const answer = await request(`https://127.0.0.1:${tls.port}${livePath(place)}?T`, { dispatcher: agent });
    expect(await answer.body.text()).toContain("#EXTM3U");
    const read = new X509Certificate(cert);
    expect(Date.parse(read.validFrom)).toBeLessThan(Date.now());
    expect(Date.parse(read.validTo)).toBeGreaterThan(Date.now() + 300 * 86_400_000);
  } finally {
    await agent.close();
    await tls.close();
  }
});
