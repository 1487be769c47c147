import { createServer } from "node:net";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { styles } from "../emulator/styles.js";
import { claimsThree, folder, none, typo, unclaimable, unset } from "./testing/bad-files.js";
import { runBin } from "./testing/run-bin.js";

const mistakes: [what: string, words: string[], exit: number, line: RegExp][] = [
  ["an unknown command", ["contrcts"], 2, /^onenet-video: unknown command 'contrcts'\n\(Did you mean contracts\?\)\n$/],
  ["a word like no command", ["zzz"], 2, /^onenet-video: unknown command 'zzz'; --help lists what there is\n$/],
  [
    "a port that cannot be",
    ["emulator", "--port", "65536"],
    2,
    /^onenet-video: option '--port <number>' .* 65535 .*\n$/,
  ],
  [
    "a folder for a file of facts",
    ["extract", "--facts", folder],
    2,
    /^onenet-video: --facts .*: cannot be written .*\n$/,
  ],
  [
    "an earlier run that is not there",
    ["contracts", "--url", "http://127.0.0.1:9", "--against", none],
    2,
    /^onenet-video: ".*none" .*\n$/,
  ],
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
  [
    "a claim of a chapter that does not exist",
    ["contracts", "--target", unclaimable],
    2,
    /unclaimable\.json: "claims\[0\]" is "99"; allowed: a chapter or section .*\n$/,
  ],
  [
    "a section that the target does not claim",
    ["contracts", "--target", claimsThree, "--section", "2"],
    2,
    /^onenet-video: sections 2: the target file claims nothing of it; claims: 3\n$/,
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
    /^onenet-video: --only 4\.1-adr: .* Did you mean "4\.1-addr"\?\n$/,
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
