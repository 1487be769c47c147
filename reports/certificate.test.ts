import { execFileSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { appendFile, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { ConformanceResult, Verdict } from "../schemas/results/conformance.js";
import { UsageError } from "../schemas/usage-error.js";
import { badgeSvg } from "./badge.js";
import { checkCertificate, writeCertificate } from "./certificate.js";
import { privateKeyOf, publicKeyOf, signedBytes } from "./dsse.js";
import { manyRequirements, sampleConformance, sampleLoad } from "./fixtures/sample.js";
import { checkManifest, writeManifest } from "./manifest.js";
import { ours } from "./statement.js";

const pair = generateKeyPairSync("ed25519");
const pemOf = (key: typeof pair.publicKey, type: "spki" | "pkcs8") => key.export({ type, format: "pem" }).toString();

async function runFolder(result: ConformanceResult = sampleConformance()): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "run-"));
  await mkdir(join(dir, "evidence"));
  await writeFile(join(dir, "results.json"), JSON.stringify(result));
  await writeFile(join(dir, "evidence", "run.har"), "one\ntwo\n");
  return dir;
}

async function certified(over: Partial<ConformanceResult> = {}, key: typeof pair.privateKey | null = pair.privateKey) {
  const conformance = sampleConformance(undefined, over);
  const dir = await runFolder(conformance);
  return { dir, envelope: await writeCertificate(dir, { conformance, loads: [sampleLoad()], key }) };
}

test("an untouched bundle has no problem", async () => {
  const { dir } = await certified();
  expect((await checkManifest(dir)).problems).toEqual([]);
});

test("a file that is missing, added, changed in one byte, reordered or replaced by a link is named", async () => {
  const { dir } = await certified();
  const problems = async () => (await checkManifest(dir)).problems;
  const har = join(dir, "evidence", "run.har");
  await appendFile(join(dir, "results.json"), " ");
  expect(await problems()).toEqual([{ kind: "changed", file: "results.json" }]);
  await writeFile(join(dir, "results.json"), JSON.stringify(sampleConformance()));
  await writeFile(har, "two\none\n");
  expect(await problems()).toEqual([{ kind: "changed", file: "evidence/run.har" }]);
  await rename(har, `${har}.old`);
  expect(await problems()).toEqual([
    { kind: "missing", file: "evidence/run.har" },
    { kind: "added", file: "evidence/run.har.old" },
  ]);
  await rm(`${har}.old`);
  await symlink("/etc/hostname", har);
  expect(await problems()).toEqual([{ kind: "no-file", file: "evidence/run.har" }]);
});

test("a folder without a manifest is no bundle", async () => {
  await expect(checkManifest(await runFolder())).rejects.toThrow(UsageError);
});

test("the statement is about the manifest, and says what was judged", async () => {
  const { dir } = await certified();
  const { digest } = await checkManifest(dir);
  const { statement, signed } = await checkCertificate(dir, pair.publicKey);
  expect(signed).toBe(true);
  expect(statement.subject[0]).toEqual({ name: "manifest.json", digest: { sha256: digest } });
  expect(statement.predicate).toMatchObject({
    result: "FAILED",
    failedTests: ["2.3-channel-exists", "15.1-max-bytes"],
    [ours]: { verdict: "non-conformant", emulator: false, load: [{ scenario: "play-address" }] },
  });
  expect(statement.predicate[ours].readings).toEqual([
    { requirement: "1.1-device_id", errata: ["E-002"], reading: "a number" },
  ]);
});

test("a signature by another key, or over another payload, does not hold", async () => {
  const { dir } = await certified();
  expect((await checkCertificate(dir, generateKeyPairSync("ed25519").publicKey)).signed).toBe(false);
  const file = join(dir, "certificate.json");
  const envelope = JSON.parse(await readFile(file, "utf8"));
  const forged = Buffer.from(envelope.payload, "base64").toString().replace('"FAILED"', '"PASSED"');
  await writeFile(file, JSON.stringify({ ...envelope, payload: Buffer.from(forged).toString("base64") }));
  expect((await checkCertificate(dir, pair.publicKey)).signed).toBe(false);
});

