import { expect, test } from "@playwright/test";
import fc from "fast-check";
import type { Clock } from "./clock.js";
import { RateLimiter } from "./rate.js";
import { serveHttp, wireTo } from "./testing/servers.js";

/** A clock that moves from one appointment to the next. */
class VirtualClock implements Clock {
  #now = 0;
  #appointments: { at: number; run: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, run: () => void): void {
    this.#appointments.push({ at: this.#now + milliseconds, run });
  }

  /** Runs until nothing is left to do. */
  async run(): Promise<void> {
    for (;;) {
      // Promises that were settled may make new appointments.
      for (let i = 0; i < 20; i++) await Promise.resolve();
      this.#appointments.sort((a, b) => a.at - b.at);
      const next = this.#appointments.shift();
      if (!next) return;
      this.#now = Math.max(this.#now, next.at);
      next.run();
    }
  }
}

/** The most arrivals in any second that begins with one. */
function mostInASecond(arrivals: number[]): number {
  const sorted = [...arrivals].sort((a, b) => a - b);
  return Math.max(0, ...sorted.map((start) => sorted.filter((at) => at >= start && at < start + 1_000).length));
}

test("no sliding second sees more requests than allowed, whatever the network does and however they come", async () => {
  const request = fc.record({
    comes: fc.integer({ min: 0, max: 3_000 }),
    size: fc.integer({ min: 1, max: 3 }),
    connects: fc.integer({ min: 0, max: 4_000 }),
    travels: fc.integer({ min: 0, max: 900 }),
    answered: fc.option(fc.integer({ min: 0, max: 5_000 })),
  });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 3, max: 12 }), fc.array(request, { maxLength: 60 }), async (rate, requests) => {
      const clock = new VirtualClock();
      const limiter = new RateLimiter(rate, clock);
      const arrivals: number[] = [];
      let served = 0;
      for (const { comes, size, connects, travels, answered } of requests) {
        clock.after(comes, () => {
          void limiter.take(size).then((slots) => {
            served++;
            for (const slot of slots) {
              clock.after(connects, () => {
                slot.sent();
                clock.after(travels, () => {
                  arrivals.push(clock.now());
                  if (answered !== null) clock.after(answered, () => slot.arrived());
                });
              });
            }
          });
        });
      }
      await clock.run();
      expect(served).toBe(requests.length);
      expect(mostInASecond(arrivals)).toBeLessThanOrEqual(rate);
    }),
    { numRuns: 150 },
  );
});

test("the full rate is used when the target answers at once", async () => {
  const clock = new VirtualClock();
  const limiter = new RateLimiter(10, clock);
  let last = 0;
  for (let i = 0; i < 100; i++) {
    void limiter.take(1).then(([slot]) => {
      slot?.sent();
      slot?.arrived();
      last = clock.now();
    });
  }
  await clock.run();
  expect(last).toBeLessThan(9_500);
});

test("what is urgent goes before what waits, within the same rate", async () => {
  const clock = new VirtualClock();
  const limiter = new RateLimiter(2, clock);
  const order: string[] = [];
  const take = (name: string, count: number, urgent = false) =>
    limiter.take(count, undefined, urgent).then((slots) => {
      order.push(`${name} at ${clock.now()}`);
      for (const slot of slots) slot.arrived();
    });
  void take("first", 2);
  void take("race", 2);
  void take("late", 1);
  void take("urgent", 1, true);
  void take("urgent too", 1, true);
  await clock.run();
  expect(order).toEqual(["first at 0", "urgent at 1010", "urgent too at 1010", "race at 2020", "late at 3030"]);
});

test("repeats, races and redirects count like any other request", async () => {
  const arrivals: number[] = [];
  const server = await serveHttp((request, response) => {
    arrivals.push(performance.now());
    if (request.url === "/busy") response.writeHead(503).end();
    else if (request.url === "/moved") response.writeHead(302, { location: "/there" }).end();
    else response.end("{}");
  });
  const wire = wireTo(server.url, { maxRequestsPerSecond: 8 });
  const call = { requirement: "x", method: "GET", url: "/x" };
  await Promise.all([
    wire.send({ ...call, url: "/busy" }),
    wire.race([call, call, call, call]),
    wire.send({ ...call, url: "/moved", redirects: 1 }),
    wire.race([call, call, call]),
    ...Array.from({ length: 6 }, () => wire.send(call)),
  ]);
  expect(arrivals).toHaveLength(18);
  expect(mostInASecond(arrivals)).toBeLessThanOrEqual(8);
  expect(await wire.race(Array.from({ length: 9 }, () => call))).toMatchObject(
    Array.from({ length: 9 }, () => ({ failure: { kind: "rate" } })),
  );
  await Promise.all([wire.close(), server.close()]);
});

test("all calls of a race are under way before the first is answered", async () => {
  const waiting: (() => void)[] = [];
  const server = await serveHttp((_request, response) => {
    waiting.push(() => response.end("{}"));
    if (waiting.length === 30) for (const answer of waiting) answer();
  });
  const wire = wireTo(server.url);
  const answers = await wire.race(Array.from({ length: 30 }, () => ({ requirement: "x", method: "GET", url: "/x" })));
  expect(answers.every((answer) => answer.status === 200)).toBe(true);
  expect(new Set(answers.map((answer) => answer.exchange)).size).toBe(30);
  await Promise.all([wire.close(), server.close()]);
});
