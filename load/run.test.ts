import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { type Edition, loadEdition } from "../schemas/edition.js";
import type { LoadResult, TrendMetric } from "../schemas/results/load.js";
import type { Target } from "../target/target.js";
import { parseTarget } from "../target/target-file.js";
import { startLogging } from "./engine/test-support.js";
import { type LoadOptions, runLoad } from "./run.js";
import { nothingSpoilt, type Spoil, startPlatform } from "./test-platform.js";

const key = "the-master-key";
let edition: Edition;
let outDir: string;
test.beforeAll(async () => {
  edition = await loadEdition();
  outDir = mkdtempSync(join(tmpdir(), "onenet-video-load-"));
});
test.afterAll(() => rmSync(outDir, { recursive: true, force: true }));

const typeOf = (url: URL) => ["rtmp", "hls", "https-hls"][Number(url.searchParams.get("protocol_type"))];

const targetOf = (apiAddress: string, more: object = {}): Target =>
  parseTarget({ name: "tiny", apiAddress, masterKey: key, productId: 1, ...more }, "target.json", {});

async function load(spoil: Spoil = nothingSpoilt, more: Partial<LoadOptions> = {}, targetMore: object = {}) {
  const server = await startPlatform(spoil);
  const target = targetOf(server.url, targetMore);
  try {
    const result = await runLoad({
      scenario: "play-address",
      profile: "smoke",
      duration: 0.5,
      rate: 40,
      target,
      edition,
      outDir,
      engine: "embedded",
      threads: 1,
      ...more,
    });
    return { result, server };
  } finally {
    await server.close();
  }
}

const requirements = (result: LoadResult) => result.violations.map(({ requirement }) => requirement);

test("a platform that keeps to the document passes, and load.json adds up", async () => {
  const { result, server } = await load();
  // On a machine that is busy with other things the run may be invalid, and says so; it is never a failure.
  expect(result.verdict).not.toBe("fail");
  expect([result.violations, result.counts.iterations]).toEqual([[], 20]);
  // One more: setup tries the address over TLS, which this platform does not speak.
  expect(result.counts.requests).toBe(server.log.length + 1);
  expect(result.metrics["http_req_duration{name:play_address}"]).toMatchObject({ type: "trend", unit: "ms" });
  expect(result.timeline.reduce((sum, second) => sum + second.requests, 0)).toBeLessThanOrEqual(result.counts.requests);
  const own = result.metrics["http_req_duration{name:play_address}"] as TrendMetric;
  for (const { operations } of result.timeline) {
    expect(operations?.play_address?.typical).toBeGreaterThanOrEqual(own.min * 0.99);
    expect(operations?.play_address?.typical).toBeLessThanOrEqual(own.max * 1.01);
  }
  expect(result.subject).toMatchObject({
    target: "tiny",
    executor: "constant-arrival-rate",
    rate: 40,
    duration: "0.5s",
    document: edition.digest,
  });
});

test("a fast wrong answer fails the run, under its requirement, with an example that holds no key", async () => {
  let number = 0;
  const { result } = await load((url, _request, response) => {
    if (!url.pathname.endsWith("play_address")) return false;
    number += 1;
    if (number < 10 || number % 5 !== 0) return false;
    response.end(JSON.stringify({ errno: 0, error: "succ", data: { addr: 7, accessToken: "t", type: typeOf(url) } }));
    return true;
  });
  expect(result.verdict).toBe("fail");
  const violation = result.violations.find(({ requirement }) => requirement === "4.1-addr");
  expect(violation?.count).toBeGreaterThan(0);
  const example = readFileSync(join(outDir, violation?.example ?? ""), "utf8");
  expect(JSON.parse(example)).toMatchObject({ requirement: "4.1-addr", scenario: "play-address" });
  expect(example).not.toContain(key);
});

test("tokens that parallel requests mix up are found", async () => {
  let latest = "";
  const { result } = await load((url, request, response) => {
    if (!url.pathname.endsWith("play_address")) return false;
    latest = `t-${url.searchParams.get("device_id")}`;
    setTimeout(() => {
      const data = { addr: request.headers.host, accessToken: latest, type: typeOf(url) };
      response.end(JSON.stringify({ errno: 0, error: "succ", data }));
    }, 5);
    return true;
  });
  expect(requirements(result)).toContain("4.1-accessToken");
});

