import { closeSync, writeSync } from "node:fs";
import type { Failure } from "./failures.js";
import { bodyOf, type HarEntry, pairsOf, queryOf } from "./har.js";
import type { Hello } from "./protocol.js";
import type { RunFolder } from "./run-folder.js";
import type { TlsFacts } from "./wire.js";

/** Bodies that we sent are kept up to this size; the rest is noted by digest, since the seed makes them again. */
const keptOfSent = 64 * 1024;
/** The evidence, below the run's folder. */
export const har = "evidence/run.har";
const tail = "\n]}}\n";

/** One side of an exchange, without secrets. */
interface Side {
  headers: Record<string, string>;
  body: Uint8Array;
}

/** An exchange to be recorded. */
export interface Recorded {
  requirement: string;
  number: number;
  attempt: number;
  final: boolean;
  repeats: number;
  /** What the caller asked for: replay finds the exchange by it. */
  asked: { method: string; url: string };
  request: Side & { method: string; url: string };
  response: Side & { status: number; statusText: string };
  waited: number;
  milliseconds: number;
  at: number;
  truncated: boolean;
  tls: TlsFacts | undefined;
  failure: Failure | undefined;
}

/**
 * The evidence of a run: one HAR file that is appended to, an exchange a line, and that is whole after every exchange:
 * its last bytes are written over with the next entry and themselves.
 */
export class Recorder {
  #file: number | null;
  #end: number;
  #empty = true;

  constructor(
    private readonly folder: RunFolder,
    creator: { name: string; version: string },
    run: Hello,
  ) {
    this.#file = folder.open(har);
    const head = `{"log":{"version":"1.2","creator":${JSON.stringify(creator)},"_run":${JSON.stringify(run)},"pages":[],"entries":[`;
    this.#end = this.#write(head + tail, 0) - tail.length;
  }

  /** Where the exchange of a requirement is found. */
  static pointer(requirement: string, number: number): string {
    return `${har}#${requirement}/${number}`;
  }

  add(recorded: Recorded): void {
    if (this.#file === null) return;
    const line = `${this.#empty ? "" : ","}\n${JSON.stringify(this.#entry(recorded))}`;
    this.#empty = false;
    this.#end += this.#write(line + tail, this.#end) - tail.length;
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }

  #write(text: string, position: number): number {
    const bytes = Buffer.from(text, "utf8");
    if (this.#file !== null) writeSync(this.#file, bytes, 0, bytes.length, position);
    return bytes.length;
  }

  #entry(recorded: Recorded): HarEntry {
    const { request, response, at, milliseconds, repeats, truncated, failure, waited } = recorded;
    const sent = bodyOf(request.body, request.headers["content-type"] ?? "");
    const came = bodyOf(response.body, response.headers["content-type"] ?? "");
    if (sent.file && sent.file.length > keptOfSent) delete sent.body._file;
    for (const { body, file } of [sent, came]) if (file && body._file) this.folder.writeOnce(body._file, file);
    return {
      _requirement: recorded.requirement,
      _number: recorded.number,
      _attempt: recorded.attempt,
      _final: recorded.final,
      startedDateTime: new Date(at - milliseconds).toISOString(),
      time: milliseconds,
      request: {
        ...{ method: request.method, url: request.url, httpVersion: "HTTP/1.1", cookies: [] },
        headers: pairsOf(request.headers),
        queryString: queryOf(request.url),
        ...(request.body.length > 0 ? { postData: sent.body } : {}),
        headersSize: -1,
        bodySize: request.body.length,
      },
      response: {
        ...{ status: response.status, statusText: response.statusText, httpVersion: "HTTP/1.1", cookies: [] },
        headers: pairsOf(response.headers),
        content: came.body,
        redirectURL: response.headers.location ?? "",
        headersSize: -1,
        bodySize: response.body.length,
      },
      cache: {},
      timings: { send: 0, wait: waited, receive: Math.max(0, milliseconds - waited) },
      _asked: recorded.asked,
      _answer: { at, milliseconds, repeats, truncated, ...(failure ? { failure } : {}) },
      ...(recorded.tls ? { _tls: recorded.tls } : {}),
    };
  }
}
