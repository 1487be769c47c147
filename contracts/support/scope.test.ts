import { expect, test } from "@playwright/test";
import type { Requirement } from "../../schemas/requirements/requirement.js";
import { holds, outOfScope, type Scope, scopeShown } from "./scope.js";
import { edition, target } from "./testing/fake.js";

function reasonOf(id: string, scope: Scope, claims?: string[]): string | null {
  const [requirement] = edition({ [id]: "MUST" }).requirements as [Requirement];
  return outOfScope(requirement, scope, { ...target, ...(claims ? { claims } : {}) })?.code ?? null;
}

test("a chapter holds its sections and no other number that begins alike", () => {
  expect([holds("1", "1.2"), holds("1", "13.1"), holds("3.2", "3.2.a"), holds("8", "8")]).toEqual([
    true,
    false,
    true,
    true,
  ]);
});

test("the longest claim that fits decides; exclusions alone leave the rest", () => {
  expect(reasonOf("1.1-x", {}, ["1", "-1.2"])).toBeNull();
  expect(reasonOf("1.2-x", {}, ["1", "-1.2"])).toBe("NOT_CLAIMED");
  expect(reasonOf("2.1-x", {}, ["1", "-1.2"])).toBe("NOT_CLAIMED");
  expect(reasonOf("2.1-x", {}, ["-1.2"])).toBeNull();
});

test("what holds for every operation is claimed with anything", () => {
  expect(reasonOf("0-x", {}, ["4"])).toBeNull();
});

test("--section and --only leave out the rest", () => {
  expect(reasonOf("1.1-x", { sections: ["2"] })).toBe("SKIPPED_BY_USER");
  expect(reasonOf("2.1-x", { sections: ["2"], only: ["2.1-y"] })).toBe("SKIPPED_BY_USER");
  expect(reasonOf("2.1-y", { sections: ["2"], only: ["2.1-y"] })).toBeNull();
});

test("a scope is shown as what it was narrowed to", () => {
  expect(scopeShown({})).toBe("all");
  expect(scopeShown({ sections: ["2", "4"], readOnly: true })).toBe("sections 2 4, read-only");
});
