import { errorCode, type RequestFailure } from "./errors.js";
import { token } from "./header-lines.js";

/** Who takes an answer as it comes. */
export interface AnswerTaker {
  /** @param headers names and values in turn, names as they were sent */
  head(status: number, statusText: string, headers: readonly string[]): void;
  /** Bytes of the body, chunked encoding taken off. They lie in a buffer that is used again: whoever keeps them copies them. */
  body(bytes: Buffer): void;
  /** @param reusable whether the connection may carry another request */
  end(reusable: boolean): void;
}

type Stage = "idle" | "head" | "body" | "body until close" | "chunk size" | "chunk" | "end of chunk" | "trailer";

const headLimit = 64 * 1024;
const lineLimit = 4096;
const lineFeed = 10;
const emptyLine = Buffer.from("\n\r\n");
const bareEmptyLine = Buffer.from("\n\n");
const statusLine = /^HTTP\/1\.([01]) (\d{3})(?: (.*))?$/;

/**
 * Reads answers of HTTP/1.1 (RFC 9112) off one connection, however the bytes are cut. As Go's client, it takes a bare line feed
 * for the end of a line, and joins a folded header; what leaves a body's length open is refused.
 */
export class AnswerReader {
  private stage: Stage = "idle";
  /** Bytes of the body, or of its chunk, that are still to come. */
  private left = 0;
  /** The begin of a head or of a line whose end has not come. */
  private held: Buffer | null = null;
  private bodiless = false;
  private persistent = false;
  private trailerBytes = 0;

  constructor(private readonly taker: AnswerTaker) {}

  /** Ready for the answer to a request of this method. */
  expect(method: string): void {
    this.stage = "head";
    this.held = null;
    this.bodiless = method === "HEAD";
  }

  /** What comes after this belongs to no answer. */
  stop(): void {
    this.stage = "idle";
    this.held = null;
  }

  /** Takes what came. @throws RequestFailure where it is no answer of HTTP/1.1 */
  read(incoming: Buffer): void {
    const bytes = this.held === null ? incoming : Buffer.concat([this.held, incoming]);
    this.held = null;
    let at = 0;
    while (at < bytes.length) {
      switch (this.stage) {
        case "head":
          at = this.readHead(bytes, at);
          break;
        case "body":
        case "chunk":
          at = this.readBody(bytes, at);
          break;
        case "body until close":
          this.taker.body(bytes.subarray(at));
          return;
        case "idle":
          return;
        default:
          at = this.readLine(bytes, at);
      }
    }
  }

  /** True when bytes that come now are part of an answer. */
  get busy(): boolean {
    return this.stage !== "idle";
  }

  /** The target closes. @returns whether that ends an answer */
  close(): boolean {
    if (this.stage !== "body until close") return false;
    this.stop();
    this.taker.end(false);
    return true;
  }

  private readHead(bytes: Buffer, from: number): number {
    const end = endOfHead(bytes, from);
    if ((end < 0 ? bytes.length : end) - from > headLimit) throw malformed(`a head of more than ${headLimit} bytes`);
    if (end < 0) return this.hold(bytes, from);
    const lines = linesOf(bytes.toString("latin1", from, end));
    const [, minor, code, statusText = ""] = statusLine.exec(lines[0] ?? "") ?? [];
    if (code === undefined) throw malformed(`the status line ${JSON.stringify((lines[0] ?? "").slice(0, 40))}`);
    const headers: string[] = [];
    for (let at = 1; at < lines.length; at += 1) addHeader(headers, lines[at] as string);
    const status = Number(code);
    if (status === 101) throw malformed("another protocol, which nobody asked for");
    // Interim answers (100, 103) come before the answer itself.
    if (status >= 200) this.begin(status, statusText, headers, minor === "1", end === bytes.length);
    return end;
  }

  private begin(status: number, statusText: string, headers: readonly string[], is11: boolean, last: boolean): void {
    const { length, chunked, persistent } = framingOf(headers, is11);
    this.persistent = persistent;
    this.taker.head(status, statusText, headers);
    if (this.bodiless || status === 204 || status === 304) this.end(last);
    else if (chunked) this.stage = "chunk size";
    else if (length === null) this.stage = "body until close";
    else if (length === 0) this.end(last);
    else {
      this.stage = "body";
      this.left = length;
    }
  }

