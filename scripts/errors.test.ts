import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { styles } from "../emulator/styles.js";
import { runBin } from "./testing/run-bin.js";

const folder = mkdtempSync(join(tmpdir(), "errors-"));

/** Writes a target file and returns its path. */
function targetFile(name: string, fields: Record<string, unknown>): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify({ apiAddress: "http://127.0.0.1:9", masterKey: "k", productId: 1, ...fields }));
  return file;
}

const typo = targetFile("typo.json", { allow: ["write", "recrod"] });
const unset = targetFile("unset.json", { masterKey: ["$", "{NO_SUCH_NAME}"].join("") });

const mistakes: [what: string, words: string[], exit: number, line: RegExp][] = [
  ["an unknown command", ["contrcts"], 2, /^onenet-video: unknown command 'contrcts'\n\(Did you mean contracts\?\)\n$/],
  [
    "an unknown option",
    ["contracts", "--setcion", "4"],
    2,
    /^onenet-video: unknown option '--setcion'\n\(Did you mean --section\?\)\n$/,
  ],
  [
    "a misspelt permission",
    ["contracts", "--target", typo],
    2,
    /typo\.json: "allow\[1\]" is "recrod"; allowed: write, delete, .*Did you mean "record"\?\n$/,
  ],
  ["a variable that is not set", ["contracts", "--target", unset], 2, /unset\.json: .*NO_SUCH_NAME.*\n$/],
  ["a target file that is not there", ["contracts", "--target", join(folder, "none.json")], 2, /none\.json.*\n$/],
  [
    "a section that does not exist",
    ["contracts", "--section", "99", "--emulator"],
    2,
    /^onenet-video: --section 99: .*\n$/,
  ],
  [
    "a requirement that does not exist",
    ["contracts", "--only", "4.1-adr", "--emulator"],
    2,
    /^onenet-video: --only 4\.1-adr: .*\n$/,
  ],
  [
    "a defect that does not exist",
    ["emulator", "--defect", "nonsense"],
    2,
    /^onenet-video: --defect is "nonsense"; .*\n$/,
  ],
  [
    "a place where no target file can be",
    ["emulator", "--write-target", "/proc/none/target.json"],
    2,
    /^onenet-video: --write-target \/proc\/none\/target\.json: cannot be written .*\n$/,
  ],
  ["a style that does not exist", ["emulator", "--style", "baroque"], 2, /^onenet-video: --style is "baroque"; .*\n$/],
  ["no target in CI", ["contracts"], 2, /^onenet-video: no target: CI is set, .*\n$/],
  [
    "a target that nobody answers for",
    ["contracts", "--url", "http://127.0.0.1:9"],
    3,
    /^onenet-video: 127\.0\.0\.1:9: .* cannot be reached .*\n$/,
  ],
  [
    "a document that is not there",
    ["extract", "--doc", join(folder, "none.txt")],
    2,
    /^onenet-video: --doc .*none\.txt: cannot be read.*\n$/,
  ],
  ["an export without a folder", ["export", "openapi"], 2, /^onenet-video: export openapi: --out is missing; .*\n$/],
  ["a folder that is no run", ["verify", folder], 2, /^onenet-video: .*\n$/],
];

test.describe.configure({ mode: "parallel" });

for (const [what, words, exit, line] of mistakes) {
  test(`${what} is told in one line and ends with ${exit}`, async () => {
    const env = { CI: "1", ONENET_KEY: "k", ONENET_PRODUCT: "1" };
    const { code, out, err } = await runBin(words, env, folder);
    expect(err).toMatch(line);
    expect(out).toBe("");
    expect(code).toBe(exit);
  });
}

const notJson = join(folder, "torn.json");
writeFileSync(notJson, "{");
const stray = join(folder, "stray.txt");
writeFileSync(stray, "<html>");
const remote = targetFile("remote.json", { name: "vendor-x", apiAddress: "http://api.invalid" });
const badThresholds = join(folder, "thresholds.json");
writeFileSync(badThresholds, JSON.stringify({ http_req_duration: ["p95<1"] }));
const none = join(folder, "none");

