import { expect, test } from "@playwright/test";
import { styles } from "../emulator/styles.js";
import { mixtures, type ScenarioName } from "../load/profiles.js";
import { type LoadCase, runAhead } from "./testing/load-emulator.js";

/** Each scenario meets some of the styles, all together meet all of them. */
const stylesEach = 2;
const scenarios = Object.keys(mixtures) as ScenarioName[];
const cases = scenarios.flatMap((scenario, at): Required<Pick<LoadCase, "scenario" | "style" | "duration">>[] =>
  Array.from({ length: stylesEach }, (_, turn) => {
    const style = styles[(at * stylesEach + turn) % styles.length]?.name ?? "";
    return { scenario, style, duration: 2 };
  }),
);
const { resultOf } = runAhead(cases, 3);

test("all styles are tried", () => {
  expect(new Set(cases.map(({ style }) => style)).size).toBe(styles.length);
});

for (const one of cases) {
  test(`${one.scenario} blames nothing on a platform of the style ${one.style}`, async () => {
    const { violations, counts, thresholds } = await resultOf(one);
    expect(violations).toEqual([]);
    expect(counts.failed).toBe(0);
    expect(counts.iterations).toBeGreaterThan(10);
    // How quick the answers are depends on what else the machine does.
    const crossed = thresholds.filter(({ metric, ok }) => !ok && !/duration|time|cost/.test(metric));
    expect(crossed).toEqual([]);
  });
}
