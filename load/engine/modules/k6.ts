import { PendingAnswer } from "../http/pending.js";
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
    sleep: (seconds: number) => blocking(vu, "sleep(…)", vu.wait(Math.max(0, Number(seconds) || 0) * 1000)),
    randomSeed: (value: number) => seed(Number(value)),
  };
}

/** A call that blocks in k6 and must be awaited here. */
export function blocking<Value>(vu: Vu, call: string, promise: Promise<Value>): PendingAnswer<Value> {
  const { unawaited } = vu;
  unawaited.push(call);
  let awaited = false;
  return new PendingAnswer(promise, call, () => {
    if (awaited) return;
    awaited = true;
    unawaited.splice(unawaited.indexOf(call), 1);
  });
}

function check(vu: Vu, value: unknown, sets: Record<string, unknown>, tags?: Record<string, string>): boolean {
  if (value instanceof PendingAnswer) value.missing("check()");
  let all = true;
  for (const [name, judge] of Object.entries(sets ?? {})) {
    const verdict = typeof judge === "function" ? (judge as (value: unknown) => unknown)(value) : judge;
    if (isThenable(verdict)) throw new Error(`check "${name}" gives a promise; checks are synchronous`);
    const passes = Boolean(verdict);
    all &&= passes;
    count(vu, name, passes);
    vu.record(metric.checks, passes ? 1 : 0, { ...tags, check: name });
  }
  return all;
}

function count(vu: Vu, name: string, passes: boolean): void {
  const group = vu.tags.group ?? "";
  const key = `${group}::${name}`;
  const { checks } = vu.context;
  let found = checks.get(key);
  if (found === undefined) {
    found = { group, name, passes: 0, fails: 0 };
    checks.set(key, found);
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
