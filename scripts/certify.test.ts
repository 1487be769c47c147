import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { ConformanceResult } from "../schemas/results/conformance.js";
import { packageRoot } from "./package.js";
import { blocksOf } from "./testing/markdown.js";
import { type Ran, runBin } from "./testing/run-bin.js";

const read = (name: string) => readFileSync(new URL(name, packageRoot), "utf8");
const page = read("docs/certify.md");
/** As docs/certify.md tells it. */
const challenge = "order 4711, 24 November 2026";
let dir = "";
let ran: Ran;

test.describe.configure({ mode: "default" });

test.beforeAll(async () => {
  test.setTimeout(240_000);
  dir = mkdtempSync(join(tmpdir(), "certify-"));
  shell(blockWith("openssl genpkey"));
  const words = ["certify", "--emulator", "--sign", "signing-key.pem", "--challenge", challenge, "--out", "certified"];
  ran = await runBin(words, {}, dir);
});

test.afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** The block of docs/certify.md that holds these words. */
const blockWith = (words: string) => blocksOf(page).find(({ text }) => text.includes(words))?.text ?? "";
/** What bash prints for these lines; throws where one of them fails. */
const shell = (lines: string) => execFileSync("bash", ["-ec", lines], { cwd: dir, encoding: "utf8", stdio: "pipe" });

test("the emulator is certified as conformant, and as an emulator", () => {
  const result = JSON.parse(readFileSync(join(dir, "certified/results.json"), "utf8")) as ConformanceResult;
  expect(result.requirements.filter(({ status }) => status !== "pass")).toEqual([]);
  expect(result.verdict).toBe("conformant");
  expect(readFileSync(join(dir, "certified/certificate.html"), "utf8")).toContain("EMULATOR – NOT A PRODUCT");
});

test("it ends like the README says, figures apart", () => {
  const start = blocksOf(read("README.md")).find(({ text }) => text.includes("embedded emulator (http"))?.text;
  test.skip(start === undefined, "the README does not show it");
  const printed = new Set(shapeOf(ran.out));
  expect(shapeOf(start ?? "").filter((line) => !printed.has(line))).toEqual([]);
});

/** Lines without figures, paths and the verdict of a load, which depends on how busy the machine is. */
function shapeOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.replace(/\b(PASS|FAIL|INVALID)\b/, "V").replace(/\S*\/report\.html/, "FILE"))
    .map((line) =>
      line
        .replaceAll(/\d[\d.,]*/g, "N")
        .replaceAll(/ +/g, " ")
        .trimEnd(),
    );
}

test("one command checks files, signature and judgement", async () => {
  const { code, out } = await runBin(["verify", "certified", "--public-key", "signing-key.pub.pem"], {}, dir);
  const lines = blockWith("judged the same").replaceAll(/\d+/g, "N");
  expect(out.replaceAll(/\d+/g, "N")).toBe(lines);
  expect(out).toMatch(/^(\d+) of \1 requirements/m);
  expect(code).toBe(0);
});

test("common tools alone check signature and digests", () => {
  test.skip(!has("jq"), "jq is not installed");
  expect(shell(blockWith("DSSEv1"))).toContain("Signature Verified Successfully");
  expect(shell(blockWith(".subject[]"))).toContain("certified/manifest.json: OK");
  const keyId = shell(blockWith("-outform DER")).slice(0, 64);
  expect(readFileSync(join(dir, "certified/certificate.json"), "utf8")).toContain(keyId);
});

test("the challenge is the run's seed, and marks its id", () => {
  test.skip(!has("jq"), "jq is not installed");
  const [mark, seed, id] = shell(blockWith("sha256sum | cut")).trim().split("\n");
  expect(seed).toBe(challenge);
  expect(id).toMatch(new RegExp(`^r${mark}`));
});

function has(tool: string): boolean {
  try {
    execFileSync("sh", ["-c", `command -v ${tool}`]);
    return true;
  } catch {
    return false;
  }
}
