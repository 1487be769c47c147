import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { startBroker } from "./broker.js";
import { connectWire } from "./connect.js";
import type { HarEntry } from "./har.js";
import { replayWire } from "./replay.js";
import { json, masterKey, serveHttp, type TestServer, targetAt, wireTo } from "./testing/servers.js";
import type { Call, Wire } from "./wire.js";

const get: Call = { requirement: "2.1-result", method: "GET", url: "/x", key: "master" };

let dir = "";
test.beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "evidence-"));
});
test.afterEach(() => rmSync(dir, { recursive: true }));

function entriesOf(folder: string): HarEntry[] {
  return (JSON.parse(readFileSync(join(folder, "evidence/run.har"), "utf8")) as { log: { entries: HarEntry[] } }).log
    .entries;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

const secrets = {
  register: "REGISTERCODE-1a2b3c",
  authorization: "version=1&res=AUTHORIZATIONvalue",
  device: "DEVICEKEY+/=4d5e6f",
  token: "ACCESSTOKEN=/+7g8h",
  vod: "VODTOKEN9i0j",
  cookie: "SESSIONCOOKIE1k2l",
};

/** A target that says every secret wherever it can. */
async function gossip(): Promise<TestServer> {
  return await serveHttp((request, response) => {
    const said = JSON.stringify(request.headers) + decodeURIComponent(request.url ?? "");
    const path = request.url?.split("?")[0] ?? "";
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      response.setHeader("set-cookie", `sid=${secrets.cookie}; Path=/`);
      response.setHeader("x-echo", encodeURIComponent(said));
      if (path === "/reset") return request.socket.destroy();
      if (path === "/binary")
        return response.end(Buffer.concat([Buffer.from([0, 255, 0]), Buffer.alloc(40_000), Buffer.from(said)]));
      if (path === "/playlist")
        return response.end(
          `#EXTM3U\n#EXTINF:4,\nseg1.ts?token=${secrets.vod}\n#EXTINF:4,\nseg2.ts?${encodeURIComponent(secrets.token)}\n`,
        );
      if (path === "/moved") return response.writeHead(302, { location: `/there?token=${secrets.vod}` }).end();
      json(response, {
        errno: 401,
        error: `bad key in ${said} and ${Buffer.concat(chunks).toString()}`,
        base64: Buffer.from(`x${said}`).toString("base64"),
        data: {
          key: secrets.device,
          accessToken: secrets.token,
          keys: [{ key: secrets.device }],
          nested: { token: secrets.vod },
          hls_url: `http://h/a.m3u8?token=${encodeURIComponent(secrets.token)}`,
        },
      });
    });
  });
}

test("nothing that a run writes or a worker sees holds a secret, in any form", async () => {
  const server = await gossip();
  const target = targetAt(server.url, { authorization: secrets.authorization, registerCode: secrets.register });
  const broker = await startBroker({ target, runDir: dir, runId: "run1", seed: "seed" });
  const { wire, hello, close } = await connectWire(broker.socket);
  const seen: unknown[] = [hello];
  const send = async (call: Partial<Call>) => {
    const answer = await wire.send({ ...get, ...call });
    seen.push({ ...answer, body: Buffer.from(answer.body).toString("latin1") });
    return answer;
  };
  const first = JSON.parse(Buffer.from((await send({})).body).toString()) as {
    data: { key: string; accessToken: string };
  };
  const { key, accessToken } = first.data;
  await send({ key: { authorization: "target" } });
  await send({ key: { literal: key }, url: `/a?register_code=${hello.target.registerCode}&token=${accessToken}` });
  await send({
    method: "POST",
    url: "/b",
    body: JSON.stringify({ key, a: [accessToken] }),
    headers: { "X-Token": accessToken },
  });
  await send({ method: "PUT", url: "/c", body: Buffer.from(Buffer.from(`:${key}`).toString("base64")) });
  for (const url of ["/binary", "/playlist", "/reset", "/moved"]) await send({ url, redirects: 1 });
  await wire.race([get, get]);
  await wire.journal({ what: "device", name: "ovrun1a", undo: { method: "DELETE", url: `/d?token=${accessToken}` } });
  await wire.report({ id: "x", actual: `said ${secrets.device} and ${masterKey}` });
  seen.push(
    await wire.raw({
      requirement: "r",
      host: "127.0.0.1",
      port: server.port,
      bytes: Buffer.from(`GET /?k=${accessToken} HTTP/1.0\r\n\r\n`),
      expectBytes: 500,
    }),
  );
  close();
  await broker.close();
  await server.close();

  const written = filesBelow(dir).map((file) => readFileSync(file, "latin1"));
  expect(written.length).toBeGreaterThanOrEqual(4);
  const all = [...written, JSON.stringify(seen)].join("\n");
  for (const secret of [masterKey, ...Object.values(secrets)]) {
    const bytes = Buffer.from(secret);
    const forms = [secret, encodeURIComponent(secret), bytes.toString("hex"), JSON.stringify(secret).slice(1, -1)];
    for (const shift of [0, 1, 2])
      forms.push(
        Buffer.concat([Buffer.alloc(shift), bytes])
          .toString("base64")
          .slice(4, -4),
      );
    for (const form of forms) expect(all).not.toContain(form);
  }
});

