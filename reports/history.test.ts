import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, expect, test } from "@playwright/test";
import type { Status } from "../schemas/results/conformance.js";
import { chromiumArguments, findChromium } from "../scripts/chromium.js";
import { plainLook } from "./console.js";
import { manyRequirements, sampleConformance, sampleLoad, sampleTrend } from "./fixtures/sample.js";
import { readHistory, writeHistory } from "./history.js";
import { formatHistory } from "./history-console.js";
import type { HistoryData } from "./page/history-data.js";

const slowFrom = 26;
const missing = [13, 14];
const broken = 17;
const brokenRequirement = 3;
const badFrom = 21;

/** Forty nights: two missing, one broken, one requirement bad from night 21 on, load 20% slower from night 26 on. */
async function fortyNights(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "nights-"));
  for (let night = 0; night < 40; night += 1) {
    if (missing.includes(night)) continue;
    const started = new Date(Date.UTC(2026, 2, 1 + night, 2)).toISOString();
    const folder = join(dir, started.slice(0, 10));
    await mkdir(folder);
    const statuses: Status[] = [];
    if (night >= badFrom) statuses[brokenRequirement] = "fail";
    const contracts = JSON.stringify(sampleConformance(manyRequirements(8, statuses), { started }));
    await writeFile(join(folder, "results.json"), night === broken ? contracts.slice(0, 400) : contracts);
    const slower = (night >= slowFrom ? 1.2 : 1) * (1 + 0.02 * Math.sin(night * 2.7));
    const trend = sampleTrend(Array.from({ length: 100 }, (_, k) => (4 + k / 20) * slower));
    const load = sampleLoad({ started, metrics: { http_req_duration: trend } });
    await writeFile(join(folder, "load-play-address.json"), JSON.stringify(load));
  }
  return dir;
}

let dir: string;
test.beforeAll(async () => {
  dir = await fortyNights();
});

test("missing and broken nights are told and hide no other", async () => {
  const { contracts, load, broken: unreadable } = await readHistory(dir, "en");
  expect(contracts.map(({ target, nights }) => [target, nights.length])).toEqual([["vendor-x staging", 37]]);
  expect(load[0]?.nights).toHaveLength(38);
  expect(unreadable).toEqual([{ file: "2026-03-18/results.json", problem: expect.stringContaining("JSON") }]);
});

test("the first bad night of a requirement is marked, and only what was bad is listed", async () => {
  const [series] = (await readHistory(dir, "en")).contracts;
  expect(series?.requirements.map((row) => [row.id, row.bad])).toEqual([["4.1-rule-3", true]]);
  expect(series?.nights[series.requirements[0]?.firstBad ?? 0]?.started.slice(0, 10)).toBe("2026-03-22");
});

test("the night from which load was slower is marked as worse, with its size", async () => {
  const { load } = await readHistory(dir, "en");
  const [series] = load;
  const median = series?.metrics.find((one) => one.metric === "http_req_duration p50");
  expect(median?.changes).toHaveLength(1);
  const [change] = median?.changes ?? [];
  expect(series?.nights[change?.index ?? 0]?.started.slice(0, 10)).toBe("2026-03-27");
  expect(change).toMatchObject({ worse: true });
  expect(change?.change).toBeCloseTo(0.2, 1);
});

test("the console says what is bad since when, and where load changed", async () => {
  const text = formatHistory(await readHistory(dir, "en"), plainLook("en"));
  expect(text).toContain("4.1-rule-3  bad since 2026-03-22");
  expect(text).toMatch(/http_req_duration p50: \+\d+\.\d% from 2026-03-27 on/);
});

test("nights in which a load run failed are counted, and those that its generator spoilt are not", async () => {
  const nights = (["pass", "fail", "invalid", "fail", "pass"] as const).map((verdict, day) => ({
    ...{ started: `2026-04-0${day + 1}T02:00:00.000Z`, verdict, bundle: "b", engine: "e" },
  }));
  const history = {
    language: "en",
    folder: "f",
    contracts: [],
    load: [{ name: "n", nights, metrics: [] }],
    broken: [],
  };
  const text = formatHistory(history as HistoryData, plainLook("en"));
  expect(text).toContain("failed in 2 of 5 nights, first on 2026-04-02, last on 2026-04-04");
});

test("a folder without any result is refused in one line", async () => {
  const empty = await mkdtemp(join(tmpdir(), "nights-"));
  await expect(readHistory(empty, "en")).rejects.toThrow(/^no results\.json or load-<scenario>\.json can be read in/);
  await expect(readHistory(join(empty, "none"), "en")).rejects.toThrow(/is no folder/);
});

test("the page shows nights, strips and charts in Chromium without an error", async () => {
  const executablePath = findChromium();
  test.skip(executablePath === null, "no Chromium is installed: set CHROMIUM_BIN");
  const file = join(dir, "history.html");
  await writeHistory(file, await readHistory(dir, "en"));
  const browser = await chromium.launch({ executablePath: executablePath ?? "", args: chromiumArguments });
  try {
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    page.on("pageerror", (error) => problems.push(error.message));
    await page.goto(pathToFileURL(file).href);
    await expect(page.locator(".verdict li.night")).toHaveCount(37);
    await expect(page.locator(".chart canvas")).toHaveCount(6);
    await expect(page.locator(".ever-bad .since")).toHaveText("bad since 2026-03-22");
    await page.locator("#language").click();
    await expect(page.locator("h1")).toContainText("历史");
    expect(problems).toEqual([]);
  } finally {
    await browser.close();
  }
});
