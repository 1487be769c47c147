import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { RequirementResult, Status } from "../../schemas/results/conformance.js";
import { applyWaivers, readWaivers, type Waiver } from "./waivers.js";

const waiver: Waiver = {
  requirement: "2.3-x",
  reason: "old firmware",
  owner: "Li",
  until: "2030-01-31",
  actual: "errno 0",
};

function result(status: Status, actual = 'HTTP 200, errno 0 "succ"'): RequirementResult {
  const finding = { message: "m", messageZh: "m", expected: "errno 16", actual, curl: "", exchange: "" };
  const broken = status === "fail" || status === "warn";
  return {
    ...{
      id: "2.3-x",
      section: "2.3",
      level: "MUST",
      title: { en: "t", zh: "t" },
      lines: [1, 1],
      printed: "",
      errata: [],
    },
    ...{ readingTaken: null, status, unstable: false, reason: null, reasonCode: null, checks: 1, milliseconds: 1 },
    findings: broken ? [finding] : [],
  };
}

function applied(given: RequirementResult, today = "2030-01-31") {
  const { results, stale } = applyWaivers([given], [waiver], today);
  return { status: results[0]?.status, stale: stale.map(({ why }) => why.en) };
}

test("the expected wrong answer is waived up to the last day", () => {
  expect(applied(result("fail"))).toEqual({ status: "waived", stale: [] });
  expect(applied(result("warn"))).toEqual({ status: "waived", stale: [] });
});

test("a waiver is stale after its last day, on another wrong answer, and when the requirement holds again", () => {
  expect(applied(result("fail"), "2030-02-01")).toEqual({ status: "fail", stale: ["its last day was 2030-01-31"] });
  const other = applied(result("fail", "HTTP 500"));
  expect(other).toEqual({ status: "fail", stale: ["another wrong answer than the waived one: HTTP 500"] });
  expect(applied(result("pass"))).toEqual({ status: "pass", stale: ["the requirement holds again"] });
});

test("a waiver of what was not tested waits; one of an unknown requirement is stale", () => {
  expect(applied(result("not-tested"))).toEqual({ status: "not-tested", stale: [] });
  const { stale } = applyWaivers([], [waiver], "2030-01-01");
  expect(stale.map(({ why }) => why.en)).toEqual(["there is no such requirement in the catalogue"]);
});

test.describe("a waivers file", () => {
  let folder: string;
  test.beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "waivers-"));
  });
  test.afterEach(() => rmSync(folder, { recursive: true }));

  function read(content: unknown): Waiver[] | string {
    const file = join(folder, "waivers.json");
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
    try {
      return readWaivers(file);
    } catch (problem) {
      return (problem as Error).message.replace(folder, "");
    }
  }

  test("is read as it is", () => {
    expect(read([waiver])).toEqual([waiver]);
  });

  for (const [content, message] of [
    [{}, "/waivers.json is no list; allowed: a list of waivers. Put them in [ ]."],
    [
      [{ ...waiver, untill: "x" }],
      '/waivers.json: "[0].untill" is unknown; allowed: requirement, reason, owner, until, actual. Remove it.',
    ],
    [[{ ...waiver, owner: undefined }], '/waivers.json: "[0].owner" is missing; allowed: a text. Correct it.'],
    [[{ ...waiver, until: "soon" }], '/waivers.json: "[0].until" is "soon"; allowed: a day as YYYY-MM-DD. Correct it.'],
  ] as const) {
    test(`is refused with one line: ${message}`, () => {
      expect(read(content)).toBe(message);
    });
  }

  test("that is no JSON is refused with one line", () => {
    expect(read("[")).toMatch(
      /^\/waivers\.json cannot be read as JSON \(.+\); allowed: a list of waivers\. Correct it\.$/,
    );
  });
});
