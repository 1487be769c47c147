import { expect, test } from "@playwright/test";
import { formatDuration, parseDuration } from "./duration.js";
import { parseOptions } from "./options.js";

const durations: [text: string | number, milliseconds: number][] = [
  ["1m30s", 90_000],
  ["500ms", 500],
  ["1h2m3s", 3_723_000],
  [250, 250],
  ["1.5s", 1500],
  ["2d", 172_800_000],
];
for (const [text, milliseconds] of durations) {
  test(`the duration ${text} is ${milliseconds} ms`, () => {
    expect(parseDuration(text, "x")).toBe(milliseconds);
  });
}

test("a duration is written as k6 writes it", () => {
  expect([0, 1500, 90_000, 3_600_000].map(formatDuration)).toEqual(["0s", "1.5s", "1m30s", "1h"]);
});

const scenario = (given: object) => parseOptions({ scenarios: { s: given } }).scenarios[0];
const common = { name: "s", startTime: 0, gracefulStop: 30_000, exec: "default", env: {}, tags: {} };
const defaults: [name: string, given: object, read: object][] = [
  ["shared-iterations", { executor: "shared-iterations" }, { vus: 1, iterations: 1, maxDuration: 600_000 }],
  ["per-vu-iterations", { executor: "per-vu-iterations", vus: 2 }, { vus: 2, iterations: 1, maxDuration: 600_000 }],
  ["constant-vus", { executor: "constant-vus", duration: "5s" }, { vus: 1, duration: 5000 }],
  [
    "ramping-vus",
    { executor: "ramping-vus", stages: [{ duration: "1s", target: 3 }] },
    { startVus: 1, gracefulRampDown: 30_000, stages: [{ duration: 1000, target: 3 }] },
  ],
  [
    "constant-arrival-rate",
    { executor: "constant-arrival-rate", rate: 3, duration: "1s", preAllocatedVUs: 2 },
    { rate: 3, timeUnit: 1000, duration: 1000, vus: 2, maxVus: 2 },
  ],
  [
    "ramping-arrival-rate",
    { executor: "ramping-arrival-rate", preAllocatedVUs: 2, maxVUs: 9, stages: [{ duration: "1s", target: 3 }] },
    { rate: 0, timeUnit: 1000, vus: 2, maxVus: 9, stages: [{ duration: 1000, target: 3 }] },
  ],
];
for (const [name, given, read] of defaults) {
  test(`${name} has k6's defaults`, () => {
    expect(scenario(given)).toEqual({ ...common, executor: name, ...read });
  });
}

const shortForms: [name: string, given: object, executor: string][] = [
  ["nothing is one iteration", {}, "shared-iterations"],
  ["vus and iterations", { vus: 2, iterations: 4 }, "shared-iterations"],
  ["vus and duration", { vus: 2, duration: "1s" }, "constant-vus"],
  ["stages", { stages: [{ duration: "1s", target: 2 }] }, "ramping-vus"],
];
for (const [name, given, executor] of shortForms) {
  test(`short form: ${name}`, () => {
    expect(parseOptions(given).scenarios).toMatchObject([{ name: "default", executor }]);
  });
}

const wrong: [given: object, message: string][] = [
  [
    { httpDebug: "full" },
    "options.httpDebug is not supported by the embedded engine; run this script with --engine k6",
  ],
  [{ scenarios: {} }, "options.scenarios is empty; allowed: at least one scenario"],
  [
    { scenarios: { s: { executor: "externally-controlled" } } },
    'options.scenarios.s.executor is "externally-controlled"; allowed: shared-iterations, per-vu-iterations, constant-vus, ramping-vus, constant-arrival-rate, ramping-arrival-rate',
  ],
  [
    { scenarios: { s: { executor: "constant-vus", duration: "1s", rate: 3 } } },
    "options.scenarios.s.rate does not belong to constant-vus; allowed: executor, startTime, gracefulStop, exec, env, tags, vus, duration",
  ],
  [
    { scenarios: { s: { executor: "constant-vus", duration: "soon" } } },
    'options.scenarios.s.duration is "soon"; allowed: a duration such as "30s" or "1m30s"',
  ],
  [
    { scenarios: { s: { executor: "constant-arrival-rate", rate: 0, duration: "1s", preAllocatedVUs: 1 } } },
    "options.scenarios.s.rate is 0; allowed: a number above 0",
  ],
  [
    { scenarios: { s: { executor: "constant-arrival-rate", rate: 1, duration: "1s" } } },
    "options.scenarios.s.preAllocatedVUs is undefined; allowed: an integer from 0",
  ],
  [
    { scenarios: { s: { executor: "constant-arrival-rate", rate: 1, duration: "1s", preAllocatedVUs: 5, maxVUs: 2 } } },
    "options.scenarios.s.maxVUs is 2; allowed: an integer from 5",
  ],
  [
    { scenarios: { s: { executor: "shared-iterations", vus: 3, iterations: 2 } } },
    "options.scenarios.s.iterations is 2; allowed: at least vus (3)",
  ],
  [
    { stages: [{ duration: "1s", target: 2 }], iterations: 3 },
    "options.stages stands beside iterations or duration; allowed: one of them",
  ],
];
for (const [given, message] of wrong) {
  test(`refused: ${message.slice(0, 100)}`, () => {
    expect(() => parseOptions(given)).toThrow(message);
  });
}
