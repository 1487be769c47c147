import { expect, test } from "@playwright/test";
import { Connections } from "./connections.js";
import { Lifeline } from "./lifeline.js";
import { json, serveBytes, serveHttp, targetAt, wireTo } from "./testing/servers.js";
import type { Call } from "./wire.js";

const call: Call = { requirement: "x", method: "GET", url: "/x", key: "master" };
const lifeline = { patience: 400, every: 20, everyWhenLost: 50 };

test("a target that restarts is waited for, and the call says that it was repeated", async () => {
  const first = await serveHttp((_request, response) => json(response, { errno: 0 }));
  let missed: () => void = () => undefined;
  const isMissed = new Promise<void>((resolve) => {
    missed = resolve;
  });
  const times = {
    ...lifeline,
    patience: 5_000,
    get every() {
      missed();
      return 20;
    },
  };
  const wire = wireTo(first.url, {}, { lifeline: times });
  expect(await wire.send(call)).toMatchObject({ status: 200, repeats: 0 });
  await first.close();
  const waiting = wire.send(call);
  await isMissed;
  const second = await serveHttp((_request, response) => json(response, { errno: 0 }), first.port);
  const answer = await waiting;
  expect(answer.status).toBe(200);
  expect(answer.repeats).toBeGreaterThan(0);
  await Promise.all([wire.close(), second.close()]);
});

test("a target that stays away fails calls at once, until it is back", async () => {
  const first = await serveHttp((_request, response) => json(response, { errno: 0 }));
  const wire = wireTo(first.url, {}, { lifeline });
  await wire.send(call);
  await first.close();
  expect(await wire.send(call)).toMatchObject({ status: 0, failure: { kind: "refused" } });
  for (let i = 0; i < 200; i++) expect((await wire.send(call)).failure?.message).toContain("the target is lost");
  const second = await serveHttp((_request, response) => json(response, { errno: 0 }), first.port);
  await expect.poll(async () => (await wire.send(call)).status).toBe(200);
  await Promise.all([wire.close(), second.close()]);
});

test("after some time-outs in a row most calls get less time, until one is answered", () => {
  const target = targetAt("http://127.0.0.1:1");
  const line = new Lifeline(target, new Connections(target), new AbortController().signal);
  const timeout = { status: 0, failure: { kind: "timeout" } };
  const times = Array.from({ length: 7 }, () => {
    line.note(timeout);
    return line.timeFor(10_000);
  });
  expect(times).toEqual([10_000, 10_000, 10_000, 2_000, 2_000, 10_000, 2_000]);
  line.note({ status: 200 });
  expect(line.timeFor(10_000)).toBe(10_000);
});

test("the run's time ends what is under way and what comes later", async () => {
  const server = await serveBytes(() => undefined);
  const wire = wireTo(server.url, {}, { budget: 100 });
  expect(await wire.send({ ...call, timeoutSeconds: 60 })).toMatchObject({ failure: { kind: "budget" } });
  expect(await wire.send(call)).toMatchObject({ failure: { kind: "budget" } });
  expect(await wire.race([call, call])).toMatchObject([
    { failure: { kind: "budget" } },
    { failure: { kind: "budget" } },
  ]);
  await Promise.all([wire.close(), server.close()]);
});

test("an interrupt ends what is under way, waits and races included", async () => {
  const server = await serveHttp((request, response) => {
    if (request.url === "/busy") response.writeHead(429, { "retry-after": "10" }).end();
  });
  const silent = await serveBytes(() => undefined);
  const interrupt = new AbortController();
  const wire = wireTo(server.url, { maxRequestsPerSecond: 5 }, { signal: interrupt.signal });
  const pending = [
    wire.send({ ...call, url: "/busy" }),
    wire.send({ ...call, timeoutSeconds: 60 }),
    wire.race([call, call, call]).then(([answer]) => answer),
    ...Array.from({ length: 5 }, () => wire.send(call)),
    wire.raw({ requirement: "x", host: "127.0.0.1", port: silent.port, bytes: Buffer.from("x"), expectBytes: 9 }),
  ];
  await expect.poll(() => wire.requests()).toBeGreaterThan(1);
  interrupt.abort();
  const kinds = (await Promise.all(pending)).map((answer) => answer?.failure?.kind);
  expect(kinds).toEqual(pending.map(() => "interrupted"));
  await Promise.all([wire.close(), server.close(), silent.close()]);
});
