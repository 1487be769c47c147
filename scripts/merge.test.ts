import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { sampleLoad } from "../reports/fixtures/sample.js";
import type { LoadResult } from "../schemas/results/load.js";
import { runBin } from "./testing/run-bin.js";

const dir = mkdtempSync(join(tmpdir(), "onenet-video-merge-"));
test.afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** A part as its machine has left it: a folder with a load.json. */
function part(name: string, more: Partial<LoadResult> = {}): string {
  mkdirSync(join(dir, name), { recursive: true });
  writeFileSync(join(dir, name, "load-play-address.json"), JSON.stringify(sampleLoad(more)));
  return join(dir, name);
}

test("parts become one result with its report", async () => {
  const out = join(dir, "merged");
  const { code, out: text } = await runBin([
    "merge",
    part("one"),
    join(part("two"), "load-play-address.json"),
    "--out",
    out,
  ]);
  expect(code).toBe(0);
  expect(text).toContain(join(out, "report.html"));
  const merged = JSON.parse(readFileSync(join(out, "load-play-address.json"), "utf8")) as LoadResult;
  expect(merged.counts.requests).toBe(2 * sampleLoad().counts.requests);
  for (const file of ["report.html", "junit.xml", "summary.md"]) expect(existsSync(join(out, file)), file).toBe(true);
});

const refusals: [name: string, words: () => string[], message: RegExp][] = [
  [
    "of two runs",
    () => [part("a"), part("b", { profile: "soak" })],
    /merge: profile is "smoke" in one part and "soak" in another/,
  ],
  ["that are not there", () => [join(dir, "nosuch")], /nosuch/],
  ["of k6 without a word of what was run", () => [samples()], /add --scenario NAME, --profile NAME and --target FILE/],
  ["of both kinds", () => [part("c"), samples()], /c is no file of k6's samples, other parts are/],
];
for (const [name, words, message] of refusals) {
  test(`parts ${name} are refused in one line`, async () => {
    const { code, err } = await runBin(["merge", ...words(), "--out", join(dir, "refused")]);
    expect(err).toMatch(message);
    expect([code, err.trim().split("\n").length, existsSync(join(dir, "refused"))]).toEqual([2, 1, false]);
  });
}

function samples(): string {
  const file = join(dir, "samples.json");
  writeFileSync(file, '{"type":"Metric","metric":"http_reqs","data":{"type":"counter","contains":"default"}}\n');
  return file;
}