test("the record is whole HAR 1.2 after every exchange, and an exchange is found by its pointer", async () => {
  const server = await serveHttp((_request, response) => json(response, { errno: 0 }));
  const wire = wireTo(server.url, {}, { runDir: dir });
  expect(entriesOf(dir)).toEqual([]);
  for (let number = 1; number <= 3; number++) {
    const answer = await wire.send({ ...get, url: "/x?a=%E4%B8%AD&b" });
    expect(answer.exchange).toBe(`evidence/run.har#2.1-result/${number}`);
    expect(entriesOf(dir)).toHaveLength(number);
  }
  const [entry] = entriesOf(dir);
  expect(entry).toMatchObject({
    request: {
      method: "GET",
      queryString: [
        { name: "a", value: "中" },
        { name: "b", value: "" },
      ],
    },
    response: { status: 200, content: { text: '{"errno":0}', size: 11 } },
  });
  await wire.close();
  await server.close();
});

test("without a folder nothing is written", async () => {
  const server = await serveHttp((_request, response) => json(response, { errno: 0 }));
  const before = readdirSync(process.cwd());
  const wire = wireTo(server.url);
  await wire.send(get);
  await wire.journal({ what: "device", name: "ovrun1a", undo: null });
  await wire.report({});
  expect(wire.openEntries()).toHaveLength(1);
  expect(readdirSync(process.cwd())).toEqual(before);
  await wire.close();
  await server.close();
});

/** The same calls for a run and for its replay. */
async function calls(wire: Wire, url: string, port: number): Promise<unknown[]> {
  const answers: unknown[] = [];
  const one = await wire.send({ ...get, url: "/json" });
  answers.push(one);
  const { key } = JSON.parse(Buffer.from(one.body).toString()) as { key: string };
  answers.push(await wire.send({ ...get, url: `/json?token=${key}` }));
  answers.push(await wire.send({ ...get, url: "/big" }), await wire.send({ ...get, url: "/moved", redirects: 2 }));
  answers.push(await wire.send({ ...get, url: "/busy", method: "POST", body: "x".repeat(70_000) }));
  answers.push(await wire.send({ ...get, url: "http://127.0.0.1:1/" }), await wire.send({ ...get, url: "file:///x" }));
  answers.push(...(await wire.race(["/1", "/2", "/3"].map((path) => ({ ...get, url: url + path })))));
  answers.push(
    await wire.raw({
      requirement: "r",
      host: "127.0.0.1",
      port,
      bytes: Buffer.from("GET /json HTTP/1.0\r\n\r\n"),
      expectBytes: 10,
    }),
  );
  return answers;
}

async function recordedRun(): Promise<{ url: string; port: number; answers: unknown[] }> {
  let busy = 0;
  const server = await serveHttp((request, response) => {
    if (request.url === "/big") response.end(Buffer.alloc(100_000, 0xfe));
    else if (request.url === "/moved") response.writeHead(302, { location: "/json" }).end();
    else if (request.url === "/busy" && busy++ === 0) response.writeHead(503).end();
    else json(response, { errno: 0, key: "SECRET-KEY-1", path: request.url });
  });
  const wire = wireTo(server.url, {}, { runDir: dir });
  const answers = await calls(wire, server.url, server.port);
  await wire.close();
  await server.close();
  return { url: server.url, port: server.port, answers };
}

test("a replay gives every answer again, without a network", async () => {
  const { url, port, answers } = await recordedRun();
  const { wire, hello, unused } = await replayWire(dir);
  expect(await calls(wire, url, port)).toEqual(answers);
  expect(unused()).toEqual([]);
  expect(hello).toMatchObject({ runId: "run1", seed: "seed", target: { productId: 7312 } });
});

test("a replay finds calls that have changed places, and says which calls it does not hold", async () => {
  await recordedRun();
  const { wire, unused } = await replayWire(dir);
  expect(await wire.send({ ...get, url: "/big" })).toMatchObject({
    status: 200,
    exchange: "evidence/run.har#2.1-result/3",
  });
  expect(await wire.send({ ...get, url: "/json" })).toMatchObject({
    status: 200,
    exchange: "evidence/run.har#2.1-result/1",
  });
  const failure = { kind: "interrupted", message: "the record holds no exchange 2.1-result/3: GET /json" };
  expect(await wire.send({ ...get, url: "/json" })).toMatchObject({ status: 0, failure });
  expect(unused()).toHaveLength(9);
});

test("a changed body and a folder that is no run are found out", async () => {
  await recordedRun();
  const bodies = join(dir, "evidence/bodies");
  const [file = ""] = readdirSync(bodies).filter((name) => statSync(join(bodies, name)).size === 100_000);
  writeFileSync(join(bodies, file), "another");
  const { wire } = await replayWire(dir);
  await expect(wire.send({ ...get, url: "/big" })).rejects.toThrow(
    `evidence/bodies/${file}: a body is not the one that was recorded`,
  );
  await expect(replayWire(bodies)).rejects.toThrow("verify takes the folder of a run.");
});

test("a run that was killed leaves a record that can be read", async () => {
  await recordedRun();
  // As if the last entry had been cut off in the middle.
  const har = join(dir, "evidence/run.har");
  const text = readFileSync(har, "utf8");
  writeFileSync(har, text.slice(0, text.length - 200));
  const { wire } = await replayWire(dir);
  expect(await wire.send({ ...get, url: "/json" })).toMatchObject({ status: 200 });
});
