import { createHash } from "node:crypto";
import type { Failure } from "./failures.js";
import type { TlsFacts } from "./wire.js";

/** Bodies of text up to this size stand in the HAR itself, others in a file named by their digest. */
const inlineBytes = 32 * 1024;

/** A body in the record: its text, or the file that holds it. */
export interface HarBody {
  size: number;
  mimeType: string;
  text?: string;
  /** Path below the run's folder. */
  _file?: string;
  _sha256?: string;
}

/** One exchange of the run. Names with `_` are ours, as HAR 1.2 provides for. */
export interface HarEntry {
  _requirement: string;
  _number: number;
  /** Repeats and redirects of one call count up; the last one, which was handed to the caller, is `_final`. */
  _attempt: number;
  _final: boolean;
  startedDateTime: string;
  time: number;
  request: {
    method: string;
    url: string;
    httpVersion: string;
    cookies: [];
    headers: HarPair[];
    queryString: HarPair[];
    postData?: HarBody;
    headersSize: number;
    bodySize: number;
  };
  response: {
    status: number;
    statusText: string;
    httpVersion: string;
    cookies: [];
    headers: HarPair[];
    content: HarBody;
    redirectURL: string;
    headersSize: number;
    bodySize: number;
  };
  cache: Record<string, never>;
  timings: { send: number; wait: number; receive: number };
  /** What the caller asked for (the request may be a redirect's): replay finds the exchange by it. */
  _asked: { method: string; url: string };
  /** What the caller was told beside the response. */
  _answer: { at: number; milliseconds: number; repeats: number; truncated: boolean; failure?: Failure };
  _tls?: TlsFacts;
}

export interface HarPair {
  name: string;
  value: string;
}

/** Header or query pairs. */
export function pairsOf(record: Record<string, string>): HarPair[] {
  return Object.entries(record).map(([name, value]) => ({ name, value }));
}

/** The parameters of an address, decoded; what cannot be decoded stays as it is. */
export function queryOf(url: string): HarPair[] {
  const query = url.split("#", 1)[0]?.split("?").slice(1).join("?") ?? "";
  return [...new URLSearchParams(query)].map(([name, value]) => ({ name, value }));
}

/** A body for the record, and the file to write where it does not stand in the record itself. */
export function bodyOf(bytes: Uint8Array, mimeType: string): { body: HarBody; file?: Uint8Array } {
  if (bytes.length === 0) return { body: { size: 0, mimeType } };
  const digest = createHash("sha256").update(bytes).digest("hex");
  const text = bytes.length <= inlineBytes ? textOf(bytes) : undefined;
  const body: HarBody = { size: bytes.length, mimeType, _sha256: digest };
  if (text !== undefined) return { body: { ...body, text } };
  return { body: { ...body, _file: `evidence/bodies/${digest}` }, file: bytes };
}

/** The bytes as text where they are UTF-8, else undefined. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
