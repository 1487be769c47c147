import { expect, test } from "@playwright/test";
import { loadVerdict } from "./verdict.js";

type Evidence = Parameters<typeof loadVerdict>[0];

const counts = { requests: 100, failed: 0, droppedIterations: 0, iterations: 100, violations: 0 };
const honest = { late: false, saturated: false, startDelayP99: 1, utilization: 0.1, loopDelayP99: 1 };
const good: Evidence = { thresholds: [], violations: [], counts, honesty: honest };
const slow = { metric: "http_req_duration", threshold: "p(95)<1", value: 2, ok: false, trend: true };
const failing = { metric: "http_req_failed", threshold: "rate<0.01", value: 0.5, ok: false, trend: false };
const wrong = {
  violations: [{ requirement: "4.1-addr", count: 1, example: "" }],
  counts: { ...counts, violations: 1 },
};
const late = { ...honest, late: true };

/** The truth table of a load run. */
const rows: [name: string, evidence: Partial<Evidence>, verdict: string][] = [
  ["everything holds", {}, "pass"],
  ["a wrong answer", wrong, "fail"],
  ["a wrong answer, and a late generator", { ...wrong, honesty: late }, "fail"],
  ["a latency that does not hold", { thresholds: [slow] }, "fail"],
  ["a latency that does not hold, and a late generator", { thresholds: [slow], honesty: late }, "invalid"],
  ["lost answers, and a late generator", { thresholds: [failing], honesty: late }, "fail"],
  ["a late generator", { honesty: late }, "invalid"],
  ["a generator without time", { honesty: { ...honest, saturated: true } }, "invalid"],
  ["more than one start in a thousand dropped", { counts: { ...counts, droppedIterations: 1 } }, "invalid"],
  [
    "dropped starts of a target that is too slow",
    { thresholds: [slow], counts: { ...counts, droppedIterations: 50 } },
    "fail",
  ],
  ["no iteration at all", { counts: { ...counts, iterations: 0 } }, "fail"],
  ["viewers of whom none saw a picture", { joins: 0 }, "fail"],
  ["viewers whose media the target file does not allow", { joins: 0, leftAlone: true }, "invalid"],
  ["viewers who may not see all media, and saw some", { joins: 3, leftAlone: true }, "pass"],
  ["wrong answers beside media that are not allowed", { ...wrong, joins: 0, leftAlone: true }, "fail"],
  ["another engine, which does not watch itself", { honesty: null }, "pass"],
  [
    "a breaking point that was found",
    { breakpoint: { rate: 40, curve: [] }, counts: { ...counts, droppedIterations: 50 } },
    "pass",
  ],
  ["a breaking point below the lowest rate", { breakpoint: { rate: null, curve: [] } }, "fail"],
];
for (const [name, evidence, verdict] of rows) {
  test(`${name}: ${verdict}`, () => {
    const judged = loadVerdict({ ...good, ...evidence });
    expect(judged.verdict).toBe(verdict);
    expect(judged.reasons.every(({ en, zh }) => en !== "" && zh !== "")).toBe(true);
    if (verdict !== "pass") expect(judged.reasons.length).toBeGreaterThan(0);
  });
}