/** Addresses on a host that the target file does not name. */
const elsewhere: Spoil = (url, _request, response) => {
  if (!url.pathname.endsWith("play_address")) return false;
  const data = { addr: "media.example:80", accessToken: "t", type: typeOf(url) };
  response.end(JSON.stringify({ errno: 0, error: "succ", data }));
  return true;
};

test("viewers whose media may not be put under load make no run that passes, and the line that is missing is told", async () => {
  const more = { load: { hosts: ["other.example"] } };
  const { result } = await load(elsewhere, { scenario: "hls-preload", rate: 10 }, more);
  expect(result.verdict).toBe("invalid");
  expect(result.reasons.map(({ en }) => en).join()).toContain("no viewer saw a picture");
  expect(result.notes?.[0]?.en).toContain(
    'put "hosts": ["other.example","media.example"] into "load" of the target file',
  );
  expect(result.metrics.join_time).toBeUndefined();
});

test("addresses that may not be followed are told beside a verdict about the rest", async () => {
  const { result } = await load(elsewhere);
  expect(result.verdict).not.toBe("fail");
  expect(result.notes?.[0]?.en).toContain("media on media.example were left alone");
});

test("answers with status 429 are failed requests, and told as what they are", async () => {
  let number = 0;
  const { result } = await load((url, _request, response) => {
    number += 1;
    if (number < 10 || number % 4 !== 0 || !url.pathname.endsWith("play_address")) return false;
    response.statusCode = 429;
    response.end("{}");
    return true;
  });
  expect([result.verdict, result.violations]).toEqual(["fail", []]);
  const tooMany = result.counts.failed;
  expect(tooMany).toBeGreaterThan(2);
  expect(result.notes?.[0]?.en).toContain(`${tooMany} answers (`);
  expect(result.notes?.[0]?.en).toContain("lower --rate");
});

/** Spoils every second address after those that setup asks for. */
const everySecondAddress = (spoil: (request: IncomingMessage, response: ServerResponse) => void): Spoil => {
  let number = 0;
  return (url, request, response) => {
    if (!url.pathname.endsWith("play_address")) return false;
    number += 1;
    if (number < 8 || number % 2 === 0) return false;
    spoil(request, response);
    return true;
  };
};

for (const [name, body] of [
  ["an error answer", '{"errno":3,"error":"no"}'],
  ["an HTML page", "<html>"],
] as const) {
  test(`${name} is a refusal`, async () => {
    const { result } = await load(everySecondAddress((_request, response) => response.end(body)));
    expect(requirements(result)).toEqual(["4.1-success"]);
  });
}

test("a refusal by status is a violation, and no failed request", async () => {
  const { result } = await load(everySecondAddress((_request, response) => response.writeHead(404).end("none")));
  expect([requirements(result), result.counts.failed]).toEqual([["4.1-success"], 0]);
});

test("a lost answer is a failed request, and no violation", async () => {
  const { result } = await load(everySecondAddress((request) => request.socket.destroy()));
  expect([result.verdict, result.violations]).toEqual(["fail", []]);
  expect(result.counts.failed).toBeGreaterThan(2);
});

test("the asked rate is kept", async () => {
  const { result } = await load(nothingSpoilt, { rate: 120 });
  expect(result.counts.iterations + result.counts.droppedIterations).toBe(60);
});

test("a media host that load.hosts does not name gets no load, one that it names does", async () => {
  const media = await startLogging((_request, response) => response.end("#EXTM3U\n"));
  const elsewhere: Spoil = (url, _request, response) => {
    if (!url.pathname.endsWith("play_address")) return false;
    response.end(
      JSON.stringify({
        errno: 0,
        error: "succ",
        data: { addr: `media.example:${media.port}`, accessToken: "t", type: typeOf(url) },
      }),
    );
    return true;
  };
  const { result } = await load(elsewhere);
  await media.close();
  expect(media.log).toHaveLength(0);
  expect(requirements(result)).toEqual([]);
});

test("load.maxRate holds for requests of all kinds", async () => {
  const { server } = await load(nothingSpoilt, { rate: 12, duration: 1 }, { load: { maxRate: 12 } });
  const [first, last] = [server.log[0]?.at ?? 0, server.log.at(-1)?.at ?? 0];
  expect(server.log.length).toBeLessThanOrEqual(1 + (12 * (last - first + 100)) / 1000);
});

