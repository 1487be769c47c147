import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { runBoth } from "./k6-agreement.js";
import { runBin } from "./testing/run-bin.js";

/** What is made for a user's k6, tried with a stand-in that takes the documented command line. It is not k6. */
const dir = mkdtempSync(join(tmpdir(), "onenet-video-fake-k6-"));
const k6 = join(dir, "k6");
test.beforeAll(() => {
  const [tsx, script] = ["../node_modules/tsx/dist/cli.mjs", "./testing/fake-k6.ts"].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  writeFileSync(k6, `#!/bin/sh\nexec "${process.execPath}" "${tsx}" "${script}" "$@"\n`);
  chmodSync(k6, 0o755);
});
test.afterEach(() => {
  delete process.env.K6_BIN;
  delete process.env.FAKE_K6;
});
test.afterAll(() => rmSync(dir, { recursive: true, force: true }));

const both = (wrong: string, defects: string[] = []) => {
  Object.assign(process.env, { K6_BIN: k6, FAKE_K6: wrong });
  return runBoth("play-address", 1, defects);
};

test("a k6 that measures the same agrees with the embedded engine", async () => {
  const { k6: result, disagreements } = await both("");
  expect(disagreements).toEqual([]);
  expect(result.engine).toEqual({ name: "k6", version: "2.3.0" });
  expect(result.counts.iterations).toBeGreaterThan(30);
});

const wrongs: [wrong: string, defects: string[], disagreement: RegExp][] = [
  ["slow", [], /^http_req_duration\{name:play_address\}, min: /],
  ["few", [], /^requests: /],
  ["blind", ["4.1-type-missing"], /^violations: 4\.1-type by the embedded engine, none by k6$/],
];
for (const [wrong, defects, disagreement] of wrongs) {
  test(`a k6 that is ${wrong} disagrees with the embedded engine`, async () => {
    const { disagreements } = await both(wrong, defects);
    expect(disagreements).toEqual(expect.arrayContaining([expect.stringMatching(disagreement)]));
  });
}

const diagnoses: [what: string, env: NodeJS.ProcessEnv, code: number, lines: RegExp[]][] = [
  ["a k6 that works", {}, 0, [/✓ k6 v2\.3\.0/, /✓ k6 runs an iteration of play-address/]],
  ["a k6 that is too old", { FAKE_K6: "old" }, 0, [/! k6 v0\.49\.0/, /written for k6 2\.x and newer/]],
  [
    "a k6 that cannot run the scripts",
    { FAKE_K6: "broken" },
    1,
    [/✗ k6 does not run our scripts: .*URL is not defined/],
  ],
  ["a K6_BIN that is none", { K6_BIN: "/nosuch/k6" }, 1, [/✗ K6_BIN is \/nosuch\/k6/, /unset K6_BIN/]],
];
for (const [what, env, code, lines] of diagnoses) {
  test(`doctor tells of ${what}`, async () => {
    const ran = await runBin(["doctor"], { K6_BIN: k6, ...env });
    for (const line of lines) expect(ran.out).toMatch(line);
    expect(ran.code).toBe(code);
  });
}
