import { expect, test } from "@playwright/test";
import type { Level } from "../../schemas/facts.js";
import type { Fixtures } from "../../target/target.js";
import type { Answer, Call } from "../../target/wire.js";
import { type Check, type CheckOptions, checkOfCatalogue as checks } from "./check.js";
import { runChecks } from "./run.js";
import type { Scope } from "./scope.js";
import { edition, FakeWire, target } from "./testing/fake.js";

/** Ids of these tests' own catalogue. */
function check(id: string, run: Check["run"], options: CheckOptions = {}): Check {
  return checks(id, [id], run, options);
}

const good = { errno: 0, error: "succ" };

async function run(
  all: Check[],
  options: {
    levels?: Record<string, Level>;
    answer?: (call: Call) => Partial<Answer> | object;
    scope?: Scope;
    fixtures?: Fixtures;
    repeat?: number;
  } = {},
) {
  const levels = options.levels ?? Object.fromEntries(all.flatMap((one) => one.ids).map((id) => [id, "MUST" as Level]));
  const wire = new FakeWire(options.answer ?? (() => good));
  const hello = { target: { ...target, fixtures: options.fixtures ?? {} }, runId: "r1", seed: "s" };
  const given = {
    edition: edition(levels),
    hello,
    wire,
    checks: all,
    sleep: async () => {},
    scope: options.scope ?? {},
    repeat: options.repeat ?? 1,
  };
  const results = await runChecks(given);
  return { wire, results, result: results[0], status: results.map((one) => one.status) };
}

test("assertions that hold make a pass", async () => {
  const { result } = await run([check("2.1-a", async (t) => void t.accepted(await t.call("2.1", {})))]);
  expect(result).toMatchObject({ status: "pass", reason: null, checks: 1, findings: [] });
});

test("a finding is a failure, a warning or an information, as the level says", async () => {
  const all = ["2.1-a", "2.1-b", "2.1-c"].map((id) => check(id, async (t) => void t.equal(1, 2)));
  const { status } = await run(all, { levels: { "2.1-a": "MUST", "2.1-b": "SHOULD", "2.1-c": "MAY" } });
  expect(status).toEqual(["fail", "warn", "info"]);
});

test("a finding may weigh less than its requirement, never more", async () => {
  const { status } = await run(
    [
      check("2.1-a", async (t) => void t.holds(false, { level: "SHOULD" })),
      check("2.1-b", async (t) => void t.holds(false, { level: "MUST" })),
    ],
    { levels: { "2.1-a": "MUST", "2.1-b": "SHOULD" } },
  );
  expect(status).toEqual(["warn", "warn"]);
});

test("a finding shows what was expected, what came and how to call again", async () => {
  const answer = () => ({ errno: 3, error: "no" });
  const { result } = await run(
    [check("2.1-a", async (t) => void t.accepted(await t.call("2.1", { query: { device_id: "7" } })))],
    { answer },
  );
  expect(result?.findings[0]).toMatchObject({
    message: "the request was not accepted",
    messageZh: "请求未被接受",
    actual: 'HTTP 200, errno 3 "no"',
    curl: 'curl "$API/channels?device_id=7" -H "api-key: $KEY"',
    exchange: "evidence/1",
  });
});

test("a check that judged nothing is the suite's error", async () => {
  const { result } = await run([check("2.1-a", async (t) => void (await t.call("2.1", {})))]);
  expect(result).toMatchObject({ status: "error", checks: 0 });
});

test("an exception is the suite's error, and a finding before it still counts", async () => {
  const broken = () => {
    throw new Error("oops");
  };
  const { status } = await run([
    check("2.1-a", async () => broken()),
    check("2.1-b", async (t) => {
      t.equal(1, 2);
      broken();
    }),
  ]);
  expect(status).toEqual(["error", "fail"]);
});

test("what needs first a call that is refused is not tested", async () => {
  const { result } = await run([check("2.1-a", async (t) => void t.given(await t.call("2.1", {})))], {
    answer: () => ({ status: 404 }),
  });
  expect(result).toMatchObject({ status: "not-tested", reasonCode: "PREREQUISITE_FAILED" });
});

for (const [given, code] of [
  [{ status: 429 }, "RATE_LIMITED"],
  [{ status: 503 }, "TARGET_LOST"],
  [{ status: 0, failure: { kind: "timeout", message: "10 s" } }, "TARGET_LOST"],
  [{ status: 0, failure: { kind: "budget", message: "" } }, "INTERRUPTED"],
] as const) {
  test(`${JSON.stringify(given)} says nothing about the target: ${code}`, async () => {
    const all = [check("2.1-a", async (t) => void t.refused(await t.call("2.1", {})))];
    const { result } = await run(all, { answer: () => given });
    expect(result).toMatchObject({ status: "not-tested", reasonCode: code });
  });
}

test("a fixture or a permission that is missing is named", async () => {
  const { results } = await run([
    check("2.1-a", async (t) => void t.fixture("online")),
    check("2.1-b", async (t) => t.allowed("record")),
  ]);
  expect(results.map((one) => [one.reasonCode, one.reason?.en])).toEqual([
    ["NO_FIXTURE", 'the target file names no such fixture; add "fixtures": { "online": { … } }'],
    ["NOT_ALLOWED", 'the target file does not allow it; add "record" to "allow"'],
  ]);
});