/** What is named in the line is the same in every language. */
const mistakesInChinese: [words: string[], exit: number, named: string[]][] = [
  [["contrcts"], 2, ["contrcts", "contracts"]],
  [["contracts", "--setcion", "4"], 2, ["--setcion", "--section"]],
  [["contracts", "--repeat", "0"], 2, ["--repeat", "'0'", "100"]],
  [["load", "plai"], 2, ["plai", "play-address"]],
  [["verify"], 2, ["run"]],
  [["contracts", "--target", typo], 2, ["typo.json", '"allow[1]"', '"recrod"', '"record"']],
  [["contracts", "--target", unset], 2, ["unset.json", '"masterKey"', "NO_SUCH_NAME"]],
  [["contracts", "--target", notJson], 2, ["torn.json", "1", "2"]],
  [["contracts", "--target", none], 2, [none, "--target"]],
  [["contracts", "--url", "ftp://h"], 2, ["--url", '"ftp://h"']],
  [["contracts", "--url", "http://127.0.0.1:9"], 3, ["127.0.0.1:9", "ECONNREFUSED", '"apiAddress"']],
  [["contracts", "--section", "99", "--emulator"], 2, ["--section 99"]],
  [["contracts", "--only", "4.1-adr", "--emulator"], 2, ["--only 4.1-adr"]],
  [["contracts", "--emulator", "--style", "baroque"], 2, ["--style", '"baroque"']],
  [["contracts", "--emulator", "--schemas", none], 2, [none, "edition.json"]],
  [["contracts"], 2, ["--target", "--url", "--emulator"]],
  [["emulator", "--defect", "nonsense"], 2, ["--defect", '"nonsense"', "--list-defects"]],
  [["extract", "--doc", none], 2, ["--doc", none, "ENOENT"]],
  [["extract", "--doc", stray], 2, ["不是厂商的 API 文档", "HTML"]],
  [["export", "openapi"], 2, ["--out DIR"]],
  [["verify", folder], 2, [folder]],
  [["cleanup", folder, "--url", "http://127.0.0.1:9"], 2, [folder, "journal.jsonl"]],
  [["compare", none], 2, ["--baseline", "--run"]],
  [["load", "play-address", "--target", remote], 2, ["load.consent", "api.invalid", '"load vendor-x"']],
  [["load", "play-address", "--emulator", "--thresholds", none], 2, ["--thresholds", none, "ENOENT"]],
  [["load", "play-address", "--emulator", "--thresholds", notJson], 2, ["--thresholds", "torn.json", "JSON"]],
  [["load", "play-address", "--emulator", "--thresholds", badThresholds], 2, ["http_req_duration", '"p95<1"']],
];

for (const [words, exit, named] of mistakesInChinese) {
  const shown = words.map((word) => word.replace(`${folder}/`, "").replace(folder, "FOLDER")).join(" ");
  test(`${shown || "no word"}: the mistake is told in Chinese too`, async () => {
    const env = { CI: "1", ONENET_KEY: "k", ONENET_PRODUCT: "1" };
    const { code, out, err } = await runBin([...words, "--lang", "zh"], env, folder);
    const [line = "", ...more] = err.trimEnd().split("\n");
    expect(line).toMatch(/^onenet-video: .*\p{Script=Han}/u);
    expect(more.every((next) => next.startsWith("(是否想输入 "))).toBe(true);
    for (const name of named) expect(err).toContain(name);
    expect(out.includes("onenet-video: ")).toBe(false);
    expect(code).toBe(exit);
  });
}

test("the language of the environment counts where --lang is not given", async () => {
  const { code, err } = await runBin(["contracts", "--target", none], { LANG: "zh_CN.UTF-8" }, folder);
  expect(err).toBe(`onenet-video: ${none}:文件不存在;--target 需要目标文件的路径。\n`);
  expect(code).toBe(2);
});

test("a port in use is told in one line", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  const { code, err } = await runBin(["emulator", "--port", String(port)]);
  server.close();
  expect(err).toBe(`onenet-video: --port ${port} cannot be used (EADDRINUSE); name a free one, or leave --port out\n`);
  expect(code).toBe(2);
});

for (const words of [[], ["certify"], ["contracts"], ["load"], ["compare"], ["emulator"], ["extract"], ["verify"]]) {
  test(`--help of ${words.join(" ") || "the program"} says what it does`, async () => {
    const { code, out } = await runBin([...words, "--help"]);
    expect(out).toContain("Usage: onenet-video");
    expect(code).toBe(0);
  });
}

test("--list-styles names the styles that --style takes", async () => {
  const { code, out } = await runBin(["emulator", "--list-styles"]);
  const names = out
    .trimEnd()
    .split("\n")
    .map((line) => line.split(" ")[0]);
  expect(names).toEqual(styles.map(({ name }) => name));
  expect(code).toBe(0);
});
