import { appendFileSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { ConformanceResult } from "../schemas/results/conformance.js";
import { runBin, startBin } from "./testing/run-bin.js";

test.describe.configure({ mode: "serial" });

const dir = mkdtempSync(join(tmpdir(), "contracts-"));
const resultsIn = (run: string) => JSON.parse(readFileSync(join(run, "results.json"), "utf8")) as ConformanceResult;

test("a run of one chapter is conformant within its scope and leaves the promised files", async () => {
  const run = join(dir, "run");
  const { code, out } = await runBin(["contracts", "--emulator", "--section", "2", "--out", run]);
  expect(out).toContain("CONFORMANT");
  expect(out).toContain(join(run, "report.html"));
  expect(code).toBe(0);
  for (const file of ["results.json", "results.jsonl", "report.html", "junit.xml", "summary.md", "manifest.json"]) {
    expect(existsSync(join(run, file)), file).toBe(true);
  }
  expect(resultsIn(run).verdict).toBe("conformant");
});

test("the run's recorded traffic gives the same judgement again", async () => {
  const { code, out } = await runBin(["verify", join(dir, "run")]);
  expect(out).toMatch(/(\d+) of \1 requirements judged the same/);
  expect(code).toBe(0);
});

test("a changed byte and a forged result are found out", async () => {
  const run = join(dir, "run");
  const honest = readFileSync(join(run, "results.json"), "utf8");
  writeFileSync(join(run, "results.json"), honest.replace('"status": "pass"', '"status": "fail"'));
  const forged = await runBin(["verify", run]);
  expect(forged.out).toContain("results.json");
  expect(forged.out).toContain("the run says fail, its traffic says");
  expect(forged.code).toBe(1);
  writeFileSync(join(run, "results.json"), honest.slice(0, 1000));
  const torn = await runBin(["verify", run]);
  expect(torn.out).toContain("results.json was changed");
  expect(torn.code).toBe(1);
  writeFileSync(join(run, "results.json"), honest);
  appendFileSync(join(run, "journal.jsonl"), " ");
  const changed = await runBin(["verify", run]);
  expect(changed.out).toContain("journal.jsonl");
  expect(changed.code).toBe(1);
});

test("a defect makes the run non-conformant and names requirement, lines and curl", async () => {
  const words = ["--section", "2.3", "--defect", "2.3-title-max-length-open", "--out", join(dir, "defect")];
  const { code, out } = await runBin(["contracts", "--emulator", ...words]);
  expect(out).toMatch(/✗ 2\.3-title-max-length {2}MUST {3}line/);
  expect(out).toMatch(/again +curl .*"\$API\/ipc\/video\/device\/AddChannel/);
  expect(out).toContain("NON-CONFORMANT");
  expect(code).toBe(1);
});

test("an interrupted run reports what it judged, cleans up and ends with 4", async () => {
  const run = join(dir, "interrupted");
  const bin = startBin(["contracts", "--emulator", "--out", run]);
  const count = () =>
    existsSync(join(run, "results.jsonl")) ? readFileSync(join(run, "results.jsonl"), "utf8").length : 0;
  await expect.poll(count, { timeout: 40_000 }).toBeGreaterThan(0);
  bin.child.kill("SIGTERM");
  const { code } = await bin.ended;
  expect(code).toBe(4);
  const { requirements } = resultsIn(run);
  expect(requirements.some(({ reasonCode }) => reasonCode === "INTERRUPTED")).toBe(true);
  expect(requirements.some(({ status }) => status === "pass")).toBe(true);
});

test("no secret of the target is in anything that a run writes", async () => {
  const { spawnSync } = await import("node:child_process");
  const target = join(dir, "target.json");
  const emulator = startBin(["emulator", "--port", "0", "--write-target", target]);
  await expect.poll(() => existsSync(target), { timeout: 20_000 }).toBe(true);
  const run = join(dir, "canary");
  await runBin(["contracts", "--target", target, "--section", "1", "--section", "15.2", "--out", run]);
  emulator.child.kill("SIGTERM");
  await emulator.ended;
  const { masterKey, authorization, registerCode } = JSON.parse(readFileSync(target, "utf8")) as Record<string, string>;
  for (const secret of [masterKey, authorization, registerCode]) {
    const found = spawnSync("grep", ["-rlF", "--", String(secret), run], { encoding: "utf8" });
    expect(found.stdout).toBe("");
    expect(found.status).toBe(1);
  }
});
