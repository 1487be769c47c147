import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { ConformanceResult } from "../schemas/results/conformance.js";
import { resultSchema } from "../schemas/results/generate.js";
import { spoiled, spoilers } from "./testing/hostile.js";
import { processesWith, residentBytes } from "./testing/processes.js";
import { startBin } from "./testing/run-bin.js";

test.skip(process.platform !== "linux", "looks for processes in /proc");

const dir = mkdtempSync(join(tmpdir(), "hostile-"));
const emulatorFile = join(dir, "emulator.json");
const isResult = new Ajv2020({ strict: false, validateFormats: false }).compile(resultSchema("results"));
const mostBytes = 1024 ** 3;
let emulator: ReturnType<typeof startBin>;

test.beforeAll(async () => {
  emulator = startBin(["emulator", "--port", "0", "--write-target", emulatorFile]);
  await expect.poll(() => existsSync(emulatorFile), { timeout: 30_000 }).toBe(true);
});

test.afterAll(async () => {
  emulator.child.kill("SIGTERM");
  await emulator.ended;
});

/** One run against a spoiled target: how it ended, what it said and wrote, and the most memory of all its processes. */
async function runAgainst(spoiler: (typeof spoilers)[number], name: string) {
  const target = JSON.parse(readFileSync(emulatorFile, "utf8"));
  const secrets: string[] = [target.masterKey, target.registerCode, target.authorization];
  const server = await spoiled(spoiler, target, secrets);
  const file = join(dir, `${name}.json`);
  const timeouts = { requestSeconds: 1, runMinutes: 0.5 };
  writeFileSync(file, JSON.stringify({ ...target, apiAddress: server.url, timeouts, emulator: false }));
  const out = join(dir, name);
  const mark = `--title=${name}-${process.pid}`;
  const bin = startBin(["contracts", "--target", file, "--section", "2.1", "--section", "10", "--out", out], {
    NODE_OPTIONS: mark,
  });
  let most = 0;
  const watch = setInterval(() => {
    const bytes = processesWith(mark).reduce((sum, pid) => sum + residentBytes(pid), 0);
    most = Math.max(most, bytes);
  }, 250);
  const ran = await bin.ended;
  clearInterval(watch);
  server.close();
  return { ...ran, out, secrets, most, left: processesWith(mark) };
}

for (const [index, spoiler] of spoilers.entries()) {
  test(`a target that ${spoiler.name} is judged to the end, and does no harm`, async () => {
    const { code, err, out, secrets, most, left } = await runAgainst(spoiler, `hostile${index}`);
    expect(err).toBe("");
    expect([0, 1, 5]).toContain(code);
    expect(left).toEqual([]);
    expect(most).toBeLessThan(mostBytes);
    const results = JSON.parse(readFileSync(join(out, "results.json"), "utf8")) as ConformanceResult;
    isResult(results);
    expect(isResult.errors ?? []).toEqual([]);
    expect(results.requirements.filter(({ status }) => status === "error")).toEqual([]);
    const files = ["report.html", "results.json", "results.jsonl", "evidence/run.har", "junit.xml"];
    const written = files.map((name) => readFileSync(join(out, name), "utf8")).join("");
    for (const secret of secrets) expect(written.includes(secret)).toBe(false);
    expect(readFileSync(join(out, "report.html"), "utf8")).not.toContain("<script>alert(1)");
  });
}
