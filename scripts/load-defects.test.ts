import { expect, test } from "@playwright/test";
import { listDefects } from "../emulator/defects.js";
import type { ScenarioName } from "../load/profiles.js";
import { loadEdition } from "../schemas/edition.js";
import type { LoadResult } from "../schemas/results/load.js";
import { type LoadCase, runAhead } from "./testing/load-emulator.js";
import { tamperings } from "./testing/load-tamperings.js";

/** A spoilt platform, and what it must be blamed for: requirements that are violated, metrics whose thresholds are crossed. */
interface Pair extends LoadCase {
  name: string;
  blamed: string[];
}

/** Defects that are found in one run, each by its own blame. */
const defective = (scenario: ScenarioName, duration: number, blame: Record<string, string>): Pair => ({
  name: `the ${Object.keys(blame).length > 1 ? "defects" : "defect"} ${Object.keys(blame).join(", ")}`,
  scenario,
  defects: Object.keys(blame),
  blamed: Object.values(blame),
  duration,
});

/** The emulator's defects, with the scenario that meets them. */
const defects: Pair[] = [
  defective("play-address", 1, { "load-tokens-mixed": "4.1-accessToken" }),
  defective("play-address", 2, { "load-other-stream": "4.1-accessToken", "4.1-rtmp-type": "4.1-rtmp-live-address" }),
  defective("play-address", 2, { "load-late": "http_req_duration" }),
  defective("play-address", 2, { "load-lost": "http_req_failed" }),
  defective("play-address", 3, { "load-stalls": "http_req_duration" }),
  defective("stat-paging", 1, { "load-one-snapshot": "13.1-snapshot" }),
  defective("stat-paging", 2, { "load-live-pages": "13.1-snapshot" }),
  defective("stat-paging", 2, { "load-row-lost": "13.1-pages" }),
  defective("stat-paging", 2, { "load-deep-pages-slow": "page_cost_growth" }),
  defective("hls-preload", 2, { "load-preload-hangs": "4.2-success" }),
  defective("hls-preload", 2, { "load-preload-refuses": "4.2-success", "media-segment-missing": "4.1-hls-segment" }),
  defective("hls-preload", 1, { "load-playlist-slow": "http_req_failed" }),
  defective("play-address", 0.5, { "media-token-not-bound": "4.1-token-bound", "4.1-type-missing": "4.1-type" }),
  defective("play-address", 0.5, { "4.1-one-token": "4.1-accessToken" }),
  defective("play-address", 0.5, { "4.1-always-rtmp": "4.1-protocol-type" }),
  defective("hls-preload", 1, { "media-live-sequence-wrong": "4.1-hls-advances" }),
  defective("hls-preload", 0.5, {
    "media-live-target-duration-wrong": "4.1-hls-playlist",
    "media-live-ended": "4.1-hls-live",
    "media-segment-without-pat": "4.1-hls-segment",
  }),
  defective("hls-preload", 0.5, { "media-playlist-not-hls": "4.1-hls-live-address" }),
  defective("stat-paging", 1, { "13-filter-lost": "13.1-filter-kept", "13.1-clientip-missing": "13.1-clientip" }),
  defective("stat-paging", 1, { "13-overlap": "13.2-pages", "13.1-page-gap": "13.1-pages" }),
  defective("stat-paging", 2, { "13.1-total-of-page": "13.1-total_num", "13.2-current-page-one": "13.2-pages" }),
  defective("mixed", 3, { "13.1-protocoltype-ignored": "13.1-filter-kept", "13.2-puship-mistyped": "13.2-puship" }),
];

/** What the emulator itself cannot do wrong. */
const tampered: Pair[] = tamperings.map(({ scenario, does, blamed, tamper, duration }) => ({
  name: `a platform that ${does}`,
  scenario,
  tamper,
  blamed: [blamed],
  ...(duration === undefined ? {} : { duration }),
}));

const pairs = [...tampered, ...defects];
const { resultOf, close } = runAhead(pairs, 4);
test.afterAll(close);

for (const pair of pairs) {
  test(`${pair.scenario} finds ${pair.name}`, async () => {
    const result = await resultOf(pair);
    expect(blameOf(result)).toEqual(expect.arrayContaining(pair.blamed));
    // A latency is worth nothing where the generator was late, too: then the run is invalid, and says so.
    expect(result.verdict).not.toBe("pass");
  });
}

test("each defect that shows under load alone is met by a scenario", async () => {
  const met = new Set(defects.flatMap(({ defects: ids }) => ids ?? []));
  const unmet = listDefects(await loadEdition()).filter(({ id, load }) => load && !met.has(id));
  expect(unmet.map(({ id }) => id)).toEqual([]);
});

test("what a defect breaks under load can be looked up", async () => {
  const edition = await loadEdition();
  const known = new Set(edition.requirements.map(({ id }) => id));
  for (const { id, breaks, crosses = [] } of listDefects(edition).filter(({ load }) => load)) {
    expect(
      breaks.filter((requirement) => !known.has(requirement)),
      id,
    ).toEqual([]);
    expect(breaks.length + crosses.length, id).toBeGreaterThan(0);
  }
});

function blameOf({ violations, thresholds }: LoadResult): string[] {
  const crossed = thresholds.filter(({ ok, metric }) => !ok && !metric.startsWith("violations"));
  return [
    ...violations.map(({ requirement }) => requirement),
    ...crossed.map(({ metric }) => metric.replace(/\{.*$/, "")),
  ];
}
