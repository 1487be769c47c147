import { execFileSync } from "node:child_process";
import { expect, test } from "@playwright/test";
import { runBin } from "./testing/run-bin.js";

/** What bash offers for the last of these words. */
async function offered(...words: string[]): Promise<string[]> {
  const { out } = await runBin(["completion", "bash"]);
  const script = `${out}
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_onenet_video
printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync("bash", ["-c", script, "bash", "onenet-video", ...words], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line !== "");
}

test("a command is completed", async () => {
  expect(await offered("cert")).toEqual(["certify"]);
  expect(await offered("")).toEqual(expect.arrayContaining(["contracts", "load", "doctor", "completion", "--help"]));
});

test("options of the command are completed, and no others", async () => {
  expect(await offered("contracts", "--read")).toEqual(["--read-only"]);
  expect(await offered("certify", "--read")).toEqual([]);
});

test("choices of an argument and of an option are completed", async () => {
  expect(await offered("load", "hls")).toEqual(["hls-preload"]);
  expect(await offered("load", "mixed", "--profile", "s")).toEqual(["smoke", "stress", "spike", "soak"]);
});

test("after an option that names a file the shell completes files", async () => {
  expect(await offered("contracts", "--target", "")).toEqual([]);
});

test("zsh loads what runs bash completions", async () => {
  const { out, code } = await runBin(["completion", "zsh"]);
  expect(code).toBe(0);
  expect(out).toContain("bashcompinit");
});

test("another shell is refused", async () => {
  const { err, code } = await runBin(["completion", "fish"]);
  expect(code).toBe(2);
  expect(err).toContain("Allowed choices are bash, zsh");
});
