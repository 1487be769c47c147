import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { Arrivals } from "./arrivals.js";
import { globalIndex, parseSegment, type Segment, shareOf, subSegment, wholeRun } from "./segment.js";
import { plannedVus, vuEvents } from "./vu-ramp.js";

const second = 1000;

test.describe("arrivals", () => {
  const rows: [name: string, arrivals: Arrivals, total: number, dues: [k: number, due: number][]][] = [
    [
      "10 a second for 3 s: 30 starts, 100 ms apart",
      Arrivals.constant(10, second, 3000),
      30,
      [
        [0, 0],
        [1, 100],
        [29, 2900],
        [30, Infinity],
      ],
    ],
    [
      "30 a minute: one each 2 s",
      Arrivals.constant(30, 60_000, 10_000),
      5,
      [
        [1, 2000],
        [4, 8000],
      ],
    ],
    [
      "from 0 to 10 a second in 10 s: start k at the root",
      new Arrivals(0, second, [{ duration: 10_000, target: 10 }]),
      50,
      [
        [0, 0],
        [2, 2000],
        [8, 4000],
        [32, 8000],
      ],
    ],
    [
      "from 10 to 0 in 10 s: the mirror image",
      new Arrivals(10, second, [{ duration: 10_000, target: 0 }]),
      50,
      [
        [0, 0],
        [18, 2000],
        [42, 6000],
      ],
    ],
    [
      "a stage without starts is waited out",
      new Arrivals(0, second, [
        { duration: 5000, target: 0 },
        { duration: 0, target: 10 },
        { duration: 1000, target: 10 },
      ]),
      10,
      [
        [0, 5000],
        [9, 5900],
      ],
    ],
    [
      "two stages go on where the first ended",
      new Arrivals(10, second, [
        { duration: 1000, target: 10 },
        { duration: 1000, target: 20 },
      ]),
      25,
      [
        [9, 900],
        [10, 1000],
      ],
    ],
    ["no start at a rate of nothing", new Arrivals(0, second, [{ duration: 1000, target: 0 }]), 0, [[0, Infinity]]],
  ];
  for (const [name, arrivals, total, dues] of rows) {
    test(name, () => {
      expect(arrivals.total).toBe(total);
      for (const [k, due] of dues) expect(Math.abs(arrivals.due(k) - due) < 1e-6 || arrivals.due(k) === due).toBe(true);
    });
  }

  const stages = fc.array(
    fc.record({ duration: fc.integer({ min: 0, max: 5000 }), target: fc.integer({ min: 0, max: 50 }) }),
    { minLength: 1, maxLength: 5 },
  );

  test("starts never go back in time, and the integral of the rate at each due is its number", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50 }), stages, (startRate, list) => {
        const arrivals = new Arrivals(startRate, second, list);
        let before = 0;
        for (let k = 0; k < arrivals.total; k += 1) {
          const due = arrivals.due(k);
          if (due < before - 1e-6 || due > arrivals.duration + 1e-6) return false;
          if (Math.abs(integral(startRate, list, due) - k) > 1e-3) return false;
          before = due;
        }
        return true;
      }),
      { numRuns: 60 },
    );
  });

  function integral(startRate: number, list: { duration: number; target: number }[], time: number): number {
    let [sum, from, left] = [0, startRate, time];
    for (const { duration, target } of list) {
      const part = Math.min(left, duration);
      const to = duration === 0 ? target : from + ((target - from) * part) / duration;
      sum += (((from + to) / 2) * part) / second;
      left -= part;
      from = target;
      if (left <= 0) break;
    }
    return sum;
  }
});

test.describe("segments", () => {
  test("the parts of a run take every number exactly once, over threads and machines alike", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 5 }),
        (total, machines, threads) => {
          const seen = new Set<number>();
          for (let machine = 0; machine < machines; machine += 1) {
            for (let thread = 0; thread < threads; thread += 1) {
              const segment = subSegment({ index: machine, count: machines }, thread, threads);
              for (let local = 0; local < shareOf(total, segment); local += 1) seen.add(globalIndex(local, segment));
            }
          }
          return seen.size === total && [...seen].every((number) => number < total);
        },
      ),
    );
  });

  const texts: [text: string, segment: Segment][] = [
    ["", wholeRun],
    ["0:1", wholeRun],
    ["0:1/4", { index: 0, count: 4 }],
    ["1/4:2/4", { index: 1, count: 4 }],
    ["2/3:1", { index: 2, count: 3 }],
    ["50%:100%", { index: 1, count: 2 }],
  ];
  for (const [text, segment] of texts) {
    test(`executionSegment "${text}" is part ${segment.index + 1} of ${segment.count}`, () => {
      expect(parseSegment(text)).toEqual(segment);
    });
  }

  test("a segment that is no equal part is refused by name", () => {
    expect(() => parseSegment("1/4:3/4")).toThrow(
      'options.executionSegment is "1/4:3/4"; allowed: equal parts such as "0:1/4", "1/4:2/4"',
    );
  });
});

test.describe("ramping virtual users", () => {
  const ramp = [
    { duration: 10_000, target: 10 },
    { duration: 5000, target: 10 },
    { duration: 5000, target: 0 },
  ];
  const rows: [time: number, vus: number][] = [
    [0, 0],
    [999, 0],
    [1000, 1],
    [5500, 5],
    [10_000, 10],
    [15_000, 10],
    [16_000, 8],
    [19_999, 1],
    [20_000, 0],
  ];
  for (const [time, vus] of rows) {
    test(`after ${time} ms of a ramp of 10 s to 10, ${vus} are planned`, () => {
      expect(plannedVus(0, ramp, time)).toBe(vus);
    });
  }

  test("the events of all segments add up to the plan", () => {
    const stage = fc.record({ duration: fc.integer({ min: 0, max: 3000 }), target: fc.integer({ min: 0, max: 12 }) });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 12 }),
        fc.array(stage, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 0, max: 9000 }),
        (startVus, stages, count, time) => {
          let on = 0;
          for (let index = 0; index < count; index += 1) {
            for (const event of vuEvents(startVus, stages, { index, count }))
              if (event.time <= time) on += event.on ? 1 : -1;
          }
          return Math.abs(on - plannedVus(startVus, stages, time)) <= (onBoundary(startVus, stages, time) ? 1 : 0);
        },
      ),
      { numRuns: 200 },
    );
  });

  /** Where a change falls on the very moment, floating point may see it a hair earlier or later. */
  function onBoundary(startVus: number, stages: { duration: number; target: number }[], time: number): boolean {
    return vuEvents(startVus, stages, wholeRun).some((event) => Math.abs(event.time - time) < 1e-3);
  }
});
