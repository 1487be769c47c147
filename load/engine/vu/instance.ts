import { webcrypto } from "node:crypto";
import { inspect } from "node:util";
import { Connections } from "../http/connections.js";
import { Dialer } from "../http/dial.js";
import { Outbox } from "../http/outbox.js";
import { modulesOf, timersModule } from "../modules/index.js";
import type { ConsoleLine } from "../protocol.js";
import type { ThreadContext } from "./context.js";
import { seededRandom } from "./random.js";
import type { ScriptScope } from "./script.js";
import { Vu } from "./vu.js";

/** Makes virtual users: each runs the script's init code once, in module variables of its own. */
export class VuFactory {
  private readonly dialer;
  private readonly outbox = new Outbox();
  private readonly scriptConsole;

  constructor(
    private readonly context: ThreadContext,
    private readonly run: (scope: ScriptScope) => void,
  ) {
    const { options, certificateAuthority } = context;
    this.dialer = new Dialer({
      insecure: options.insecureSkipTlsVerify,
      certificateAuthority,
      hosts: options.hosts,
    });
    this.scriptConsole = consoleOf((line) => context.post({ kind: "console", line }));
  }

  /** @param local the thread's own number from 0; -1 for the one that runs setup, teardown and handleSummary. */
  make(local: number): Vu {
    const { context } = this;
    const vu = new Vu(context, local);
    vu.connections = new Connections(this.dialer, this.outbox, Math.max(1, context.options.batchPerHost));
    const module = { exports: {} as Record<string, unknown> };
    const timers = timersModule(vu);
    const math = Object.create(Math) as Math;
    this.run({
      module,
      exports: module.exports,
      require: modulesOf(vu, timers, (seed) => {
        math.random = seededRandom(seed);
      }),
      __ENV: vu.env,
      __scope: vu.scope,
      open: (path: string, mode?: string) => this.open(vu, path, mode),
      console: this.scriptConsole,
      ...timers,
      crypto: webcrypto,
      Math: math,
      globalThis: {},
    });
    vu.exports = module.exports;
    vu.initializing = false;
    if (local >= 0) context.instance.initialized += 1;
    return vu;
  }

  private open(vu: Vu, path: string, mode?: string): string | ArrayBuffer {
    if (!vu.initializing) throw new Error("open() can only be called in the init context");
    const text = this.context.files[path];
    if (text === undefined) throw new Error(`open "${path}": no such file`);
    return mode === "b" ? (new TextEncoder().encode(text).buffer as ArrayBuffer) : text;
  }
}

/** `console` of a script; a flood is cut, since each line crosses threads. */
function consoleOf(write: (line: ConsoleLine) => void) {
  const most = 1000;
  let written = 0;
  const at =
    (level: ConsoleLine["level"]) =>
    (...values: unknown[]) => {
      written += 1;
      if (written > most) return;
      const text = values
        .map((value) => (typeof value === "string" ? value : inspect(value, { depth: 4, breakLength: 200 })))
        .join(" ");
      write({ level, text: written === most ? `${text} (further lines are left out)` : text });
    };
  return { log: at("info"), info: at("info"), debug: at("debug"), warn: at("warn"), error: at("error") };
}
