import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { validateXML } from "xmllint-wasm";
import { formatSummary, plainLook } from "./console.js";
import {
  manyRequirements,
  sampleConformance,
  sampleFinding,
  sampleLoad,
  sampleRequirement,
} from "./fixtures/sample.js";
import { githubAnnotations, reportToGithub } from "./github.js";
import { junitXml } from "./junit.js";
import { pageDataOf } from "./page-data.js";
import { summaryMarkdown } from "./summary.js";

const hostile =
  '</failure>]]><x a="1">\u0000\u001b[31m\ud800\n::error::forged\n| cell | `code` <img src=x> @everyone [x](y)';
const statuses = ["fail", "fail", "fail", "warn", "warn", "error", "not-tested", "waived", "info"] as const;
const mixed = () => sampleConformance(manyRequirements(40, [...statuses]));

function hostileRun() {
  return sampleConformance([
    sampleRequirement({
      id: "2.3-channel-exists",
      lines: [237, 241],
      printed: hostile,
      status: "fail",
      title: { en: hostile, zh: hostile },
      findings: [
        sampleFinding({ message: hostile, messageZh: hostile, expected: hostile, actual: hostile, curl: hostile }),
      ],
    }),
  ]);
}

async function problemsOf(xml: string): Promise<string[]> {
  const schema = await readFile(new URL("./fixtures/junit.xsd", import.meta.url), "utf8");
  const { errors } = await validateXML({
    xml: [{ fileName: "junit.xml", contents: xml }],
    schema: [{ fileName: "junit.xsd", contents: schema }],
  });
  return errors.map((error) => error.message);
}

test("junit.xml is valid for every status, for load runs and in both languages", async () => {
  const loads = [
    sampleLoad(),
    sampleLoad({ verdict: "invalid", violations: [{ requirement: "4.1-addr", count: 2, example: "" }] }),
  ];
  for (const language of ["en", "zh"] as const) {
    expect(await problemsOf(junitXml({ conformance: mixed(), loads, language }))).toEqual([]);
  }
});

test("hostile texts leave junit.xml valid", async () => {
  expect(await problemsOf(junitXml({ conformance: hostileRun(), loads: [], language: "en" }))).toEqual([]);
});

test("a file that is not JUnit is told apart by the same schema", async () => {
  expect(await problemsOf('<testsuites><testsuite name="x"/></testsuites>')).not.toEqual([]);
});

test("console, JUnit, Markdown, page and results agree in their counts", () => {
  const run = mixed();
  const { counts } = run;
  const input = { conformance: run, loads: [], language: "en" as const };
  const xml = junitXml(input);
  const attribute = (name: string) =>
    [...xml.matchAll(/<testsuite [^>]*>/g)].reduce(
      (sum, [tag]) => sum + Number(new RegExp(` ${name}="(\\d+)"`).exec(tag)?.[1]),
      0,
    );
  expect([attribute("tests"), attribute("failures"), attribute("errors"), attribute("skipped")]).toEqual([
    run.requirements.length,
    counts.fail,
    counts.error,
    counts.notTested + counts.waived,
  ]);
  const console = formatSummary(input, plainLook("en"));
  const markdown = summaryMarkdown(input);
  const expected = { fail: 3, warn: 2, error: 1, notTested: 1, waived: 1, info: 1, pass: 31 };
  expect(counts).toMatchObject(expected);
  const words = { fail: "✗ 3 failed", warn: "! 2 warning", notTested: "- 1 not tested", pass: "✓ 31 passed" };
  for (const text of Object.values(words)) expect(console).toContain(text);
  for (const row of ["| ✗ failed | 3 |", "| ! warning | 2 |", "| - not tested | 1 |", "| ✓ passed | 31 |"]) {
    expect(markdown).toContain(row);
  }
  const page = pageDataOf({ ...input, documentLines: [] });
  expect(page.conformance?.counts).toEqual(counts);
  expect(page.causes.flatMap((cause) => cause.requirements)).toHaveLength(counts.fail + counts.warn + counts.error);
  const annotations = githubAnnotations(run, "en").trimEnd().split("\n");
  expect(annotations.filter((line) => line.startsWith("::error "))).toHaveLength(counts.fail);
  expect(annotations.filter((line) => line.startsWith("::warning "))).toHaveLength(counts.warn);
});

test("a run that only a stale waiver fails has a failure in JUnit too", () => {
  const run = sampleConformance(manyRequirements(2), {
    verdict: "non-conformant",
    staleWaivers: [{ requirement: "4.1-addr", problem: { en: "its date has passed", zh: "已过期" } }],
  });
  expect(junitXml({ conformance: run, loads: [], language: "en" })).toContain('failures="1"');
  expect(formatSummary({ conformance: run, loads: [] }, plainLook("en"))).toContain("✗ 4.1-addr  its date has passed");
});

test("an annotation is one line that a target's text cannot end", () => {
  const text = githubAnnotations(hostileRun(), "en");
  expect(text.trimEnd().split("\n")).toHaveLength(1);
  expect(text).toMatch(/^::error title=2\.3-channel-exists MUST%2C lines 237-241::/);
});

test("a target's text makes no markup in Markdown", () => {
  const text = summaryMarkdown({ conformance: hostileRun(), loads: [], language: "en" });
  const row = text.split("\n").find((line) => line.includes("2.3-channel-exists")) ?? "";
  const outsideCode = row.replace(/(`+)(?!`).*?[^`]\1(?!`)/g, "");
  expect(outsideCode).toContain("img src=x");
  expect(outsideCode).not.toMatch(/<img|[^\\]\[x\]|@everyone/);
  // Six cells: no pipe of the target splits one.
  expect(row.replaceAll("\\|", "").split("|")).toHaveLength(8);
});

test("on GitHub the summary goes to the page of the step, elsewhere nothing is written", async () => {
  const page = join(await mkdtemp(join(tmpdir(), "github-")), "summary.md");
  await writeFile(page, "");
  const input = { conformance: mixed(), loads: [], language: "en" as const };
  expect(await reportToGithub(input, { GITHUB_STEP_SUMMARY: page })).toBe("");
  expect(await readFile(page, "utf8")).toBe("");
  expect(await reportToGithub(input, { GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: page })).toContain("::error ");
  expect(await readFile(page, "utf8")).toContain("# onenet-video: NON-CONFORMANT");
});
