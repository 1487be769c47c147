import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { tlsCertificate } from "../emulator/media/tls.js";
import { json, masterKey, serveHttp, serveTls, type TestServer, wireTo } from "./testing/servers.js";
import type { Call } from "./wire.js";

const call: Call = { requirement: "x", method: "GET", url: "/x", key: "master" };

/** What a server was sent, keys by name. */
interface Seen {
  url: string;
  apiKey: unknown;
  authorization: unknown;
}

async function listener(
  answer: (url: string) => [status: number, headers: Record<string, string>, body: unknown],
): Promise<TestServer & { seen: Seen[] }> {
  const seen: Seen[] = [];
  const server = await serveHttp((request, response) => {
    seen.push({
      url: request.url ?? "",
      apiKey: request.headers["api-key"],
      authorization: request.headers.authorization,
    });
    const [status, headers, body] = answer(request.url ?? "");
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(body));
  });
  return { ...server, seen };
}

test("a key goes to no other host: not by a call, not by a redirect, not within an address or a body", async () => {
  const foreign = await listener(() => [200, {}, { errno: 0 }]);
  const api = await listener((url) => {
    if (url.startsWith("/keys")) return [200, {}, { data: { key: "DEVICEKEY123" } }];
    if (url.startsWith("/leak")) return [302, { location: `${foreign.url}/?stolen=${masterKey}` }, {}];
    return [302, { location: `${foreign.url}/there` }, {}];
  });
  const wire = wireTo(api.url, { authorization: "AUTHORIZATION-VALUE" });
  const device = JSON.parse(Buffer.from((await wire.send({ ...call, url: "/keys" })).body).toString()) as {
    data: { key: string };
  };
  const refused: Call[] = [
    { ...call, url: `${foreign.url}/direct` },
    { ...call, url: `${foreign.url}/direct`, key: { authorization: "target" } },
    { ...call, url: `${foreign.url}/direct`, key: { literal: "made-up" } },
    { ...call, url: `${foreign.url}/?k=${device.data.key}`, key: "none" },
    { ...call, method: "POST", url: foreign.url, body: `{"a":"${device.data.key}"}`, key: "none" },
    { ...call, method: "POST", url: foreign.url, headers: { "X-Key": device.data.key }, key: "none" },
    {
      ...call,
      method: "POST",
      url: foreign.url,
      body: Buffer.from(`{"a":"${device.data.key}"}`).toString("base64"),
      key: "none",
    },
    { ...call, url: "/leak", redirects: 1 },
  ];
  for (const one of refused) expect(await wire.send(one)).toMatchObject({ failure: { kind: "foreign-host" } });
  const bytes = Buffer.from(`GET /?k=${device.data.key} HTTP/1.0\r\n\r\n`);
  const raw = await wire.raw({ requirement: "x", host: "127.0.0.1", port: foreign.port, bytes, expectBytes: 1 });
  expect(raw.failure?.kind).toBe("foreign-host");
  expect(foreign.seen).toEqual([]);
  const followed = await wire.send({ ...call, redirects: 1 });
  expect(followed).toMatchObject({ status: 200, url: `${foreign.url}/there` });
  expect(foreign.seen).toEqual([{ url: "/there", apiKey: undefined, authorization: undefined }]);
  expect(api.seen.at(-1)?.apiKey).toBe(masterKey);
  await Promise.all([wire.close(), api.close(), foreign.close()]);
});

