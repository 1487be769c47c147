import type { Target } from "./target.js";
import type { Call, JournalEntry, RawCall, Sight } from "./wire.js";

/** What a worker learns about the run: everything but the secrets. */
export interface Hello {
  target: HelloTarget;
  runId: string;
  seed: string;
  /** `all`, or what the run was narrowed to. */
  scope: string;
  /** When the run's time is over, ms since the epoch; nothing is sent after it. Absent on replay. */
  endsAt?: number;
}

/** A target without its secrets; what it could be asked for tells whether it has them. */
export interface HelloTarget extends Omit<Target, "masterKey" | "authorization" | "registerCode"> {
  hasAuthorization: boolean;
  /** What stands for the register code in a call's address (1.2); absent where the target file has none. */
  registerCode?: string;
}

export function helloTarget(target: Target, registerCode?: string): HelloTarget {
  const { masterKey: _key, authorization, registerCode: _code, ...open } = target;
  return {
    ...open,
    hasAuthorization: authorization !== undefined,
    ...(registerCode === undefined ? {} : { registerCode }),
  };
}

/** What the evidence says about the run: nothing of the machine that it was made on. */
export function forTheRecord(hello: Hello): Hello {
  const { endsAt: _end, ...lasting } = hello;
  const { waivers: _waivers, ...target } = hello.target;
  return { ...lasting, target: { ...target, tls: {} } };
}

/** Worker to broker. */
export type Request = { id: number } & (
  | { op: "hello"; password: string }
  | { op: "send"; call: Call }
  | { op: "race"; calls: Call[] }
  | { op: "raw"; call: RawCall }
  | { op: "journal"; entry: JournalEntry }
  | { op: "report"; result: unknown }
  | { op: "witness"; sight: Sight; seen: unknown }
);

/** Broker to worker. */
export type Response = { id: number; result?: unknown; error?: string };
