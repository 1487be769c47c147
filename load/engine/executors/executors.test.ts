// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the scripts under test are texts
import { expect, test } from "@playwright/test";
import { type LoggingServer, type Ran, runScript, startLogging } from "../test-support.js";

const call = "export default async function () { await http.get(`${__ENV.BASE}/?vu=${__VU}&iter=${__ITER}`); }";
const slow = (seconds: number) =>
  `export default async function () { await http.get(\`\${__ENV.BASE}/?vu=\${__VU}\`); await sleep(${seconds}); }`;

interface Row {
  name: string;
  scenario: object;
  script?: string;
  check(ran: Ran, server: LoggingServer): void;
}

const vusOf = (server: LoggingServer) => server.log.map(({ url }) => Number(/vu=(\d+)/.exec(url)?.[1]));
const perVu = (server: LoggingServer) => {
  const counts: Record<number, number> = {};
  for (const vu of vusOf(server)) counts[vu] = (counts[vu] ?? 0) + 1;
  return counts;
};

/** k6's documented executors, each held against the target's own log. */
const rows: Row[] = [
  {
    name: "shared-iterations: all iterations, whoever takes them",
    scenario: { executor: "shared-iterations", vus: 3, iterations: 20 },
    check: (ran, server) => {
      expect([server.log.length, ran.sum("iterations")]).toEqual([20, 20]);
    },
  },
  {
    name: "shared-iterations: what maxDuration leaves over is dropped",
    scenario: { executor: "shared-iterations", vus: 2, iterations: 100, maxDuration: "500ms", gracefulStop: "2s" },
    script: slow(0.2),
    check: (ran) => {
      expect(ran.sum("iterations") + ran.sum("dropped_iterations")).toBe(100);
      expect(ran.sum("iterations")).toBeLessThanOrEqual(6);
    },
  },
  {
    name: "per-vu-iterations: each virtual user has its own",
    scenario: { executor: "per-vu-iterations", vus: 3, iterations: 4 },
    check: (_ran, server) => {
      expect(perVu(server)).toEqual({ 1: 4, 2: 4, 3: 4 });
    },
  },
  {
    name: "per-vu-iterations: what maxDuration leaves over is dropped",
    scenario: { executor: "per-vu-iterations", vus: 2, iterations: 5, maxDuration: "250ms", gracefulStop: "1s" },
    script: slow(0.15),
    check: (ran) => {
      expect(ran.sum("iterations") + ran.sum("dropped_iterations")).toBe(10);
      expect(ran.sum("dropped_iterations")).toBeGreaterThan(0);
    },
  },
  {
    name: "constant-vus: so many loop side by side for the duration",
    scenario: { executor: "constant-vus", vus: 4, duration: "400ms" },
    script: slow(0.1),
    check: (ran, server) => {
      expect(Object.keys(perVu(server))).toEqual(["1", "2", "3", "4"]);
      expect(ran.sum("iterations")).toBeLessThanOrEqual(16);
      expect(ran.sum("dropped_iterations")).toBe(0);
    },
  },
  {
    name: "an iteration under way may end within gracefulStop",
    scenario: { executor: "constant-vus", vus: 2, duration: "100ms", gracefulStop: "3s" },
    script: slow(0.4),
    check: (ran) => {
      expect([ran.sum("iterations"), ran.result.interrupted]).toEqual([2, 0]);
    },
  },
  {
    name: "after gracefulStop it is interrupted and does not count",
    scenario: { executor: "constant-vus", vus: 2, duration: "100ms", gracefulStop: "100ms" },
    script: slow(30),
    check: (ran) => {
      expect([ran.sum("iterations"), ran.result.interrupted]).toEqual([0, 2]);
      expect(ran.result.seconds).toBeLessThan(5);
    },
  },
  {
    name: "ramping-vus: virtual users come one by one, and stay until their slot is switched off",
    scenario: {
      executor: "ramping-vus",
      startVUs: 0,
      stages: [
        { duration: "400ms", target: 4 },
        { duration: "100ms", target: 4 },
        { duration: "0s", target: 1 },
        { duration: "200ms", target: 1 },
      ],
    },
    script: slow(0.05),
    check: (_ran, server) => {
      const firsts = [1, 2, 3, 4].map((vu) => vusOf(server).indexOf(vu));
      expect(firsts).toEqual([...firsts].sort((one, other) => one - other));
      const last = vusOf(server).slice(-2);
      expect(last).toEqual([1, 1]);
    },
  },
  {
    name: "ramping-vus: who is one too many is interrupted after gracefulRampDown",
    scenario: {
      executor: "ramping-vus",
      startVUs: 3,
      gracefulRampDown: "50ms",
      gracefulStop: "50ms",
      stages: [
        { duration: "100ms", target: 3 },
        { duration: "0s", target: 1 },
        { duration: "200ms", target: 1 },
      ],
    },
    script: slow(30),
    check: (ran) => {
      expect(ran.result.interrupted).toBe(3);
    },
  },
  {
    name: "constant-arrival-rate: every start, evenly, whatever it takes",
    scenario: { executor: "constant-arrival-rate", rate: 50, duration: "1s", preAllocatedVUs: 10, maxVUs: 60 },
    check: (ran, server) => {
      expect([server.log.length, ran.sum("iterations"), ran.sum("dropped_iterations")]).toEqual([50, 50, 0]);
    },
  },
  {
    name: "constant-arrival-rate: 120 a minute is one each half second",
    scenario: { executor: "constant-arrival-rate", rate: 120, timeUnit: "1m", duration: "1s", preAllocatedVUs: 2 },
    check: (_ran, server) => {
      expect(server.log).toHaveLength(2);
      expect((server.log[1]?.at ?? 0) - (server.log[0]?.at ?? 0)).toBeGreaterThan(300);
    },
  },
  {
    name: "without a free virtual user a start is dropped and counted, never queued",
    scenario: {
      executor: "constant-arrival-rate",
      rate: 20,
      duration: "500ms",
      preAllocatedVUs: 1,
      maxVUs: 3,
      gracefulStop: "5s",
    },
    script: slow(1),
    check: (ran, server) => {
      expect([server.log.length, ran.sum("iterations"), ran.sum("dropped_iterations")]).toEqual([3, 3, 7]);
    },
  },
  {
    name: "ramping-arrival-rate: the starts are the area under the ramp",
    scenario: {
      executor: "ramping-arrival-rate",
      startRate: 0,
      preAllocatedVUs: 20,
      stages: [
        { duration: "500ms", target: 40 },
        { duration: "500ms", target: 40 },
      ],
    },
    check: (ran) => {
      expect(ran.sum("iterations") + ran.sum("dropped_iterations")).toBe(30);
    },
  },
];

