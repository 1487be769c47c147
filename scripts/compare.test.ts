import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { sampleConformance, sampleLoad } from "../reports/fixtures/sample.js";
import type { ConformanceResult } from "../schemas/results/conformance.js";
import type { LoadResult } from "../schemas/results/load.js";
import { runBin } from "./testing/run-bin.js";

const dir = mkdtempSync(join(tmpdir(), "onenet-video-compare-"));
test.afterAll(() => rmSync(dir, { recursive: true, force: true }));

let number = 0;
/** A run's folder as `certify` leaves it. */
function folder(conformance: ConformanceResult | null, ...loads: LoadResult[]): string {
  number += 1;
  const place = join(dir, `run${number}`);
  mkdirSync(place);
  if (conformance) writeFileSync(join(place, "results.json"), JSON.stringify(conformance));
  for (const load of loads) writeFileSync(join(place, `load-${load.scenario}.json`), JSON.stringify(load));
  return place;
}

const sound = sampleConformance();
const passed = sound.requirements.find(({ status }) => status === "pass")?.id;
const broken: ConformanceResult = {
  ...sound,
  requirements: sound.requirements.map((one) => (one.id === passed ? { ...one, status: "fail" } : one)),
};
const hls = (more: Partial<LoadResult> = {}) => sampleLoad({ scenario: "hls-preload", ...more });
/** The same run, everything three times as slow. */
const slow = (load: LoadResult): LoadResult => ({
  ...load,
  timeline: load.timeline.map((row) => ({ ...row, p50: row.p50 * 3, p95: row.p95 * 3, p99: row.p99 * 3 })),
  metrics: hls3(load),
});
function hls3({ metrics }: LoadResult): LoadResult["metrics"] {
  const times = { med: 3, p90: 3, p95: 3, p99: 3 } as const;
  return Object.fromEntries(
    Object.entries(metrics).map(([name, metric]) => {
      if (metric.type !== "trend") return [name, metric];
      const scaled = Object.entries(times).map(([key, by]) => [key, metric[key as keyof typeof times] * by]);
      return [name, { ...metric, ...Object.fromEntries(scaled) }];
    }),
  );
}

const rows: [name: string, runs: () => [string, string], code: number, lines: RegExp[]][] = [
  [
    "nothing changed",
    () => [folder(sound, sampleLoad()), folder(sound, sampleLoad())],
    0,
    [/NO REGRESSION/, /play-address smoke, 1 : 1/],
  ],
  ["only a requirement broke", () => [folder(sound, sampleLoad()), folder(broken, sampleLoad())], 1, [/^REGRESSION/m]],
  [
    "only one load scenario became slower",
    () => [folder(sound, sampleLoad(), hls()), folder(sound, sampleLoad(), slow(hls()))],
    1,
    [/NO REGRESSION/, /hls-preload smoke, 1 : 1 {2}regressed/],
  ],
  [
    "a load run of another machine stands beside comparable contracts",
    () => [folder(sound, sampleLoad()), folder(sound, sampleLoad({ machine: "other" }))],
    0,
    [/NO REGRESSION/, /play-address: not compared: machine differs/],
  ],
  [
    "a scenario was not run again",
    () => [folder(sound, sampleLoad(), hls()), folder(sound, sampleLoad())],
    0,
    [/hls-preload: not compared: the later side has no run of it/],
  ],
  [
    "of load alone one scenario cannot be compared",
    () => [folder(null, sampleLoad(), hls()), folder(null, sampleLoad({ profile: "soak" }), hls())],
    2,
    [/hls-preload smoke, 1 : 1/, /play-address: not compared: profile differs/],
  ],
  [
    "nothing can be compared",
    () => [folder(null, sampleLoad()), folder(null, hls())],
    2,
    [/compare: .*: the (later|earlier) side has no run of it/],
  ],
];
for (const [name, runs, code, lines] of rows) {
  test(`${name}: exit ${code}`, async () => {
    const ran = await runBin(["compare", ...runs()]);
    for (const line of lines) expect(ran.out + ran.err).toMatch(line);
    expect(ran.code).toBe(code);
  });
}

test("the machine-readable comparison of whole runs holds contracts and load", async () => {
  const json = join(dir, "comparison.json");
  await runBin(["compare", folder(sound, sampleLoad()), folder(broken, sampleLoad()), "--json", json]);
  const told = JSON.parse(readFileSync(json, "utf8"));
  expect(told).toMatchObject({
    kind: "conformance",
    verdict: "regression",
    loads: [{ kind: "load" }],
    notCompared: [],
  });
});

test("sets of whole runs are compared by load, and what is left out is said", async () => {
  const sides = [
    "--baseline",
    folder(sound, sampleLoad()),
    folder(sound, sampleLoad()),
    "--run",
    folder(sound, sampleLoad()),
  ];
  const ran = await runBin(["compare", ...sides]);
  expect(ran.out).toContain("play-address smoke, 2 : 1");
  expect(ran.err).toContain("contracts: not compared: one run a side is needed");
});
