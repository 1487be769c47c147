import { expect, test } from "@playwright/test";
import type { RequirementResult } from "../schemas/results/conformance.js";
import { causesOf } from "./causes.js";
import { sampleFinding, sampleLines, sampleRequirement } from "./fixtures/sample.js";
import { headingsOf } from "./headings.js";

const failed = (id: string, over: Partial<RequirementResult> = {}) =>
  sampleRequirement({ id, lines: [1, 1], status: "fail", findings: [sampleFinding()], ...over });

test("an operation that refuses its documented call comes first, with all that hangs on it", () => {
  const results = [
    failed("2.3-channel-exists"),
    failed("4.2-key-master"),
    failed("4.2-success"),
    sampleRequirement({
      id: "4.2-errno",
      lines: [1, 1],
      status: "not-tested",
      reasonCode: "PREREQUISITE_FAILED",
    }),
  ];
  const [first, second] = causesOf(results, headingsOf(sampleLines()));
  expect(first).toMatchObject({ requirements: ["4.2-success", "4.2-key-master"], blocked: 1 });
  expect(first?.title.en).toBe("4.2 HLS preload does not accept the documented call");
  expect(second?.requirements).toEqual(["2.3-channel-exists"]);
});

test("the same kind of mistake in several sections is one cause", () => {
  const results = ["2.1-key-none", "2.2-key-foreign", "5.1-key-made-up"].map((id) => failed(id));
  const causes = causesOf([...results, failed("2.3-title-max-length")]);
  expect(causes.map((cause) => cause.key)).toEqual(["keys", "section 2.3"]);
});

test("server errors are one cause wherever they occur", () => {
  const crashed = { findings: [sampleFinding({ actual: "HTTP 500, no JSON" })] };
  expect(causesOf([failed("2.1-a", crashed), failed("6.2-b", crashed)]).map((cause) => cause.key)).toEqual(["crash"]);
});

test("errors of the suite are told apart and come last", () => {
  const causes = causesOf([failed("2.1-a", { status: "error" }), failed("2.2-b", { status: "warn" })]);
  expect(causes.map((cause) => [cause.key, cause.worst])).toEqual([
    ["section 2.2", "warn"],
    ["suite", "error"],
  ]);
});

test("every finding is in exactly one cause", () => {
  const results = ["2.1-key-none", "2.3-x", "2.3-y", "4.1-success", "4.1-addr"].map((id) => failed(id));
  const all = causesOf(results).flatMap((cause) => cause.requirements);
  expect(all.toSorted()).toEqual(results.map((one) => one.id).toSorted());
});
