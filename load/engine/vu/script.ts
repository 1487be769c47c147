import { compileFunction } from "node:vm";

/** Globals that Node has and k6's engine has not: a script that leans on them must fail here as it fails there. */
const hidden = [
  "process",
  "Buffer",
  "global",
  "fetch",
  "Request",
  "Response",
  "Headers",
  "FormData",
  "URL",
  "URLSearchParams",
  "performance",
  "structuredClone",
  "queueMicrotask",
  "setImmediate",
  "clearImmediate",
  "atob",
  "btoa",
  "Intl",
  "AbortController",
  "AbortSignal",
  "Event",
  "EventTarget",
  "MessageChannel",
  "MessagePort",
  "MessageEvent",
  "BroadcastChannel",
  "Blob",
  "WebSocket",
  "navigator",
  "TextDecoderStream",
  "TextEncoderStream",
  "ReadableStream",
  "WritableStream",
  "TransformStream",
  "CompressionStream",
  "DecompressionStream",
  "WebAssembly",
  "SharedArrayBuffer",
  "Atomics",
  "EventSource",
] as const;

const given = [
  "module",
  "exports",
  "require",
  "__ENV",
  "__scope",
  "open",
  "console",
  "setTimeout",
  "clearTimeout",
  "setInterval",
  "clearInterval",
  "crypto",
  "Math",
  "globalThis",
] as const;

/** What each virtual user brings to its instance of the script, by the names of `given`. */
export type ScriptScope = Record<(typeof given)[number], unknown>;

/** Compiles once; the result is called once for each virtual user, which gets module variables of its own. */
export function compileScript(code: string): (scope: ScriptScope) => void {
  const run = compileFunction(`"use strict";${code}`, [...given, ...hidden], { filename: "script.js" }) as (
    ...values: unknown[]
  ) => void;
  return (scope) => run(...given.map((name) => scope[name]));
}
