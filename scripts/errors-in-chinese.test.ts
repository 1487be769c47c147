import { expect, test } from "@playwright/test";
import { badThresholds, folder, none, notJson, remote, stray, typo, unset } from "./testing/bad-files.js";
import { runBin } from "./testing/run-bin.js";

test.describe.configure({ mode: "parallel" });

/** What is named in the line is the same in every language. */
const mistakesInChinese: [words: string[], exit: number, named: string[]][] = [
  [["contrcts"], 2, ["contrcts", "contracts"]],
  [["contracts", "--setcion", "4"], 2, ["--setcion", "--section"]],
  [["contracts", "--repeat", "0"], 2, ["--repeat", "'0'", "100"]],
  [["zzz"], 2, ["zzz", "--help"]],
  [["emulator", "--port", "65536"], 2, ["--port", "'65536'", "65535"]],
  [["load", "play-address", "--vus", "0"], 2, ["--vus", "'0'"]],
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
