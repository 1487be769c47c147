import { expect, test } from "@playwright/test";
import { type Edition, loadEdition } from "../../schemas/edition.js";
import type { RequirementResult } from "../../schemas/results/conformance.js";
import type { HelloTarget } from "../../target/connect.js";
import { written } from "../checks/index.js";
import { derivedChecks } from "./derived/index.js";
import { DryWire } from "./dry-wire.js";
import { planRun } from "./plan.js";
import { runChecks } from "./run.js";
import { everythingGiven } from "./testing/fake.js";

let edition: Edition;
test.beforeAll(async () => {
  edition = await loadEdition();
});

function hello(change: Partial<HelloTarget> = {}) {
  return { target: { ...everythingGiven, ...change }, runId: "r1", seed: "s" };
}

test("a plan tells requests, what is made and what changes something, and sends nothing", async () => {
  const plan = await planRun(edition, hello({ maxRequestsPerSecond: 10 }), { sections: ["2"] });
  const chapter = edition.requirements.filter(({ section, origin }) => /^2\./.test(section) && origin !== "excluded");
  expect(plan.requirements).toBe(chapter.length);
  expect(plan.creates.device).toBeGreaterThan(1);
  const adding = plan.operations.find(({ section }) => section === "2.3");
  expect(adding).toMatchObject({ changes: true });
  expect(plan.requests).toBe(plan.operations.reduce((sum, one) => sum + one.requests, 0));
  expect(plan.seconds).toBe(Math.ceil(plan.requests / 10));
});

test("a read-only plan changes nothing", async () => {
  const plan = await planRun(edition, hello(), { readOnly: true });
  expect(plan.operations.filter(({ changes }) => changes)).toEqual([]);
  expect(plan.creates).toEqual({});
});

/** Aspects whose check must find a target wrong that takes whatever it is sent. */
const refusals = [
  ...["param-required", "max-length", "pattern", "enum", "maximum", "minimum", "max-bytes", "format", "type"],
  ...["key-none", "key-made-up", "key-foreign", "key-deleted", "method"],
];

test("every derived refusal is found broken on a target that takes everything", async () => {
  const results = await judged("everything");
  const meant = edition.requirements.filter(({ id, aspect }) => results.has(id) && refusals.includes(aspect ?? ""));
  const found = (id: string) => ["fail", "warn"].includes(results.get(id)?.status ?? "") || shownByLists.has(id);
  const missed = meant.filter(({ id }) => !found(id));
  expect(missed.map(({ id }) => `${id}: ${results.get(id)?.status} ${results.get(id)?.reason?.en}`)).toEqual([]);
});

/** What is wrong there would show in a list, and this target's lists are made up. */
const shownByLists = new Set(["1.5-key-foreign", "8-key-foreign", "1.5-per_page-maximum"]);

function derived() {
  return derivedChecks(edition, new Set(written.flatMap(({ ids }) => ids)));
}

async function judged(takes: "everything"): Promise<Map<string, RequirementResult>> {
  const checks = derived();
  const wire = new DryWire(edition, takes);
  const results = await runChecks({ edition, hello: hello(), wire, checks, sleep: async () => {} });
  const judgedHere = new Set(checks.flatMap(({ ids }) => ids));
  return new Map(results.filter(({ id }) => judgedHere.has(id)).map((result) => [result.id, result]));
}

test("the suite's own good requests keep the document's rules", async () => {
  const wire = new DryWire(edition);
  const results = await runChecks({ edition, hello: hello(), wire, checks: derived(), sleep: async () => {} });
  const success = results.filter(({ id, status }) => id.endsWith("-success") && status !== "pass");
  expect(success.map(({ id, reason }) => `${id}: ${reason?.en}`)).toEqual([]);
});
