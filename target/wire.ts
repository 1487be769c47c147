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
  /**
   * Keeps in the record what is seen of the target otherwise than by a call (in a browser), and gives it back as JSON
   * without secrets. On replay `see` is not called: what was recorded is given back, undefined where nothing was.
   */
  witness(sight: Sight, see: () => Promise<unknown>): Promise<unknown>;
}

/** What is looked at, and on whose behalf. */
export interface Sight {
  requirement: string;
  /** Names it within the step, e.g. `live`. */
  what: string;
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
  /**
   * For a keyed call to another host than `apiAddress`'s (4.2): the `Answer.exchange` whose body named that host in an
   * `addr`. Without it such a call is not sent (`foreign-host`).
   */
  addressFrom?: string;
  /** Goes before what waits for its turn within the rate: what it follows is good for seconds only. */
  urgent?: true;
  /** The body is over a limit: a connection closed while it is sent is an answer (`reset`), and is not repeated. */
  oversize?: true;
  /** Bytes of the answer's body that are wanted; the rest is not fetched (`truncated`). Default and most: 16 MiB. */
  maxBytes?: number;
}

export interface Answer {
  /** Where the exchange is found in the run's folder: `evidence/run.har#<requirement>/<number>`. */
  exchange: string;
  /** The address that answered: another than the call's after redirects. */
  url: string;
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
  /** How often a lost connection or a 429, 502, 503 or 504 made a repeat necessary. */
  repeats: number;
  /** What was seen of the server's certificate; absent without TLS. */
  tls?: TlsFacts;
  failure?: { kind: FailureKind; message: string };
}

/** Trust is a fact of the record; whether it is judged is the caller's business. */
export interface TlsFacts {
  protocol: string;
  cipher: string;
  authorized: boolean;
  /** Why it is not authorized; empty where it is. */
  authorizationError: string;
  subject: string;
  issuer: string;
  validTo: string;
  /** SHA-256 of the certificate, colon-separated hex. */
  fingerprint: string;
}

export type FailureKind =
  /** Nobody listens at the address, or the target has been lost for a while. */
  | "refused"
  | "dns"
  | "reset"
  | "timeout"
  | "too-large"
  | "headers-too-large"
  | "tls"
  | "protocol"
  /** A key would have reached another host than it may. */
  | "foreign-host"
  /** The run was interrupted, or the record that is replayed holds no such exchange. */
  | "interrupted"
  /** The run's time is used up. */
  | "budget"
  /** A race of more calls than `maxRequestsPerSecond` allows. */
  | "rate";

export interface RawCall {
  requirement: string;
  host: string;
  port: number;
  tls?: boolean;
  bytes: Uint8Array;
  /** Stops when so many bytes have come (0: as soon as the connection stands), the peer has closed or the time is up. */
  expectBytes: number;
  timeoutSeconds?: number;
}

export interface RawAnswer {
  exchange: string;
  bytes: Uint8Array;
  failure?: { kind: FailureKind; message: string };
}

/** How the videos of a run's recordings are found: they are what a list holds besides what it held before. */
export interface RecordedVideos {
  /** A GET whose answer holds the videos, at any depth; `{page}` counts from 1. */
  list: string;
  /** Rows of a page that is full. */
  pageSize: number;
  /** The fields of a video. */
  fields: { id: string; start: string; end: string };
  /** Ids that were there before. */
  known: string[];
  /** How many recordings are sure to have begun. */
  count: number;
  /** How many were asked for: one more where the answer has not come. */
  asked: number;
  /** When the first was asked for, ms since the epoch. */
  since: number;
  /** Milliseconds that the longest of them lasted; left out while one goes on. */
  longest?: number;
}

/** What must be undone; `undo` is the call that does it (its key never written: it comes from the target). */
export interface JournalEntry {
  what: "device" | "channel" | "picture" | "video" | "file" | "encryption" | "camera" | "recording";
  /** A name that people recognise, carrying the run's id. */
  name: string;
  /** Known before the call, or filled in by a second entry with the same name once the target has answered. */
  id?: string;
  undo: { method: string; url: string; body?: string; headers?: Record<string, string> } | null;
  /**
   * Where the id is not known (the run died before the target answered): a GET whose answer holds, at any depth, objects
   * with the name in field `name` and the id in field `id`. `{id}` in `undo.url` is filled in from there.
   */
  find?: { url: string; name: string; id: string };
  /** The run gives it other names: that the target shows one without the run's id does not make it somebody else's. */
  renamed?: true;
  /** For videos that recordings of the run left, which no name tells. */
  recorded?: RecordedVideos;
  /** For switches: the state before. */
  before?: string;
  /** True in a later entry of the same name once it has been undone. */
  done?: boolean;
}
