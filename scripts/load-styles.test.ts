import { expect, test } from "@playwright/test";
import { styles } from "../emulator/styles.js";
import { mixtures, type ScenarioName } from "../load/profiles.js";
import { type LoadCase, runAhead } from "./testing/load-emulator.js";
import type { Tamper } from "./testing/tampering-proxy.js";

/** Each scenario meets some of the styles, all together meet all of them. */
const stylesEach = 2;
const scenarios = Object.keys(mixtures) as ScenarioName[];
interface Sound extends LoadCase {
  platform: string;
}
const styled = scenarios.flatMap((scenario, at): Sound[] =>
  Array.from({ length: stylesEach }, (_, turn) => {
    const style = styles[(at * stylesEach + turn) % styles.length]?.name ?? "";
    return { scenario, style, duration: 2, platform: `of the style ${style}` };
  }),
);

/** Who is merely slower than others is not wrong. */
const farAway = (): Tamper => async () => {
  await new Promise((resolve) => setTimeout(resolve, 50));
  return undefined;
};
const distant = scenarios
  .slice(0, 3)
  .map((scenario): Sound => ({ scenario, tamper: farAway, duration: 1, platform: "50 ms away" }));

const cases = [...styled, ...distant];
const { resultOf, close } = runAhead(cases, 4);
test.afterAll(close);

test("all styles are tried", () => {
  expect(new Set(styled.map(({ style }) => style)).size).toBe(styles.length);
});

for (const one of cases) {
  test(`${one.scenario} blames nothing on a platform ${one.platform}`, async () => {
    const { violations, counts, thresholds } = await resultOf(one);
    expect(violations).toEqual([]);
    expect(counts.failed).toBe(0);
    expect(counts.iterations).toBeGreaterThan(5);
    // How quick the answers are depends on what else the machine does.
    const crossed = thresholds.filter(({ metric, ok }) => !ok && !/duration|time|cost/.test(metric));
    expect(crossed).toEqual([]);
  });
}
