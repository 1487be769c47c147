import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { loadEdition } from "../schemas/edition.js";
import type { LoadResult } from "../schemas/results/load.js";
import { parseTarget } from "../target/target-file.js";
import { parseOptions } from "./engine/options.js";
import { mergeSamples } from "./k6-parts.js";
import { SampleReader } from "./k6-samples.js";
import { crossedThresholds } from "./k6-summary.js";
import { runLoad } from "./run.js";

// k6 itself has not been run: these samples are written by hand after its documentation of `--out json`.
const begin = Date.parse("2026-01-01T00:00:00Z");
const point = (metric: string, milliseconds: number, value: number, tags: object) =>
  JSON.stringify({ type: "Point", metric, data: { time: new Date(begin + milliseconds).toISOString(), value, tags } });
const declared = (metric: string, type: string, contains: string) =>
  JSON.stringify({ type: "Metric", metric, data: { type, contains, tainted: null, thresholds: [], submetrics: null } });

function samples(): string[] {
  const lines = [
    declared("http_req_duration", "trend", "time"),
    declared("violations", "counter", "default"),
    declared("join_time", "trend", "time"),
  ];
  lines.push(
    point("http_reqs", -500, 1, { group: "::setup" }),
    point("http_req_duration", -500, 900, { group: "::setup" }),
  );
  for (let at = 0; at < 100; at += 1) {
    const tags = {
      scenario: "smoke",
      stage: "smoke",
      kind: "api",
      name: "play_address",
      status: "200",
      expected_response: "true",
    };
    const time = at * 25;
    lines.push(
      point("http_reqs", time, 1, tags),
      point("http_req_duration", time, at + 1, tags),
      point("http_req_failed", time, at % 50 === 0 ? 1 : 0, tags),
    );
    lines.push(point("iterations", time, 1, { scenario: "smoke", stage: "smoke" }));
  }
  lines.push(
    point("violations", 900, 1, { scenario: "smoke", requirement: "4.1-addr" }),
    point("vus", 1000, 7, {}),
    '{"type":"Poi',
  );
  return lines;
}

test("samples of k6 become the same metrics and the same timeline", () => {
  const options = parseOptions({
    thresholds: {
      "http_req_duration{name:play_address}": ["p(95)<96"],
      "violations{requirement:4.1-addr}": ["count==0"],
    },
  });
  const reader = new SampleReader({ options, metrics: {} });
  for (const line of samples()) reader.read(line);
  const { metrics, timeline, seconds } = reader.result();
  expect(metrics.get("http_req_duration")?.sink.count).toBe(101);
  expect(metrics.get("http_req_duration{name:play_address}")?.sink.percentile(50)).toBeCloseTo(50, 0);
  expect(metrics.get("violations{requirement:4.1-addr}")?.sink.sum).toBe(1);
  expect(timeline.map(({ requests, failed, vus }) => [requests, failed, vus])).toEqual([
    [40, 1, 0],
    [40, 1, 7],
    [20, 0, 0],
  ]);
  const told = timeline.map(({ operations }) => operations?.play_address?.requests);
  expect(told).toEqual([39, 39, 20]);
  expect(timeline[0]?.operations?.play_address?.typical).toBeGreaterThan(0);
  expect(seconds).toBeCloseTo(2.475, 2);
});

const shapes: [name: string, summary: object][] = [
  ["--summary-export", { metrics: { m: { count: 1, thresholds: { "count<1": true, "count < 9": false } } } }],
  [
    "handleSummary",
    {
      metrics: {
        m: { type: "counter", values: {}, thresholds: { "count<1": { ok: false }, "count<9": { ok: true } } },
      },
    },
  ],
  [
    "the machine-readable summary",
    {
      results: {
        thresholds: [
          { metric: "m", source: "count<1", passed: false },
          { metric: "m", source: "count<9", passed: true },
        ],
      },
    },
  ],
];
for (const [name, summary] of shapes) {
  test(`thresholds are read from the shape of ${name}`, () => {
    expect([...crossedThresholds(summary)]).toEqual([
      ["m count<1", true],
      ["m count<9", false],
    ]);
  });
}

