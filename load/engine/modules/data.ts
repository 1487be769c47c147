import type { Vu } from "../vu/vu.js";

/** `k6/data`: arrays that are built once a thread, read only. */
export function dataModule(vu: Vu) {
  const { sharedArrays } = vu.context;
  function SharedArray(name: string, build: () => unknown[]): readonly unknown[] {
    if (!vu.initializing) throw new Error("new SharedArray must be called in the init context");
    if (typeof name !== "string" || name === "")
      throw new TypeError("empty name provided to SharedArray's constructor");
    let shared = sharedArrays.get(name);
    if (shared === undefined) {
      const built = build();
      if (!Array.isArray(built)) throw new TypeError("only arrays can be made into SharedArray");
      shared = deepFreeze(JSON.parse(JSON.stringify(built)) as unknown[]);
      sharedArrays.set(name, shared);
    }
    return shared;
  }
  return { SharedArray };
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null) {
    for (const inner of Object.values(value)) deepFreeze(inner);
    Object.freeze(value);
  }
  return value;
}