test("without a key the certificate has no signature", async () => {
  const { dir, envelope } = await certified({}, null);
  expect(envelope?.signatures).toEqual([]);
  expect((await checkCertificate(dir, pair.publicKey)).signed).toBe(false);
  expect(await readFile(join(dir, "certificate.html"), "utf8")).toContain("not signed");
});

test("openssl alone checks the signature", async () => {
  let openssl = true;
  try {
    execFileSync("openssl", ["version"]);
  } catch {
    openssl = false;
  }
  test.skip(!openssl, "openssl is not installed");
  const { dir, envelope } = await certified();
  const path = (name: string) => join(dir, name);
  await writeFile(
    path("pae"),
    signedBytes(envelope?.payloadType ?? "", Buffer.from(envelope?.payload ?? "", "base64")),
  );
  await writeFile(path("sig"), Buffer.from(envelope?.signatures[0]?.sig ?? "", "base64"));
  await writeFile(path("pub.pem"), pemOf(pair.publicKey, "spki"));
  const answer = execFileSync("openssl", [
    ...["pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", path("pub.pem")],
    ...["-in", path("pae"), "-sigfile", path("sig")],
  ]);
  expect(answer.toString()).toContain("Signature Verified Successfully");
});

test("a narrowed run gets a manifest and no certificate", async () => {
  const conformance = sampleConformance();
  conformance.run.scope = "section 4";
  const dir = await runFolder(conformance);
  expect(await writeCertificate(dir, { conformance, loads: [], key: null })).toBeNull();
  expect((await checkManifest(dir)).problems).toEqual([]);
});

test("a run against the emulator says so in certificate, page and badge", async () => {
  const { dir } = await certified({ target: { ...sampleConformance().target, emulator: true } });
  expect((await checkCertificate(dir, null)).statement.predicate[ours].emulator).toBe(true);
  expect(await readFile(join(dir, "certificate.html"), "utf8")).toContain("EMULATOR – NOT A PRODUCT");
  expect(await readFile(join(dir, "badge.svg"), "utf8")).toContain("emulator:");
});

const green = "#2e7d32";
for (const [verdict, isGreen] of [
  ["conformant", true],
  ["conformant-with-waivers", false],
  ["non-conformant", false],
  ["incomplete", false],
] as [Verdict, boolean][]) {
  test(`the badge of a ${verdict} run is ${isGreen ? "green" : "not green"} and shows its numbers`, () => {
    const svg = badgeSvg(sampleConformance(manyRequirements(10, ["not-tested"]), { verdict }));
    expect(svg.includes(green)).toBe(isGreen);
    expect(svg).toContain("9/10");
  });
}

test("a hostile name stays text in page and badge", async () => {
  const name = '"><script>alert(1)</script>';
  const { dir } = await certified({ target: { ...sampleConformance().target, name } });
  expect(await readFile(join(dir, "certificate.html"), "utf8")).not.toContain("<script");
  expect(await readFile(join(dir, "badge.svg"), "utf8")).not.toContain("<script");
});

test("a key that is not Ed25519, or no key, is refused with the command that makes one", () => {
  const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
  expect(() => privateKeyOf(pemOf(rsa.privateKey, "pkcs8"), "key.pem")).toThrow(
    new UsageError(
      '"key.pem" is no Ed25519 private key in PEM (found: rsa); make one with: openssl genpkey -algorithm ed25519 -out key.pem',
    ),
  );
  expect(() => publicKeyOf("none", "pub.pem")).toThrow(/^"pub\.pem" is no Ed25519 public key in PEM/);
  expect(privateKeyOf(pemOf(pair.privateKey, "pkcs8"), "key.pem").asymmetricKeyType).toBe("ed25519");
});

test("the manifest lists files in the order of their paths, whatever the disk's order", async () => {
  const dir = await runFolder();
  await writeManifest(dir);
  const { files } = JSON.parse(await readFile(join(dir, "manifest.json"), "utf8"));
  expect(files.map((file: { path: string }) => file.path)).toEqual(["evidence/run.har", "results.json"]);
});