test("a summary of another shape tells nothing", () => {
  for (const summary of [null, [], { metrics: 7 }, { results: { thresholds: [null] } }])
    expect(crossedThresholds(summary).size).toBe(0);
});

test.describe("with a program in the place of k6", () => {
  let dir: string;
  test.beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), "onenet-video-k6-"));
    writeFileSync(join(dir, "samples"), samples().join("\n"));
    writeFileSync(
      join(dir, "k6"),
      `#!/bin/sh
if [ "$1" = version ]; then echo "k6 v9.8.7 (stand-in)"; exit 0; fi
for word in "$@"; do case "$word" in
  json=*) cp "${dir}/samples" "\${word#json=}";;
  ONENET_TARGET=*) test -r "\${word#ONENET_TARGET=}" || exit 104;;
esac; done
echo '{"level":"warning","msg":"violation {\\"requirement\\":\\"4.1-addr\\",\\"message\\":\\"no\\",\\"call\\":\\"GET x\\"}","source":"console"}' >&2
exit 99
`,
    );
    chmodSync(join(dir, "k6"), 0o755);
  });
  test.afterEach(() => {
    delete process.env.K6_BIN;
  });
  test.afterAll(() => rmSync(dir, { recursive: true, force: true }));

  const run = async () => {
    const target = parseTarget(
      { name: "tiny", apiAddress: "http://127.0.0.1:9", masterKey: "key", productId: 1 },
      "target.json",
      {},
    );
    return runLoad({
      scenario: "play-address",
      profile: "smoke",
      target,
      edition: await loadEdition(),
      outDir: dir,
      engine: "k6",
    });
  };

  test("its run gives the same load.json", async () => {
    process.env.K6_BIN = join(dir, "k6");
    const result = await run();
    expect(result.engine).toEqual({ name: "k6", version: "9.8.7" });
    expect([result.verdict, result.counts.iterations, result.counts.failed]).toEqual(["fail", 100, 2]);
    expect(result.violations).toMatchObject([
      { requirement: "4.1-addr", count: 1, example: "evidence/load-play-address-4.1-addr.json" },
    ]);
    expect(result.thresholds.find(({ metric }) => metric === "violations")).toMatchObject({ value: 1, ok: false });
  });

  test("samples of several pods come to what one k6 would have told", async () => {
    const target = parseTarget(
      { name: "tiny", apiAddress: "http://127.0.0.1:9", masterKey: "key", productId: 1 },
      "target.json",
      {},
    );
    const lines = samples();
    const head = lines.filter((line) => line.includes('"Metric"'));
    const rest = lines.filter((line) => !line.includes('"Metric"'));
    const cut = Math.floor(rest.length / 9) * 3;
    const write = (name: string, part: string[]) => {
      writeFileSync(join(dir, name), ["time=now level=info msg=hello", ...head, ...part].join("\n"));
      return join(dir, name);
    };
    const run = { scenario: "play-address", profile: "smoke", target, edition: await loadEdition(), rate: 40 } as const;
    const whole = await mergeSamples({ ...run, files: [write("whole", rest)] });
    const both = await mergeSamples({
      ...run,
      files: [write("one", rest.slice(0, cut)), write("two", rest.slice(cut))],
    });
    const figures = ({ counts, metrics, violations, verdict, subject }: LoadResult) => {
      const duration = metrics.http_req_duration;
      if (duration?.type !== "trend") throw new Error("no trend");
      return { counts, violations, verdict, rate: subject.rate, p99: duration.p99, histogram: duration.histogram };
    };
    expect(figures(both)).toEqual(figures(whole));
    expect(figures(whole)).toMatchObject({ rate: 40, verdict: "fail", violations: [{ requirement: "4.1-addr" }] });
    await expect(mergeSamples({ ...run, files: [write("none", [])] })).rejects.toThrow(/none holds no request/);
  });

  test("without a k6 the call says what to do", async () => {
    process.env.K6_BIN = join(dir, "nosuch");
    await expect(run()).rejects.toThrow(
      "--engine k6: no k6 is found; install it, name it in K6_BIN, or leave --engine out",
    );
  });
});
