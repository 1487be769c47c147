import { expect, test } from "@playwright/test";
import type { TimelineSecond } from "../schemas/results/load.js";
import { driftsIn } from "./drift.js";
import { LeftAlone, notesOf } from "./notes.js";

/** Seconds in which one operation took so long. */
const course = (typical: (second: number) => number, seconds: number): TimelineSecond[] =>
  Array.from({ length: seconds }, (_, second) => ({
    ...{ second, requests: 40, failed: 0, p50: 1, p95: 1, p99: 1, vus: 1 },
    operations: { play_address: { requests: 40, typical: typical(second) } },
  }));

const courses: [name: string, typical: (second: number) => number, drifts: boolean][] = [
  ["the same all the time", () => 20, false],
  ["five times as long in the end", (second) => 10 + second * 4, true],
  ["noise", (second) => 20 + ((second * 7919) % 40), false],
  ["one bad second at the end", (second) => (second === 8 ? 300 : 20), false],
  ["longer by less than anybody sees", (second) => 1 + second, false],
  ["slow at first", (second) => 100 / (second + 1), false],
];
for (const [name, typical, drifts] of courses) {
  test(`answers that take ${name} ${drifts ? "drift" : "do not drift"}`, () => {
    expect(driftsIn("smoke", course(typical, 11))).toHaveLength(drifts ? 1 : 0);
  });
}

test("a rise of the load is no drift, and a breaking point is none", () => {
  expect(
    driftsIn(
      "average",
      course((second) => (second < 2 ? second * 30 : 60), 12),
    ),
  ).toEqual([]);
  expect(
    driftsIn(
      "breakpoint",
      course((second) => second * 30, 160),
    ),
  ).toEqual([]);
});

const nothing = { hosts: [], target: { load: { hosts: [] } }, tooMany: 0, requests: 9, shallow: false, drifts: [] };
test("preload that brings nothing is told where streams begin late without it", () => {
  const told = (preloaded: number, cold: number) => notesOf({ ...nothing, joins: { preloaded, cold } }).length;
  expect([told(500, 510), told(40, 300), told(20, 21)]).toEqual([1, 0, 0]);
});

test("what a target says as a host comes into a note only where it is one", () => {
  const heard = new LeftAlone();
  for (const host of ["media.example", "media.example", "[::1]", 'x"], "consent": ["', "a b", 7, "h".repeat(300)])
    heard.hear(`note ${JSON.stringify({ leftAlone: host })}`);
  heard.hear("note {");
  heard.hear("violation {}");
  expect(heard.hosts).toEqual(["media.example", "[::1]"]);
});
