import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "@playwright/test";
import fc from "fast-check";
import type { MediaFault } from "../faults.js";
import { Media } from "../media.js";
import type { Amf } from "./amf0.js";
import { messageType } from "./chunks.js";
import { createRtmpServer, type RtmpOptions, type RtmpServer } from "./server.js";
import { TestClient } from "./test-client.js";

const ended: string[] = [];
/** Errors of the server's own, which it survives, are warnings of the process. */
const warnings: Error[] = [];
process.on("warning", (warning) => warnings.push(warning));

function start(changed: Partial<RtmpOptions> = {}, ...faults: MediaFault[]): Promise<RtmpServer> {
  return createRtmpServer({
    media: new Media(new Set(faults)),
    host: "127.0.0.1",
    port: 0,
    authorize: ({ app, stream, token }) => {
      if (token !== "T") return "bad-token";
      if (stream === "nobody") return "not-found";
      return { ...(app === "rvod" && { seconds: 2 }), onEnd: () => ended.push(`${app}/${stream}`) };
    },
    ...changed,
  });
}

let server: RtmpServer;
test.beforeAll(async () => {
  server = await start();
});
test.afterAll(async () => {
  await server.close();
  expect(warnings).toEqual([]);
});

async function playing(app: string, stream: string, at: RtmpServer = server): Promise<TestClient> {
  const client = await TestClient.connect(at.port);
  await client.greet();
  client.command(0, "connect", 1, { app, tcUrl: `rtmp://127.0.0.1/${app}`, flashVer: "x".repeat(300) });
  await expect.poll(() => client.codes).toEqual(["NetConnection.Connect.Success"]);
  client.command(0, "createStream", 2, null);
  await expect.poll(() => answerTo(client, 2)).toBe(1);
  client.command(1, "play", 0, null, stream);
  return client;
}

function answerTo(client: TestClient, transaction: number): Amf {
  return client.told.find(({ values }) => values[0] === "_result" && values[1] === transaction)?.values.at(-1);
}

const videos = (client: TestClient) => client.told.filter(({ type }) => type === messageType.video);

/** The server is still of use. */
async function expectAlive(): Promise<void> {
  const client = await TestClient.connect(server.port);
  expect((await client.greet()).s0).toBe(3);
  await client.close();
}

test("the handshake answers version 3 and repeats the client's bytes", async () => {
  const client = await TestClient.connect(server.port);
  const { c1, s0, s1, s2 } = await client.greet();
  expect(s0).toBe(3);
  expect(s2.subarray(0, 4)).toEqual(c1.subarray(0, 4));
  expect(s2.subarray(8)).toEqual(c1.subarray(8));
  expect(s1.subarray(4, 8)).toEqual(Buffer.alloc(4));
  await client.close();
});

test("play of a live stream starts, tells about the picture, and sends a key frame first", async () => {
  const client = await playing("live", "2162826-2?T");
  await expect.poll(() => videos(client).length).toBeGreaterThan(3);
  expect(client.codes.slice(1)).toEqual(["NetStream.Play.Reset", "NetStream.Play.Start"]);
  const metadata = client.told.find(({ values }) => values[0] === "onMetaData");
  expect(metadata?.values[1]).toMatchObject({ width: 320, height: 180, framerate: 25, videocodecid: 7 });
  const [configuration, first] = videos(client).map(({ payload }) => payload.readUInt16BE(0));
  expect([configuration, first]).toEqual([0x1700, 0x1701]);
  await client.close();
  await expect.poll(() => ended).toContain("live/2162826-2");
});

test("a recording ends after its length", async () => {
  const client = await playing("rvod", "2162826-2-201711131530-201711131540?T");
  await expect.poll(() => client.codes.at(-1)).toBe("NetStream.Play.Stop");
  expect(client.codes).toContain("NetStream.Play.Complete");
  expect(videos(client)).toHaveLength(1 + 50);
  await client.close();
});

for (const [stream, code] of [
  ["2162826-2?wrong", "NetStream.Play.Failed"],
  ["2162826-2", "NetStream.Play.Failed"],
  ["nobody?T", "NetStream.Play.StreamNotFound"],
] as const) {
  test(`play of ${stream} is refused with ${code}, and the connection ends`, async () => {
    const client = await playing("live", stream);
    await expect.poll(() => client.closed).toBe(true);
    expect(client.codes.slice(1)).toEqual([code]);
    expect(videos(client)).toHaveLength(0);
  });
}

test("a token in the name of the application counts too, and publishing is denied", async () => {
  const client = await playing("live?T", "2162826-2");
  await expect.poll(() => videos(client).length).toBeGreaterThan(0);
  client.command(1, "publish", 0, null, "mine", "live");
  await expect.poll(() => client.codes.at(-1)).toBe("NetStream.Publish.Denied");
  await expect.poll(() => client.closed).toBe(true);
});

