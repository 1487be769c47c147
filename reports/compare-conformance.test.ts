import { expect, test } from "@playwright/test";
import type { Status } from "../schemas/results/conformance.js";
import { UsageError } from "../schemas/usage-error.js";
import { compareConformance } from "./compare-conformance.js";
import { formatConformanceComparison } from "./compare-console.js";
import { plainLook } from "./console.js";
import { sampleConformance, sampleRequirement } from "./fixtures/sample.js";

const runOf = (statuses: Record<string, Status>) =>
  sampleConformance(Object.entries(statuses).map(([id, status]) => sampleRequirement({ id, lines: [1, 1], status })));

const before = runOf({
  "1.1-a": "fail",
  "1.1-b": "pass",
  "1.1-c": "pass",
  "1.1-d": "not-tested",
  "1.1-e": "waived",
  "1.1-f": "pass",
  "1.1-g": "pass",
  "1.1-i": "error",
});
const after = runOf({
  "1.1-a": "pass",
  "1.1-b": "fail",
  "1.1-c": "not-tested",
  "1.1-d": "pass",
  "1.1-e": "fail",
  "1.1-f": "info",
  "1.1-h": "fail",
  "1.1-i": "not-tested",
});

test("two runs tell what was fixed, broken, newly and no longer tested, and where a waiver ended", () => {
  const { changes, verdict } = compareConformance(before, after);
  expect(Object.fromEntries(changes.map((change) => [change.requirement, change.kind]))).toEqual({
    "1.1-a": "fixed",
    "1.1-b": "broken",
    "1.1-c": "no-longer-tested",
    "1.1-d": "newly-tested",
    "1.1-e": "waiver-ended",
    "1.1-g": "no-longer-tested",
    "1.1-h": "newly-tested",
  });
  expect(verdict).toBe("regression");
});

test("a run beside itself has no change and is no regression", () => {
  expect(compareConformance(before, before)).toMatchObject({ changes: [], verdict: "no-regression" });
});

test("a new warning is told, and is no regression", () => {
  const one = compareConformance(runOf({ "1.1-a": "pass" }), runOf({ "1.1-a": "warn" }));
  expect(one.changes).toMatchObject([{ kind: "broken", before: "pass", after: "warn" }]);
  expect(one.verdict).toBe("no-regression");
});

test("runs of another document or scope are refused, and the field is named", () => {
  const other = { ...after, suite: { ...after.suite, document: "sha256:other" } };
  expect(() => compareConformance(before, other)).toThrow(
    new UsageError('suite.document differs: "sha256:bb" before, "sha256:other" now; compare runs that agree in it'),
  );
  const narrow = { ...after, run: { ...after.run, scope: "section 4" } };
  expect(() => compareConformance(before, narrow)).toThrow(/^run\.scope differs/);
});

test("the console names each change, the broken ones first", () => {
  const lines = formatConformanceComparison(compareConformance(before, after), plainLook("en")).split("\n");
  expect(lines[0]).toBe("REGRESSION");
  expect(lines.slice(2, 4)).toEqual(["Broken (1)", `  ${"1.1-b".padEnd(36)}  passed → failed`]);
});