test("thresholds from a file win over the profile's", async () => {
  const file = join(outDir, "thresholds.json");
  writeFileSync(file, '{"http_req_duration{name:play_address}":["p(95)<0.001"]}');
  const { result } = await load(nothingSpoilt, { thresholds: file });
  expect(result.verdict).not.toBe("pass");
  expect(result.thresholds.find(({ ok }) => !ok)).toMatchObject({ threshold: "p(95)<0.001" });
});

test("an interrupt gives what was measured until then", async () => {
  const interrupt = new AbortController();
  const { result } = await load(
    (url) => {
      if (url.pathname.endsWith("play_address") && url.searchParams.get("protocol_type") === "2")
        setTimeout(() => interrupt.abort(), 100);
      return false;
    },
    { duration: 60, signal: interrupt.signal },
  );
  expect(result.reasons[0]?.en).toBe("interrupted: this is what was measured until then");
  expect(result.seconds).toBeLessThan(20);
});

test.describe("a run that cannot be", () => {
  const rows: [name: string, target: object, options: Partial<LoadOptions>, message: string][] = [
    [
      "load without consent",
      { apiAddress: "http://api.example" },
      {},
      'target file: load.consent is missing; load on api.example needs "load": { "consent": "load tiny" }',
    ],
    [
      "load with another consent",
      { apiAddress: "http://api.example", load: { consent: "load all" } },
      {},
      'target file: load.consent is "load all"; load on api.example needs "load": { "consent": "load tiny" }',
    ],
    [
      "a rate above the target's",
      { load: { maxRate: 5 } },
      { rate: 6 },
      "--rate is 6; allowed: at most 5, which the target file names as load.maxRate",
    ],
    [
      "an unknown scenario",
      {},
      { scenario: "nosuch" },
      'scenario is "nosuch"; allowed: play-address, hls-preload, stat-paging, mixed',
    ],
    [
      "an unknown profile",
      {},
      { profile: "nosuch" },
      '--profile is "nosuch"; allowed: smoke, average, stress, spike, soak, breakpoint',
    ],
  ];
  test("more virtual users than the memory holds are refused, not tried", async () => {
    await expect(load(nothingSpoilt, { rate: 1e9 })).rejects.toThrow(
      /^\d+ virtual users at once need about \d+ GB, of which there are [\d.]+; ask for a lower rate/,
    );
  });

  test("thresholds that are no object are refused", async () => {
    const file = join(outDir, "list.json");
    writeFileSync(file, "[]");
    await expect(load(nothingSpoilt, { thresholds: file })).rejects.toThrow(
      `--thresholds ${file}: is no object in JSON; allowed: one such as`,
    );
  });

  for (const [name, target, options, message] of rows) {
    test(`${name} is refused before anything is sent`, async () => {
      const asked = {
        scenario: "play-address",
        profile: "smoke",
        edition,
        outDir,
        engine: "embedded" as const,
        ...options,
      };
      await expect(runLoad({ ...asked, target: targetOf("http://127.0.0.1:9", target) })).rejects.toThrow(message);
    });
  }

  test("a target that is not there ends it with exit 3", async () => {
    const asked = {
      scenario: "stat-paging",
      profile: "smoke",
      edition,
      outDir,
      engine: "embedded" as const,
      threads: 1,
    };
    await expect(runLoad({ ...asked, target: targetOf("http://127.0.0.1:9") })).rejects.toMatchObject({
      exit: 3,
      message: expect.stringContaining("load: unreachable: http://127.0.0.1:9"),
    });
  });

  test("a target that does not take the key ends it with exit 3", async () => {
    const refused = load((_url, _request, response) => {
      response.statusCode = 401;
      response.end("{}");
      return true;
    });
    await expect(refused).rejects.toMatchObject({ exit: 3, message: "load: key refused: HTTP status 401" });
  });

  test("a target without a live stream is told what is missing", async () => {
    const empty = load((url, _request, response) => {
      if (!url.pathname.endsWith("getpushlist")) return false;
      response.end('{"errno":0,"result":[]}');
      return true;
    });
    await expect(empty).rejects.toMatchObject({
      exit: 2,
      message: "load: no live stream: name one in the target file's fixtures.online",
    });
  });
});