test.describe("executors", () => {
  for (const { name, scenario, script, check } of rows) {
    test(name, async () => {
      const server = await startLogging();
      try {
        check(await runScript(script ?? call, { scenarios: { s: scenario } }, server), server);
      } finally {
        await server.close();
      }
    });
  }

  test("startTime, exec, env and tags belong to the scenario", async () => {
    const server = await startLogging();
    const one = { executor: "per-vu-iterations", vus: 1, iterations: 1 };
    const ran = await runScript(
      "export async function a() { await http.get(`${__ENV.BASE}/a?${__ENV.WHO}`); } export async function b() { await http.get(`${__ENV.BASE}/b?${__ENV.WHO}`); }",
      {
        scenarios: {
          second: { ...one, exec: "b", startTime: "300ms", env: { WHO: "later" }, tags: { kind: "two" } },
          first: { ...one, exec: "a", env: { WHO: "now" }, tags: { kind: "one" } },
        },
        thresholds: { "http_reqs{kind:one}": ["count==1"], "http_reqs{scenario:second}": ["count==1"] },
      },
      server,
    );
    await server.close();
    expect(server.log.map(({ url }) => url)).toEqual(["/a?now", "/b?later"]);
    expect((server.log[1]?.at ?? 0) - (server.log[0]?.at ?? 0)).toBeGreaterThan(150);
    expect(ran.result.thresholds.map(({ value, ok }) => [value, ok])).toEqual([
      [1, true],
      [1, true],
    ]);
  });

  test("three threads do together what one does: the same iterations, each once", async () => {
    const server = await startLogging();
    const script =
      "export default async function () { await http.get(`${__ENV.BASE}/?n=${exec.scenario.iterationInTest}&vu=${exec.vu.idInTest}`); }";
    const ran = await runScript(
      script,
      {
        scenarios: {
          s: { executor: "constant-arrival-rate", rate: 60, duration: "500ms", preAllocatedVUs: 6, maxVUs: 90 },
        },
      },
      server,
      { threads: 3 },
    );
    await server.close();
    const numbers = server.log.map(({ url }) => Number(/n=(\d+)/.exec(url)?.[1])).sort((one, other) => one - other);
    expect(numbers).toEqual(Array.from({ length: 30 }, (_, at) => at));
    expect([ran.sum("iterations"), ran.count("http_req_duration")]).toEqual([30, 30]);
  });
});