test("bytes of another protocol close the connection at once", async () => {
  const client = await TestClient.connect(server.port);
  client.write(Buffer.from("GET / HTTP/1.1\r\n\r\n"));
  await expect.poll(() => client.closed).toBe(true);
});

test("garbage after the handshake harms nobody else", async () => {
  const bystander = await playing("live", "bystander?T");
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 2000 }), { maxLength: 8 }), async (pieces) => {
      const client = await TestClient.connect(server.port);
      await client.greet();
      for (const piece of pieces) client.write(Buffer.from(piece));
      await client.close();
    }),
    { numRuns: 60 },
  );
  await expectAlive();
  const seen = videos(bystander).length;
  await expect.poll(() => videos(bystander).length).toBeGreaterThan(seen);
  await bystander.close();
});

test("commands with arguments of any kind harm nobody", async () => {
  const names = fc.constantFrom("connect", "createStream", "play", "closeStream", "publish", "getStreamLength", "seek");
  const value: fc.Arbitrary<Amf> = fc.oneof(
    fc.double(),
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.dictionary(fc.string(), fc.string()),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(names, fc.array(value, { maxLength: 4 })), { maxLength: 6 }),
      async (commands) => {
        const client = await TestClient.connect(server.port);
        await client.greet();
        for (const [name, values] of commands) client.command(0, name, ...values);
        await client.close();
      },
    ),
    { numRuns: 60 },
  );
  await expectAlive();
});

test("a message of more than 8 KiB and a ninth chunk stream are refused", async () => {
  const header = (id: number, length: number) => Buffer.of(id, 0, 0, 0, 0, length >> 8, length & 255, 20, 0, 0, 0, 0);
  const long = await TestClient.connect(server.port);
  await long.greet();
  long.write(header(3, 8193));
  await expect.poll(() => long.closed).toBe(true);
  const many = await TestClient.connect(server.port);
  await many.greet();
  for (let id = 3; id < 12; id++) many.write(Buffer.concat([header(id, 200), Buffer.alloc(128)]));
  await expect.poll(() => many.closed).toBe(true);
});

test("who never finishes the handshake, or comes above the number of connections, is let go", async () => {
  const strict = await start({ handshakeSeconds: 0.1, maxConnections: 1 });
  const silent = await TestClient.connect(strict.port);
  const second = await TestClient.connect(strict.port);
  await expect.poll(() => second.closed).toBe(true);
  await expect.poll(() => silent.closed).toBe(true);
  await strict.close();
});

test("closing ends the sessions", async () => {
  const own = await start();
  const client = await playing("live", "closing?T", own);
  await expect.poll(() => videos(client).length).toBeGreaterThan(0);
  await own.close();
  await expect.poll(() => client.closed).toBe(true);
  expect(ended).toContain("live/closing");
});

test("each fault of RTMP shows", async () => {
  const wrong = await start({}, "rtmp-handshake-wrong", "rtmp-no-media");
  const client = await TestClient.connect(wrong.port);
  const { c1, s2 } = await client.greet();
  expect(s2.subarray(8)).not.toEqual(c1.subarray(8));
  await client.close();
  const starved = await playing("rvod", "1-1?T", wrong);
  await expect.poll(() => starved.codes.at(-1)).toBe("NetStream.Play.Stop");
  expect(videos(starved)).toHaveLength(0);
  await starved.close();
  await wrong.close();

  const silent = await start({}, "rtmp-silent");
  const asking = await TestClient.connect(silent.port);
  await asking.greet();
  asking.command(0, "connect", 1, { app: "live" });
  asking.command(0, "createStream", 2, null);
  await expect.poll(() => answerTo(asking, 2)).toBe(1);
  expect(asking.codes).toEqual([]);
  await asking.close();
  await silent.close();
});

test("ffmpeg reads the frames of a live stream and of a recording", async () => {
  const frames = async (path: string, ...more: string[]) => {
    const input = [
      "-nostdin",
      "-v",
      "error",
      "-analyzeduration",
      "100k",
      "-i",
      `rtmp://127.0.0.1:${server.port}/${path}`,
    ];
    const child = spawn("ffmpeg", [...input, ...more, "-f", "framecrc", "-"], { stdio: ["ignore", "pipe", "ignore"] });
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (part: string) => {
      text += part;
    });
    const missing = await Promise.race([once(child, "error").then(() => true), once(child, "close").then(() => false)]);
    test.skip(missing, "ffmpeg is not installed");
    return text.split("\n").filter((line) => /^0,/.test(line)).length;
  };
  expect(await frames("rvod/2162826-2-201711131530-201711131540?T")).toBe(50);
  expect(await frames("live/2162826-2?T", "-frames:v", "20")).toBe(20);
  expect(await frames("live/2162826-2?wrong")).toBe(0);
});
