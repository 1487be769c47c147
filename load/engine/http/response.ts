import type { Attempt } from "./attempt.js";
import type { Peer } from "./connection.js";
import { type ResponseCookie, responseCookies } from "./cookies.js";
import type { Exchange } from "./exchange.js";
import { headerMapOf, headerValues, type SentWith, sentWith } from "./header-lines.js";

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
  const { waited, sending, waiting, receiving } = exchange.stages;
  return {
    blocked: Math.max(0, waited - connecting - handshaking),
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
  /** The request's head as it was sent; empty for a request that could not be. */
  sentHead: string;
  status: number;
  statusText: string;
  /** Names and values in turn. */
  headers: readonly string[];
  /** Null for `responseType: "none"`. */
  body: Buffer | null;
  error: string;
  errorCode: number;
  timings: Timings;
  /** Null for a request that never reached a socket. */
  peer: Peer | null;
}

interface SentRequest extends SentWith {
  method: string;
  url: string;
  body: string;
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
  get request(): SentRequest {
    const { attempt, sentHead } = this.parts;
    const { method, url, body } = attempt;
    return { method, url, body: String(body.bytes ?? ""), ...sentWith(sentHead) };
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
    if (this.headerMap === undefined) this.headerMap = headerMapOf(this.parts.headers);
    return this.headerMap;
  }

  /** Where a redirect leads. */
  get location(): string | undefined {
    return this.parts.status < 300 || this.parts.status > 399
      ? undefined
      : headerValues(this.parts.headers, "location")[0];
  }

  get cookies(): Record<string, ResponseCookie[]> {
    return responseCookies(headerValues(this.parts.headers, "set-cookie"));
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
