import { spawnSync } from "node:child_process";
import { expect, test } from "@playwright/test";
import { loadEdition } from "../schemas/edition.js";
import { bundleScenario, scenarioNames } from "./bundle.js";
import { breachesOf } from "./bundle-rules.js";
import { inspectScript } from "./engine/engine.js";

const options = 'export const options = { thresholds: { checks: ["rate==1"] } };\n';
const imports = 'import http from "k6/http";\nimport { sleep } from "k6";\n';

for (const scenario of scenarioNames) {
  test(`the bundle ${scenario} is one file that keeps to the rules of k6's engine`, async () => {
    const { code, digest } = await bundleScenario(scenario, await loadEdition());
    expect(breachesOf(code)).toEqual([]);
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(code.match(/^import .* from "(.*)";$/gm)?.every((line) => /"k6(\/[a-z]+)?"/.test(line))).toBe(true);
  });
}

test("what a bundle can find broken is in the catalogue, to be looked up there", async () => {
  const edition = await loadEdition();
  const known = new Set(edition.requirements.map(({ id }) => id));
  for (const scenario of scenarioNames) {
    const { code } = await bundleScenario(scenario, edition);
    const files = { "t.json": JSON.stringify({ apiAddress: "http://127.0.0.1:9", masterKey: "k", productId: 1 }) };
    const { options } = await inspectScript({ source: code, files, env: { ONENET_TARGET: "t.json" } });
    const ids = options.thresholds.flatMap(({ metric }) => /^violations\{requirement:(.*)\}$/.exec(metric)?.[1] ?? []);
    expect(ids.length).toBeGreaterThan(5);
    expect(ids.filter((id) => !known.has(id))).toEqual([]);
  }
});

test("a bundle is the same bytes each time", async () => {
  const edition = await loadEdition();
  const [one, other] = await Promise.all([bundleScenario("mixed", edition), bundleScenario("mixed", edition)]);
  expect(one.digest).toBe(other.digest);
});

/** Planted breaches: each is found, and nothing else is. */
const breaches: [name: string, code: string, breach: string][] = [
  ["an import of something else", 'import fs from "node:fs"; fs;', 'line 2: imports "node:fs"; allowed: k6 and k6/*'],
  ["a global of the web", "new URL('http://x');", 'line 2: "URL" is no global of k6'],
  ["a global of Node", "process.exit();", 'line 2: "process" is no global of k6'],
  ["for await", "async function f(x) { for await (const y of x) y; } f;", "line 2: for await"],
  ["an async generator", "async function* f() {} f;", "line 2: an async generator"],
  ["a property of Unicode in a pattern", "/\\p{L}/u.test('x');", "line 2: a pattern with \\p{…}"],
  ["import()", "import('k6');", "line 2: import() is not allowed"],
  ["a request without await", `${imports}http.get("x");`, "line 4: http.get(…) is not awaited"],
  ["a sleep without await", `${imports}sleep(1);`, "line 4: sleep(…) is not awaited"],
  ["what is no module", "const const = 1;", "does not parse as ES2022"],
];
for (const [name, code, breach] of breaches) {
  test(`a bundle with ${name} is refused`, () => {
    expect(breachesOf(options + code)[0]).toContain(breach);
  });
}

test("a bundle without thresholds, or without options, is refused", () => {
  expect(breachesOf("export const options = {};")).toEqual(["has no thresholds"]);
  expect(breachesOf("export default 1;")).toEqual(["exports no options"]);
});

test("the scripts' sources compile with k6's types alone, neither the DOM's nor Node's", () => {
  test.setTimeout(120_000);
  const compiled = spawnSync("npx", ["tsc", "-p", "load/scenarios"], { encoding: "utf8" });
  expect(compiled.stdout).toBe("");
});
