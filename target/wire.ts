/**
 * The one way to a target. Contracts speak to this interface; behind it stands the broker of the parent process
 * (over a local socket), a direct wire in the same process, or the replayer of `verify`.
 *
 * Secrets never pass it: an answer's secrets are replaced by placeholders (the same secret, the same placeholder) before
 * the caller sees them, and a call that holds a placeholder is sent with the secret put back.
 */
export interface Wire {
  /** Sends one call and waits for the whole answer. Never throws for what the target does: see `Answer.failure`. */
  send(call: Call): Promise<Answer>;
  /** Sends all calls at the same moment, on connections opened before. */
  race(calls: Call[]): Promise<Answer[]>;
  /** Notes in the journal what is about to be made or switched, before the call that does it. */
  journal(entry: JournalEntry): Promise<void>;
  /** Opens a raw TCP exchange (the RTMP handshake): sends `bytes`, returns what came back within the limits. */
  raw(call: RawCall): Promise<RawAnswer>;
  /** Appends the result of one requirement; kept even when the run dies a moment later. */
  report(result: unknown): Promise<void>;
}

export interface Call {
  /** The requirement on whose behalf it is sent; with `number` it finds the exchange again on replay. */
  requirement: string;
  method: string;
  /** Absolute, or a path below `apiAddress`. Bytes that need it are already percent-encoded. */
  url: string;
  headers?: Record<string, string>;
  /** Text is sent as UTF-8. */
  body?: string | Uint8Array;
  /** Which key goes into the `api-key` header: a literal may be a placeholder from an earlier answer. */
  key?: "master" | "none" | { literal: string } | { authorization: "target" | { literal: string } };
  /** Seconds; default `timeouts.requestSeconds` of the target. */
  timeoutSeconds?: number;
  /** Redirects followed; default 0. A key never crosses to another host. */
  redirects?: number;
}

export interface Answer {
  /** Where the exchange is found in the evidence: `evidence/<requirement>/<number>`. */
  exchange: string;
  /** 0 where there was no answer. */
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** Decoded from content-encoding, capped. */
  body: Uint8Array;
  /** True where the body was cut at the cap. */
  truncated: boolean;
  /** Milliseconds from the first byte sent to the last byte received. */
  milliseconds: number;
  /** Wall-clock time (ms since the epoch) at which the answer was complete; the recorded one on replay. */
  at: number;
  /** How often a lost connection or a 429/5xx made a repeat necessary. */
  repeats: number;
  failure?: { kind: FailureKind; message: string };
}

export type FailureKind =
  | "refused"
  | "dns"
  | "reset"
  | "timeout"
  | "too-large"
  | "headers-too-large"
  | "tls"
  | "protocol"
  | "foreign-host"
  | "interrupted"
  | "budget";

export interface RawCall {
  requirement: string;
  host: string;
  port: number;
  tls?: boolean;
  bytes: Uint8Array;
  /** Stops when so many bytes have come, the peer has closed or the time is up. */
  expectBytes: number;
  timeoutSeconds?: number;
}

export interface RawAnswer {
  exchange: string;
  bytes: Uint8Array;
  failure?: { kind: FailureKind; message: string };
}

/** What must be undone; `undo` is the call that does it (its key never written: it comes from the target). */
export interface JournalEntry {
  what: "device" | "channel" | "picture" | "video" | "file" | "encryption" | "camera" | "recording";
  /** A name that people recognise, carrying the run's id. */
  name: string;
  /** Known before the call, or filled in by a second entry with the same name once the target has answered. */
  id?: string;
  undo: { method: string; url: string; body?: string } | null;
  /** For switches: the state before. */
  before?: string;
  /** True in a later entry of the same name once it has been undone. */
  done?: boolean;
}