test("a key goes to the address that the API returned, when the call says from which answer it comes", async () => {
  const media = await listener(() => [200, {}, { errno: 0 }]);
  const other = await listener(() => [200, {}, { errno: 0 }]);
  const api = await listener(() => [200, {}, { data: { addr: `127.0.0.1:${media.port}`, accessToken: "T0KEN-123" } }]);
  const wire = wireTo(api.url);
  const { exchange } = await wire.send(call);
  const preload = { ...call, url: `${media.url}/live/live_1_1/preload` };
  expect(await wire.send(preload)).toMatchObject({ failure: { kind: "foreign-host" } });
  expect(await wire.send({ ...preload, addressFrom: exchange })).toMatchObject({ status: 200 });
  expect(await wire.send({ ...call, url: other.url, addressFrom: exchange })).toMatchObject({
    failure: { kind: "foreign-host" },
  });
  expect(media.seen).toEqual([{ url: "/live/live_1_1/preload", apiKey: masterKey, authorization: undefined }]);
  expect(other.seen).toEqual([]);
  await Promise.all([wire.close(), api.close(), media.close(), other.close()]);
});

test("an address that hides its host behind a user's name gets no key", async () => {
  const media = await listener(() => [200, {}, { errno: 0 }]);
  const api = await listener((url) => {
    const hidden = `${new URL(api.url).host}@127.0.0.1:${media.port}`;
    return [200, {}, { data: { addr: url === "/x" ? hidden : `http://${hidden}` } }];
  });
  const wire = wireTo(api.url);
  for (const url of ["/x", "/scheme"]) {
    const { exchange } = await wire.send({ ...call, url });
    expect(await wire.send({ ...call, url: `${media.url}/preload`, addressFrom: exchange })).toMatchObject({
      failure: { kind: "foreign-host" },
    });
  }
  expect(media.seen).toEqual([]);
  await Promise.all([wire.close(), api.close(), media.close()]);
});

test("a redirect loop ends after the redirects that were asked for, and a redirect to a file is not followed", async () => {
  const api = await listener((url) =>
    url === "/file" ? [302, { location: "file:///etc/passwd" }, {}] : [302, { location: "/again" }, {}],
  );
  const wire = wireTo(api.url);
  expect(await wire.send({ ...call, redirects: 3 })).toMatchObject({ status: 302 });
  expect(api.seen).toHaveLength(4);
  expect(await wire.send({ ...call })).toMatchObject({ status: 302, url: `${api.url}/x` });
  expect(await wire.send({ ...call, url: "/file", redirects: 3 })).toMatchObject({ failure: { kind: "protocol" } });
  await Promise.all([wire.close(), api.close()]);
});

test("a certificate that nobody vouches for is a fact on media, and refused where the key goes", async () => {
  const secure = await serveTls(await tlsCertificate(), (_request, response) => json(response, { errno: 0 }));
  const plain = await serveHttp((_request, response) => json(response, {}));
  const media = wireTo(plain.url);
  const answer = await media.send({ ...call, url: `${secure.url}/live.m3u8`, key: "none" });
  expect(answer).toMatchObject({
    status: 200,
    tls: { authorized: false, authorizationError: "DEPTH_ZERO_SELF_SIGNED_CERT" },
  });
  expect(answer.tls?.fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
  const keyed = wireTo(secure.url);
  expect(await keyed.send(call)).toMatchObject({ status: 0, failure: { kind: "tls" } });
  const folder = mkdtempSync(join(tmpdir(), "ca-"));
  writeFileSync(join(folder, "ca.pem"), (await tlsCertificate()).cert);
  const trusting = wireTo(secure.url, { tls: { ca: join(folder, "ca.pem") } });
  expect(await trusting.send(call)).toMatchObject({ status: 200, tls: { authorized: true } });
  rmSync(folder, { recursive: true });
  await Promise.all([media.close(), keyed.close(), trusting.close(), secure.close(), plain.close()]);
});

test("an override leads a returned address elsewhere, and the host that is asked for stays", async () => {
  let host: string | undefined;
  const server = await serveHttp((request, response) => {
    host = request.headers.host;
    json(response, {});
  });
  const wire = wireTo("http://127.0.0.1:1", { overrides: { "media.example:8080": `127.0.0.1:${server.port}` } });
  expect(await wire.send({ ...call, url: "http://media.example:8080/a", key: "none" })).toMatchObject({ status: 200 });
  expect(host).toBe("media.example:8080");
  await Promise.all([wire.close(), server.close()]);
});