  private readBody(bytes: Buffer, at: number): number {
    const end = Math.min(bytes.length, at + this.left);
    this.left -= end - at;
    const whole = this.left === 0;
    const { stage } = this;
    this.taker.body(at === 0 && end === bytes.length ? bytes : bytes.subarray(at, end));
    // Whoever takes the body may have had enough of it.
    if (!whole || this.stage !== stage) return end;
    if (stage === "chunk") this.stage = "end of chunk";
    else this.end(end === bytes.length);
    return end;
  }

  /** The lines around chunks. */
  private readLine(bytes: Buffer, from: number): number {
    const feed = bytes.indexOf(lineFeed, from);
    if ((feed < 0 ? bytes.length : feed) - from > lineLimit) throw malformed(`a line of more than ${lineLimit} bytes`);
    if (feed < 0) return this.hold(bytes, from);
    const next = feed + 1;
    const line = bytes.toString("latin1", from, feed).replace(/\r$/, "");
    if (this.stage === "chunk size") {
      this.beginChunk(line);
    } else if (this.stage === "end of chunk") {
      if (line !== "") throw malformed("a chunk that is longer than its size");
      this.stage = "chunk size";
    } else if (line === "") {
      this.end(next === bytes.length);
    } else {
      this.trailerBytes += line.length;
      if (this.trailerBytes > headLimit) throw malformed(`trailers of more than ${headLimit} bytes`);
    }
    return next;
  }

  private beginChunk(line: string): void {
    const [, size] = /^([\da-f]{1,13})[\t ]*(?:;.*)?$/i.exec(line) ?? [];
    if (size === undefined) throw malformed(`the chunk size ${JSON.stringify(line.slice(0, 40))}`);
    this.left = Number.parseInt(size, 16);
    this.trailerBytes = 0;
    this.stage = this.left === 0 ? "trailer" : "chunk";
  }

  private end(last: boolean): void {
    this.stop();
    this.taker.end(this.persistent && last);
  }

  private hold(bytes: Buffer, from: number): number {
    this.held = Buffer.from(bytes.subarray(from));
    return bytes.length;
  }
}

/** Where the body begins; -1 when the empty line has not come. */
function endOfHead(bytes: Buffer, from: number): number {
  const usual = bytes.indexOf(emptyLine, from);
  const bare = (usual < 0 ? bytes : bytes.subarray(0, usual)).indexOf(bareEmptyLine, from);
  if (bare >= 0) return bare + 2;
  return usual < 0 ? -1 : usual + 3;
}

/** The lines of a head, without its empty line; a folded one is one line. */
function linesOf(head: string): string[] {
  const lines: string[] = [];
  for (let from = 0; from < head.length; ) {
    const feed = head.indexOf("\n", from);
    const line = head.slice(from, head[feed - 1] === "\r" ? feed - 1 : feed);
    const folded = lines.length > 1 && (line.startsWith(" ") || line.startsWith("\t"));
    if (folded) lines.push(`${lines.pop()} ${line.trim()}`);
    else if (line !== "") lines.push(line);
    from = feed + 1;
  }
  return lines;
}

function addHeader(headers: string[], line: string): void {
  const colon = line.indexOf(":");
  const name = line.slice(0, Math.max(0, colon));
  if (!token.test(name)) throw malformed(`the header line ${JSON.stringify(line.slice(0, 40))}`);
  headers.push(name, line.slice(colon + 1).trim());
}

interface Framing {
  /** Of the body; null: until the target closes. */
  length: number | null;
  chunked: boolean;
  persistent: boolean;
}

function framingOf(headers: readonly string[], is11: boolean): Framing {
  const framing: Framing = { length: null, chunked: false, persistent: is11 };
  for (let at = 0; at < headers.length; at += 2) {
    const value = headers[at + 1] as string;
    switch ((headers[at] as string).toLowerCase()) {
      case "content-length":
        if (!/^\d{1,15}$/.test(value) || (framing.length !== null && framing.length !== Number(value)))
          throw malformed(`the content-length ${JSON.stringify(value.slice(0, 40))}`);
        framing.length = Number(value);
        break;
      case "transfer-encoding":
        // HTTP/1.0 knows none.
        if (is11 && value.toLowerCase() !== "chunked")
          throw malformed(`the transfer-encoding ${JSON.stringify(value.slice(0, 40))}`);
        framing.chunked = is11;
        break;
      case "connection":
        if (/\bclose\b/i.test(value)) framing.persistent = false;
        else if (/\bkeep-alive\b/i.test(value)) framing.persistent = true;
    }
  }
  return framing;
}

const malformed = (what: string): RequestFailure => ({
  code: errorCode.generic,
  message: `malformed HTTP response: ${what}`,
});
