import { expect, test } from "@playwright/test";
import { plainLook } from "./console.js";
import { manyRequirements } from "./fixtures/sample.js";
import { createProgress } from "./progress.js";

function screenOf(live: boolean) {
  let text = "";
  let time = 0;
  const write = (more: string) => {
    text += more;
  };
  const now = () => {
    time += 100;
    return time;
  };
  return { screen: { live, write, now }, text: () => text };
}

test("where there is no terminal, progress is a plain line every tenth of the way, with findings as they come", () => {
  const { screen, text } = screenOf(false);
  const progress = createProgress(screen, plainLook("en"));
  progress.expect(20);
  for (const result of manyRequirements(20, ["fail"])) {
    progress.started(result.id);
    progress.result(result);
  }
  progress.end();
  const lines = text().trimEnd().split("\n");
  expect(lines.filter((line) => line.includes(" judged"))).toHaveLength(10);
  expect(lines.at(-1)).toBe("20 of 20 judged  ✗ 1  ✓ 19");
  expect(lines[0]).toContain("✗ 1.1-rule-0");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no control character may be there
  expect(text()).not.toMatch(/[\u001b\r]/);
});

test("on a terminal, one moving line tells what is running and makes room for findings", () => {
  const { screen, text } = screenOf(true);
  const progress = createProgress(screen, plainLook("en"));
  progress.expect(3);
  progress.started("4.1-addr");
  expect(text()).toContain("0 of 3 judged  running 4.1-addr");
  for (const result of manyRequirements(2, ["fail"])) progress.result(result);
  progress.finished("4.1-addr");
  progress.end();
  expect(text()).toContain("\r\u001b[2K✗ 1.1-rule-0");
  expect(text().endsWith("\r\u001b[2K")).toBe(true);
});

test("a load run tells how far it is, where there is no terminal five times", () => {
  const { screen, text } = screenOf(false);
  const progress = createProgress(screen, plainLook("en"));
  for (let tenth = 1; tenth <= 50; tenth += 1)
    progress.load({ scenario: "mixed", seconds: tenth / 10, of: 5, iterations: tenth, vus: 2 });
  const lines = text().trimEnd().split("\n");
  expect(lines).toHaveLength(6);
  expect(lines.at(-1)).toBe("mixed: 5 of 5 s, 50 iterations, 2 users");
});
