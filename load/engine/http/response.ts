import type { Attempt } from "./attempt.js";
import type { Peer } from "./connections.js";
import { type ResponseCookie, responseCookies } from "./cookies.js";
import type { Exchange } from "./exchange.js";

/** Milliseconds, in k6's names. */
export interface Timings {
  blocked: number;
  looking_up: number;
  connecting: number;
  tls_handshaking: number;
  sending: number;
  waiting: number;
  receiving: number;
  duration: number;
}

export function timingsOf(exchange: Exchange, connecting: number, handshaking: number): Timings {
  const { asked, begun, sent, firstByte, endedAt } = exchange;
  const sending = sent - begun;
  const waiting = firstByte - sent;
  const receiving = endedAt - firstByte;
  return {
    blocked: Math.max(0, begun - asked - connecting - handshaking),
    looking_up: 0,
    connecting,
    tls_handshaking: handshaking,
    sending,
    waiting,
    receiving,
    duration: sending + waiting + receiving,
  };
}

export interface ResponseParts {
  attempt: Attempt;
  status: number;
  statusText: string;
  rawHeaders: readonly Buffer[];
  /** Null for `responseType: "none"`. */
  body: Buffer | null;
  error: string;
  errorCode: number;
  timings: Timings;
  /** Null for a request that never reached a socket. */
  peer: Peer | null;
}

/** An answer as a script sees it. Headers, text and JSON are made when they are asked for: most answers need only one of them. */
export class Response {
  private text: string | null | undefined;
  private parsed: unknown;
  private headerMap: Record<string, string> | undefined;

  constructor(private readonly parts: ResponseParts) {}

  get status(): number {
    return this.parts.status;
  }
  get status_text(): string {
    return this.parts.statusText === "" ? String(this.parts.status) : `${this.parts.status} ${this.parts.statusText}`;
  }
  get url(): string {
    return this.parts.attempt.url;
  }
  get error(): string {
    return this.parts.error;
  }
  get error_code(): number {
    return this.parts.errorCode;
  }
  get timings(): Timings {
    return this.parts.timings;
  }
  get request(): { method: string; url: string; body: string; headers: object; cookies: object } {
    const { method, url, body } = this.parts.attempt;
    return { method, url, body: typeof body.bytes === "string" ? body.bytes : "", headers: {}, cookies: {} };
  }
  get proto(): string {
    return this.parts.status === 0 ? "" : "HTTP/1.1";
  }
  get remote_ip(): string {
    return this.parts.peer?.ip ?? "";
  }
  get remote_port(): number {
    return this.parts.peer?.port ?? 0;
  }
  get tls_version(): string {
    return this.parts.peer?.tlsVersion ?? "";
  }
  get tls_cipher_suite(): string {
    return this.parts.peer?.cipherSuite ?? "";
  }
  get ocsp(): Record<string, never> {
    return {};
  }

  get body(): string | ArrayBuffer | null {
    const { body, attempt } = this.parts;
    if (body === null) return null;
    if (attempt.params?.responseType === "binary")
      return body.buffer.slice(body.byteOffset, body.byteOffset + body.byteLength) as ArrayBuffer;
    if (this.text === undefined) this.text = body.toString();
    return this.text;
  }

  get headers(): Record<string, string> {
    if (this.headerMap === undefined) this.headerMap = headerMapOf(this.parts.rawHeaders);
    return this.headerMap;
  }

  /** Where a redirect leads. */
  get location(): string | undefined {
    return this.parts.status < 300 || this.parts.status > 399
      ? undefined
      : headerValues(this.parts.rawHeaders, "location")[0];
  }

  get cookies(): Record<string, ResponseCookie[]> {
    return responseCookies(headerValues(this.parts.rawHeaders, "set-cookie"));
  }

  /** @throws Error when the body is no JSON, as in k6. */
  json(selector?: string): unknown {
    if (this.parsed === undefined) {
      const { body } = this.parts;
      if (body === null || body.length === 0) throw new Error("the body is null so we can't transform it to JSON");
      this.parsed = JSON.parse(body.toString());
    }
    return selector === undefined ? this.parsed : select(this.parsed, selector);
  }

  html(): never {
    throw new Error("Response.html() is not supported by the embedded engine; run this script with --engine k6");
  }
  submitForm(): never {
    throw new Error("Response.submitForm() is not supported by the embedded engine; run this script with --engine k6");
  }
  clickLink(): never {
    throw new Error("Response.clickLink() is not supported by the embedded engine; run this script with --engine k6");
  }
}

/** The plain part of GJSON: names and numbers joined by dots. */
function select(value: unknown, selector: string): unknown {
  if (/[#*?@|{}[\]!]/.test(selector)) {
    throw new Error(`json("${selector}"): the embedded engine knows names and numbers joined by "." only`);
  }
  let at = value;
  for (const step of selector.split(".")) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Record<string, unknown>)[step];
  }
  return at;
}

/** `content-type` as Go writes it: `Content-Type`. */
export function canonicalName(name: string): string {
  return name.toLowerCase().replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
}

function headerMapOf(raw: readonly Buffer[]): Record<string, string> {
  const map: Record<string, string> = Object.create(null);
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = canonicalName(latin(raw[at]));
    const value = latin(raw[at + 1]);
    map[name] = map[name] === undefined ? value : `${map[name]}, ${value}`;
  }
  return map;
}

/** All values of a header, `name` in lower case. */
export function headerValues(raw: readonly Buffer[], name: string): string[] {
  const values: string[] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const found = raw[at];
    if (found !== undefined && found.length === name.length && latin(found).toLowerCase() === name)
      values.push(latin(raw[at + 1]));
  }
  return values;
}

function latin(bytes: Buffer | string | undefined): string {
  if (bytes === undefined) return "";
  return typeof bytes === "string" ? bytes : bytes.toString("latin1");
}
