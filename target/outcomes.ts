import type { Incoming } from "./exchange.js";
import type { Failure } from "./failures.js";
import type { KeyRule } from "./key-rule.js";
import type { Prepared } from "./prepared.js";
import type { Pseudonyms } from "./pseudonyms.js";
import { Recorder } from "./recorder.js";
import type { Vault } from "./vault.js";
import type { Answer, RawAnswer, RawCall, Sight, TlsFacts } from "./wire.js";

/** Which of the tries of one call this is. */
export interface Try {
  attempt: number;
  /** True for the one that the caller gets. */
  final: boolean;
  repeats: number;
}

/** Turns what came back into what the caller and the record may see: without secrets; in the record also without other customers' data. */
export class Outcomes {
  constructor(
    private readonly vault: Vault,
    private readonly keys: KeyRule,
    private readonly recorder: Recorder,
    private readonly pseudonyms: Pseudonyms,
  ) {}

  /** Records one try of a call, and gives the answer that it makes. */
  answer(prepared: Prepared, incoming: Incoming, which: Try, tls: TlsFacts | undefined): Answer {
    const { call, number, shownUrl: url } = prepared;
    const { status, truncated, milliseconds } = incoming;
    const body = this.vault.redactBody(incoming.body);
    const headers = this.vault.redactHeaders(incoming.headers);
    const failure = this.#redacted(incoming.failure);
    const exchange = Recorder.pointer(call.requirement, number);
    const at = Date.now();
    this.keys.note(exchange, prepared.url, incoming.body);
    const isChange = prepared.method !== "GET" && prepared.method !== "HEAD";
    const recordedBody = this.pseudonyms.body(body, isChange);
    this.recorder.add({
      requirement: call.requirement,
      number,
      ...which,
      asked: { method: call.method, url: this.pseudonyms.text(this.vault.redactText(call.url)) },
      request: {
        method: prepared.method,
        url: this.pseudonyms.text(url),
        headers: this.vault.redactSent(prepared.headers),
        body: this.pseudonyms.sent(this.vault.redactValues(prepared.body)),
      },
      response: { status, statusText: this.vault.redactText(incoming.statusText), headers, body: recordedBody },
      ...{ waited: incoming.waited, milliseconds, at, truncated, tls, failure },
    });
    const told = { exchange, url, status, headers, body, truncated, milliseconds, at, repeats: which.repeats };
    return { ...told, ...(tls ? { tls } : {}), ...(failure ? { failure } : {}) };
  }

  /** The same for a raw exchange. */
  raw(call: RawCall, number: number, came: { bytes: Uint8Array; failure?: Failure }, milliseconds: number): RawAnswer {
    const bytes = this.vault.redactBody(came.bytes);
    const failure = this.#redacted(came.failure);
    const url = rawUrl(call);
    this.recorder.add({
      requirement: call.requirement,
      ...{ number, attempt: 1, final: true, repeats: 0 },
      asked: { method: rawMethod, url },
      request: { method: rawMethod, url, headers: {}, body: this.vault.redactValues(call.bytes) },
      response: { status: 0, statusText: "", headers: {}, body: bytes },
      ...{ waited: 0, milliseconds, at: Date.now(), truncated: false, tls: undefined, failure },
    });
    return { exchange: Recorder.pointer(call.requirement, number), bytes, ...(failure ? { failure } : {}) };
  }

  /** Records what was seen otherwise than by a call, and gives it back without secrets. */
  sight(sight: Sight, number: number, value: unknown, milliseconds: number): unknown {
    const text = this.vault.redactText(JSON.stringify(value));
    const url = sightUrl(sight);
    this.recorder.add({
      requirement: sight.requirement,
      ...{ number, attempt: 1, final: true, repeats: 0 },
      asked: { method: sightMethod, url },
      request: { method: sightMethod, url, headers: {}, body: new Uint8Array() },
      response: {
        ...{ status: 0, statusText: "", headers: { "content-type": "application/json" } },
        body: Buffer.from(text, "utf8"),
      },
      ...{ waited: 0, milliseconds, at: Date.now(), truncated: false, tls: undefined, failure: undefined },
    });
    return JSON.parse(text);
  }

  #redacted(failure: Failure | undefined): Failure | undefined {
    return failure && { kind: failure.kind, message: this.vault.redactText(failure.message) };
  }
}

/** What stands for the method of a raw exchange, which HAR has no form for. */
export const rawMethod = "RAW";

export function rawUrl({ host, port, tls }: Pick<RawCall, "host" | "port" | "tls">): string {
  return `${tls ? "tls" : "tcp"}://${host}:${port}`;
}

/** The same for what was seen otherwise than by a call. */
export const sightMethod = "SEE";

export function sightUrl({ what }: Sight): string {
  return `seen:${what}`;
}
