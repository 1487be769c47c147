import type { Vu } from "../vu/vu.js";
import { cryptoModule } from "./crypto.js";
import { dataModule } from "./data.js";
import { encodingModule } from "./encoding.js";
import { executionModule } from "./execution.js";
import { httpModule } from "./http.js";
import { k6Module } from "./k6.js";
import { metricsModule } from "./metrics.js";
import { timersModule } from "./timers.js";

/** Modules that k6 has and this engine has not. */
const unsupported = [
  "k6/html",
  "k6/secrets",
  "k6/websockets",
  "k6/ws",
  "k6/net/grpc",
  "k6/browser",
  "k6/options",
  "k6/experimental/csv",
  "k6/experimental/fs",
  "k6/experimental/streams",
];

/** What a script's `import` finds: objects that belong to one virtual user. */
export function modulesOf(
  vu: Vu,
  timers: ReturnType<typeof timersModule>,
  seed: (value: number) => void,
): (name: string) => unknown {
  const makers: Record<string, () => object> = {
    k6: () => k6Module(vu, seed),
    "k6/http": () => httpModule(vu),
    "k6/metrics": () => metricsModule(vu),
    "k6/execution": () => executionModule(vu),
    "k6/data": () => dataModule(vu),
    "k6/timers": () => timers,
    "k6/encoding": () => encodingModule,
    "k6/crypto": () => cryptoModule,
  };
  const made = new Map<string, unknown>();
  return (name) => {
    let found = made.get(name);
    if (found !== undefined) return found;
    const make = makers[name];
    if (make === undefined) throw new Error(refusal(name, Object.keys(makers)));
    const exports = make();
    found = Object.defineProperties({ default: exports }, Object.getOwnPropertyDescriptors(exports));
    // esbuild's interop takes the module as one that was ES from the start.
    Object.defineProperty(found, "__esModule", { value: true });
    made.set(name, found);
    return found;
  };
}

function refusal(name: string, known: string[]): string {
  if (unsupported.includes(name)) {
    return `module "${name}" is not supported by the embedded engine; run this script with --engine k6`;
  }
  return `unknown module "${name}"; allowed: ${known.join(", ")}`;
}

export { timersModule };
