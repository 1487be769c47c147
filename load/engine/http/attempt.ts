import type { Params } from "./params.js";
import type { EncodedBody } from "./request-body.js";

/** A request before it is sent; each redirect makes another one. */
export interface Attempt {
  method: string;
  url: string;
  /** The `name` tag of a templated address; null: the address itself. */
  name: string | null;
  body: EncodedBody;
  params: Params | null | undefined;
}

/** What a request needs of its address. */
export interface Destination {
  origin: string;
  host: string;
  hostname: string;
  path: string;
  /** `user:password` in the address. */
  credentials: string | null;
}

const known = new Map<string, Destination | null>();
const mostKnown = 2000;

/** Takes an address apart; null for one that is no http address. Scripts ask for the same few again and again. */
export function destinationOf(url: string): Destination | null {
  const found = known.get(url);
  if (found !== undefined) return found;
  if (known.size >= mostKnown) known.clear();
  const parsed = parse(url);
  known.set(url, parsed);
  return parsed;
}

function parse(url: string): Destination | null {
  try {
    const { protocol, origin, host, hostname, pathname, search, username, password } = new URL(url);
    if (protocol !== "http:" && protocol !== "https:") return null;
    const credentials = username === "" ? null : `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return { origin, host, hostname, path: `${pathname}${search}`, credentials };
  } catch {
    return null;
  }
}

const redirecting = new Set([301, 302, 303, 307, 308]);

/** Where an answer sends the client; null when it stays. */
export function redirectOf(attempt: Attempt, status: number, location: string | undefined): Attempt | null {
  if (location === undefined || !redirecting.has(status)) return null;
  let url: string;
  try {
    url = new URL(location, attempt.url).href;
  } catch {
    return null;
  }
  const keepsMethod = status === 307 || status === 308 || attempt.method === "GET" || attempt.method === "HEAD";
  return keepsMethod
    ? { ...attempt, url }
    : { ...attempt, url, method: "GET", body: { bytes: null, contentType: null } };
}
