import type { Vu } from "../vu/vu.js";

/** Ends an iteration after `exec.test.abort()`. */
export class TestAborted extends Error {
  override name = "TestAborted";
}

/** `k6/execution`: where this virtual user stands. */
export function executionModule(vu: Vu) {
  const { context } = vu;
  const assignment = () => {
    if (vu.assignment === null)
      throw new Error("getting scenario information outside of a VU context is not supported");
    return vu.assignment;
  };
  const inVu = <Value>(value: () => Value): Value => {
    if (vu.initializing) throw new Error("getting VU information in the init context is not supported");
    return value();
  };
  const tags = tagsOf(vu);
  return {
    scenario: getters({
      name: () => assignment().scenario.name,
      executor: () => assignment().scenario.executor,
      startTime: () => Math.round(performance.timeOrigin + assignment().begin),
      progress: () =>
        Math.min(1, Math.max(0, (performance.now() - assignment().begin) / Math.max(1, assignment().duration))),
      iterationInInstance: () => assignment() && vu.numbers.inInstance,
      iterationInTest: () => assignment() && vu.numbers.inTest,
    }),
    instance: getters({
      iterationsCompleted: () => context.instance.completed,
      iterationsInterrupted: () => context.instance.interrupted,
      vusActive: () => context.instance.active,
      vusInitialized: () => context.instance.initialized,
      currentTestRunDuration: () => Math.max(0, performance.now() - context.begin),
    }),
    test: {
      get options() {
        return context.rawOptions;
      },
      abort: (reason = "test aborted") => {
        context.post({ kind: "abort", reason: String(reason) });
        throw new TestAborted(String(reason));
      },
      fail: (reason = "test failed") => context.post({ kind: "fail", reason: String(reason) }),
    },
    vu: {
      get idInInstance() {
        return vu.idInInstance;
      },
      get idInTest() {
        return vu.idInTest;
      },
      get iterationInInstance() {
        return inVu(() => vu.scope.iter);
      },
      get iterationInScenario() {
        return inVu(() => vu.iterationInScenario);
      },
      get tags() {
        return tags;
      },
      metrics: { tags, metadata: {} },
    },
  };
}

function getters<Table extends Record<string, () => unknown>>(table: Table): object {
  const object = {};
  for (const [name, get] of Object.entries(table)) Object.defineProperty(object, name, { get, enumerable: true });
  return object;
}

/** `exec.vu.metrics.tags`: what is set here goes onto every later sample of this virtual user. */
function tagsOf(vu: Vu): Record<string, unknown> {
  return new Proxy<Record<string, unknown>>(
    {},
    {
      get: (_, name) => (typeof name === "string" ? vu.tags[name] : undefined),
      set: (_, name, value) => {
        if (!["string", "number", "boolean"].includes(typeof value)) {
          throw new TypeError(`tag "${String(name)}": only strings, numbers and booleans are supported`);
        }
        vu.setTag(String(name), String(value));
        return true;
      },
      deleteProperty: (_, name) => {
        vu.setTag(String(name), undefined);
        return true;
      },
      has: (_, name) => typeof name === "string" && name in vu.tags,
      ownKeys: () => Object.keys(vu.tags),
      getOwnPropertyDescriptor: (_, name) => ({
        value: vu.tags[String(name)],
        enumerable: true,
        configurable: true,
        writable: true,
      }),
    },
  );
}
