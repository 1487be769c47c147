import { closeSync, writeSync } from "node:fs";
import type { Failure } from "./failures.js";
import { bodyOf, type HarEntry, pairsOf, queryOf } from "./har.js";
import type { RunFolder } from "./run-folder.js";
import type { TlsFacts } from "./wire.js";

/** Bodies that we sent are kept up to this size; the rest is noted by digest, since the seed makes them again. */
const keptOfSent = 64 * 1024;
const har = "evidence/run.har";
const tail = "\n]}}\n";

/** An exchange to be recorded, without secrets. */
export interface Recorded {
  requirement: string;
  number: number;
  attempt: number;
  final: boolean;
  callUrl: string;
  method: string;
  url: string;
  requestHeaders: Record<string, string>;
  requestBody: Uint8Array;
  status: number;
  statusText: string;
  responseHeaders: Record<string, string>;
  responseBody: Uint8Array;
  waited: number;
  milliseconds: number;
  at: number;
  repeats: number;
  truncated: boolean;
  tls?: TlsFacts | undefined;
  failure?: Failure | undefined;
  raw?: true;
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
    run: Record<string, unknown>,
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
    const { at, milliseconds, repeats, truncated, url, failure, waited } = recorded;
    const sent = bodyOf(recorded.requestBody, recorded.requestHeaders["content-type"] ?? "");
    const came = bodyOf(recorded.responseBody, recorded.responseHeaders["content-type"] ?? "");
    if (sent.file && sent.file.length <= keptOfSent && sent.body._file)
      this.folder.writeOnce(sent.body._file, sent.file);
    else delete sent.body._file;
    if (came.file && came.body._file) this.folder.writeOnce(came.body._file, came.file);
    return {
      _requirement: recorded.requirement,
      _number: recorded.number,
      _attempt: recorded.attempt,
      _final: recorded.final,
      startedDateTime: new Date(at - milliseconds).toISOString(),
      time: milliseconds,
      request: {
        method: recorded.method,
        url,
        httpVersion: "HTTP/1.1",
        cookies: [],
        headers: pairsOf(recorded.requestHeaders),
        queryString: queryOf(url),
        ...(recorded.requestBody.length > 0 ? { postData: sent.body } : {}),
        headersSize: -1,
        bodySize: recorded.requestBody.length,
      },
      response: {
        status: recorded.status,
        statusText: recorded.statusText,
        httpVersion: "HTTP/1.1",
        cookies: [],
        headers: pairsOf(recorded.responseHeaders),
        content: came.body,
        redirectURL: recorded.responseHeaders.location ?? "",
        headersSize: -1,
        bodySize: recorded.responseBody.length,
        ...(failure ? { _error: failure.message } : {}),
      },
      cache: {},
      timings: { send: 0, wait: waited, receive: Math.max(0, milliseconds - waited) },
      _answer: { at, milliseconds, repeats, truncated, url, ...(failure ? { failure } : {}) },
      _call: { url: recorded.callUrl },
      ...(recorded.tls ? { _tls: recorded.tls } : {}),
      ...(recorded.raw ? { _raw: true as const } : {}),
    };
  }
}