test("requirements that share one check keep results of their own", async () => {
  const { status } = await run([
    checks("2.1-answer", ["2.1-a", "2.1-b", "2.1-c"], async (t) => {
      const reply = await t.call("2.1", {});
      t.of("2.1-a").accepted(reply);
      t.of("2.1-b").refused(reply);
    }),
  ]);
  expect(status).toEqual(["pass", "fail", "not-tested"]);
});

test("a requirement without a check is an error, one out of scope is not tested", async () => {
  const levels = { "1.1-a": "MUST", "2.1-a": "MUST", "2.1-b": "MUST" } as const;
  const all = [check("2.1-a", async (t) => void t.equal(1, 1))];
  const { status, results } = await run(all, { levels, scope: { sections: ["2"] } });
  expect(status).toEqual(["not-tested", "pass", "error"]);
  expect(results[0]?.reason?.en).toBe("left out by --section 2");
});

test("a read-only run calls nothing that changes something", async () => {
  const { wire, result } = await run([check("1.1-a", async (t) => void (await t.freshDevice()))], {
    scope: { readOnly: true },
  });
  expect(result).toMatchObject({ status: "not-tested", reasonCode: "SKIPPED_BY_USER" });
  expect(wire.calls).toEqual([]);
});

test("what a check made is announced before, known after and deleted at its end", async () => {
  const { wire } = await run(
    [
      check("1.1-a", async (t) => {
        await t.freshDevice();
        throw new Error("oops");
      }),
    ],
    { answer: () => ({ ...good, data: { device_id: 42 } }) },
  );
  expect(wire.calls.map(({ method, url }) => `${method} ${url}`)).toEqual(["POST /devices", "DELETE /devices/42"]);
  expect(wire.entries.map(({ id, done, undo }) => ({ id, done, undo: undo?.url }))).toEqual([
    { id: undefined, done: undefined, undo: "/devices/{id}" },
    { id: "42", done: undefined, undo: "/devices/42" },
    { id: "42", done: true, undo: "/devices/42" },
  ]);
});

test("a fixture that a target names as the device it has made is not deleted", async () => {
  const fixtures = { offline: { deviceId: "42" } };
  const { wire } = await run([check("1.1-a", async (t) => void t.accepted(await t.call("1.1", { body: {} })))], {
    answer: () => ({ ...good, data: { device_id: 42 } }),
    fixtures,
  });
  expect(wire.calls.map(({ method }) => method)).toEqual(["POST"]);
});

test("a check that ends differently when it is repeated is unstable, and its worst end counts", async () => {
  let calls = 0;
  const answer = () => (++calls === 2 ? { errno: 1 } : good);
  const all = [check("2.1-a", async (t) => void t.accepted(await t.call("2.1", {})))];
  expect((await run(all, { answer, repeat: 3 })).results).toMatchObject([
    { status: "fail", unstable: true, checks: 1 },
  ]);
  expect((await run(all, { repeat: 3 })).results).toMatchObject([{ status: "pass", unstable: false }]);
});

test("each repetition has channel numbers of its own", async () => {
  const numbers: number[] = [];
  const all = [
    check("2.1-a", async (t) => void (numbers.push(t.channelNumber(), t.channelNumber()) && t.equal(1, 1))),
    check("2.1-b", async (t) => void (numbers.push(t.channelNumber()) && t.equal(1, 1))),
  ];
  await run(all, { repeat: 2 });
  expect(new Set(numbers).size).toBe(6);
});

test("what checks share is made once and taken away at the end of the run", async () => {
  const all = ["2.1-a", "2.1-b"].map((id) => check(id, async (t) => void t.equal((await t.device()).id, "42")));
  const { wire, status } = await run(all, { answer: () => ({ ...good, data: { device_id: "42" } }) });
  expect(status).toEqual(["pass", "pass"]);
  expect(wire.calls.map(({ method, requirement }) => `${method} ${requirement}`)).toEqual([
    "POST setup-device",
    "DELETE setup-device",
  ]);
});

test("more devices than the quota are not asked for", async () => {
  const greedy = check("1.1-a", async (t) => void t.equal(1, 1), { devices: 15 });
  const all = [{ ...greedy, run: async (t: Parameters<Check["run"]>[0]) => void (await t.freshDevice()) }];
  const { result } = await run(all);
  expect(result).toMatchObject({ status: "not-tested", reasonCode: "QUOTA" });
  expect(result?.reason?.en).toContain('raise "quota"');
});

test("a poll ends when the answer is as wanted or the time to settle has passed", async () => {
  let asked = 0;
  const { status, wire } = await run(
    [
      check(
        "2.1-a",
        async (t) =>
          void t.accepted(
            await t.poll(
              () => t.call("2.1", {}),
              (reply) => reply.accepted,
            ),
          ),
      ),
      check(
        "2.1-b",
        async (t) =>
          void t.refused(
            await t.poll(
              () => t.call("2.1", {}),
              (reply) => reply.refused,
            ),
          ),
      ),
    ],
    { answer: () => (asked++ < 4 ? { errno: 1 } : good) },
  );
  expect(status).toContain("pass");
  expect(wire.calls.length).toBeLessThan(20);
});
