import { expect, test } from "@playwright/test";
import { formatResult, formatSummary, plainLook } from "./console.js";
import {
  manyRequirements,
  sampleConformance,
  sampleFinding,
  sampleLoad,
  sampleRequirement,
} from "./fixtures/sample.js";
import { coloured, fitted, padded, paintFor, widthOf } from "./paint.js";

const failed = sampleRequirement({
  id: "2.3-channel-exists",
  lines: [237, 241],
  printed: "如果通道已经存在则报错返回如下信息",
  status: "fail",
  findings: [sampleFinding({ exchange: "" })],
});

test("a failure names requirement, level, lines, printed words, expected, actual and the call to repeat", () => {
  expect(formatResult(failed, plainLook("en"))).toBe(
    [
      "✗ 2.3-channel-exists  MUST   lines 237-241  “如果通道已经存在则报错返回如下信息”",
      "  finding   a channel was added a second time",
      '  expected  errno 16, "The channel already exists,cannot add again!"',
      '  actual    errno 0, "succ"',
      '  again     curl -X POST "$API/ipc/video/device/AddChannel?device_id=12&channel_id=1&title=a" -H "api-key: $KEY"',
    ].join("\n"),
  );
});

test("labels in Chinese are aligned by the columns that they take", () => {
  const rows = formatResult(failed, plainLook("zh")).split("\n").slice(1);
  const starts = rows.map((row) => widthOf(/^ {2}\S+ {2,}/.exec(row)?.[0] ?? ""));
  expect(new Set(starts).size).toBe(1);
});

test("a pass prints nothing", () => {
  expect(formatResult(sampleRequirement({ id: "1.1-title", lines: [19, 19] }), plainLook("en"))).toBe("");
});

test("escape sequences and line breaks of a target become visible", () => {
  const hostile = { ...failed, findings: [sampleFinding({ actual: "\u001b[2Jgone\r\n✓ all passed\u202e" })] };
  const shown = formatResult(hostile, plainLook("en"));
  expect(shown).toContain("actual    \\u001b[2Jgone\\r\\n✓ all passed\\u202e");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what must not be there
  expect(shown).not.toMatch(/\u001b|\r|\u202e/);
});

test("colours are for terminals alone and end with NO_COLOR", () => {
  expect(paintFor(true, {})("red", "x")).toBe(coloured("red", "x"));
  expect(paintFor(true, { NO_COLOR: "1" })("red", "x")).toBe("x");
  expect(paintFor(true, { TERM: "dumb" })("red", "x")).toBe("x");
  expect(paintFor(false, {})("red", "x")).toBe("x");
});

test("padding and cutting count a Chinese character as two columns", () => {
  expect(padded("期望", 6)).toBe("期望  ");
  expect(fitted("通道已经存在", 7)).toBe("通道已…");
});

test("the summary of a bad run fits a screen", () => {
  const run = sampleConformance(manyRequirements(560, Array(80).fill("fail")));
  const loads = ["play-address", "hls-preload", "stat-paging", "mixed"].map((scenario) => sampleLoad({ scenario }));
  const text = formatSummary({ conformance: run, loads, report: "reports/runs/k3v9x2/report.html" }, plainLook("en"));
  expect(text.split("\n").length).toBeLessThanOrEqual(24);
  expect(text).toContain("NON-CONFORMANT");
  expect(text).toContain("✗ 80 failed");
  expect(text).toContain("… and 68 more");
});

test("the summary of a run against the emulator says so", () => {
  const run = sampleConformance();
  run.target.emulator = true;
  expect(formatSummary({ conformance: run, loads: [] }, plainLook("en"))).toContain(
    "the embedded emulator, not a product",
  );
});
