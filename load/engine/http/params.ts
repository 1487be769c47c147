import { parseDuration } from "../duration.js";
import type { CookieJar } from "./cookies.js";

/** What a script may pass beside method, address and body. */
export interface Params {
  headers?: Record<string, string>;
  tags?: Record<string, string>;
  timeout?: string | number;
  redirects?: number;
  responseType?: "text" | "binary" | "none";
  responseCallback?: ExpectedStatuses | null;
  cookies?: Record<string, string | { value?: string; replace?: boolean }>;
  jar?: CookieJar;
  compression?: string;
  auth?: string;
}

/** `http.expectedStatuses(200, { min: 300, max: 399 })` */
export class ExpectedStatuses {
  constructor(private readonly ranges: readonly [min: number, max: number][]) {}

  holds(status: number): boolean {
    for (const [min, max] of this.ranges) if (status >= min && status <= max) return true;
    return false;
  }
}

/** What k6 takes for an answer that was hoped for, unless it is told otherwise. */
export const usualStatuses = new ExpectedStatuses([[200, 399]]);

/** An address that groups under its template: ``http.url`…/${id}` ``. */
export class TemplatedUrl {
  constructor(
    readonly url: string,
    readonly name: string,
  ) {}

  toString(): string {
    return this.url;
  }
}

const defaultTimeout = 60_000;
const readTimeouts = new Map<string | number, number>();

/** Milliseconds of `params.timeout`. Scripts write the same few again and again. */
export function timeoutOf(params: Params | null | undefined): number {
  const given = params?.timeout;
  if (given === undefined) return defaultTimeout;
  let milliseconds = readTimeouts.get(given);
  if (milliseconds === undefined) {
    milliseconds = parseDuration(given, "params.timeout");
    if (readTimeouts.size < 1000) readTimeouts.set(given, milliseconds);
  }
  return milliseconds;
}

/** @throws Error for what the embedded engine does not do. */
export function refuseUnsupported(params: Params | null | undefined): void {
  if (params?.auth !== undefined && params.auth !== "basic") {
    throw new Error(
      `params.auth "${params.auth}" is not supported by the embedded engine; run this script with --engine k6`,
    );
  }
}
