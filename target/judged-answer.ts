import type { Answer } from "./wire.js";

/** An answer as JSON; undefined where it is none. */
export function jsonOf(answer: Answer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(answer.body));
  } catch {
    return undefined;
  }
}

/** The `errno` of an answer; undefined where it has none. */
export function errnoOf(answer: Answer): number | undefined {
  const json = jsonOf(answer);
  return typeof json === "object" && json !== null && "errno" in json ? Number(json.errno) : undefined;
}

/** 2xx, and an errno that means success where there is one: 0, or 200 in chapter 15. */
export function isAccepted(answer: Answer): boolean {
  const errno = errnoOf(answer);
  const meansSuccess = errno === undefined || errno === 0 || errno === 200;
  return !answer.failure && answer.status >= 200 && answer.status < 300 && meansSuccess;
}

/** The target says no. A lost connection, a "not now" and a gateway's error say nothing. */
export function isRefusal(answer: Answer): boolean {
  const saysNothing = answer.failure !== undefined || [429, 502, 503, 504].includes(answer.status);
  return !saysNothing && !isAccepted(answer);
}

const longestErrno = 20;

/** For people: `HTTP 200, errno 16`. */
export function shown(answer: Answer): string {
  if (answer.failure) return `${answer.failure.kind}, ${answer.failure.message}`;
  const json = jsonOf(answer);
  const errno = typeof json === "object" && json !== null && "errno" in json ? json.errno : undefined;
  const isPlain = ["string", "number", "boolean"].includes(typeof errno);
  const told =
    errno === undefined ? "" : `, errno ${isPlain ? String(errno).slice(0, longestErrno) : "that is no number"}`;
  return `HTTP ${answer.status}${told}`;
}
