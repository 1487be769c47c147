import { spawnSync } from "node:child_process";
import { expect, test } from "@playwright/test";
import { k6Binary } from "../load/k6.js";
import { mixtures, type ScenarioName } from "../load/profiles.js";
import { runBoth } from "./k6-agreement.js";

/**
 * Both engines, the same target, the same profile: for those who have a k6 (`npm run test:k6`). Where this is developed k6 is not run;
 * that disagreement makes these fail is shown with a stand-in, in fake-k6.test.ts.
 */
const binary = k6Binary();
const there = spawnSync(binary, ["version"]).status === 0;

test.describe("the embedded engine and k6", () => {
  test.skip(!there, `there is no k6 here (${binary}); put one on the PATH, or name it in K6_BIN`);
  test.setTimeout(120_000);

  for (const scenario of Object.keys(mixtures) as ScenarioName[]) {
    test(`agree about ${scenario} on a sound platform`, async () => {
      const { disagreements } = await runBoth(scenario, 5);
      expect(disagreements).toEqual([]);
    });
  }

  test("agree about what a platform does wrong", async () => {
    const { embedded, disagreements } = await runBoth("play-address", 2, ["4.1-type-missing"]);
    expect(embedded.violations.map(({ requirement }) => requirement)).toEqual(["4.1-type"]);
    expect(disagreements).toEqual([]);
  });
});
