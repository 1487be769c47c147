import { AnswerPromise } from "../http/pending.js";
import { metric } from "../metrics/builtin.js";
import type { Vu } from "../vu/vu.js";

/** `k6`: check, fail, group, sleep, randomSeed. */
export function k6Module(vu: Vu, seed: (value: number) => void) {
  return {
    check: (value: unknown, sets: Record<string, unknown>, tags?: Record<string, string>) =>
      check(vu, value, sets, tags),
    fail: (message = "") => {
      throw new Error(String(message));
    },
    group: (name: string, body: () => unknown) => group(vu, name, body),
    sleep: (seconds: number) => vu.wait(Math.max(0, Number(seconds) || 0) * 1000),
    randomSeed: (value: number) => seed(Number(value)),
  };
}

function check(vu: Vu, value: unknown, sets: Record<string, unknown>, tags?: Record<string, string>): boolean {
  if (value instanceof AnswerPromise)
    throw new Error("check() of an answer that was not awaited; write: await http.get(…)");
  let all = true;
  for (const name in sets) {
    const judge = sets[name];
    const verdict = typeof judge === "function" ? (judge as (value: unknown) => unknown)(value) : judge;
    if (isThenable(verdict)) throw new Error(`check "${name}" gives a promise; checks are synchronous`);
    const passes = Boolean(verdict);
    all &&= passes;
    count(vu, name, passes);
    vu.record(metric.checks, passes ? 1 : 0, tags, name);
  }
  return all;
}

function count(vu: Vu, name: string, passes: boolean): void {
  const group = vu.tags.group ?? "";
  const { checks } = vu.context;
  let ofGroup = checks.get(group);
  if (ofGroup === undefined) {
    ofGroup = new Map();
    checks.set(group, ofGroup);
  }
  let found = ofGroup.get(name);
  if (found === undefined) {
    found = { group, name, passes: 0, fails: 0 };
    ofGroup.set(name, found);
  }
  if (passes) found.passes += 1;
  else found.fails += 1;
}

function group(vu: Vu, name: string, body: () => unknown): unknown {
  if (vu.initializing) throw new Error("group() in the init context is not supported");
  if (body.constructor.name === "AsyncFunction") throw new Error(`group "${name}": async functions are not supported`);
  const outer = vu.tags.group ?? "";
  const begun = performance.now();
  vu.setTag("group", `${outer}::${name}`);
  try {
    const result = body();
    if (isThenable(result)) throw new Error(`group "${name}": a function that returns a promise is not supported`);
    return result;
  } finally {
    vu.record(metric.groupDuration, performance.now() - begun);
    vu.setTag("group", outer);
  }
}

export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && typeof (value as { then?: unknown }).then === "function";
}
