import { createHmac, timingSafeEqual } from "node:crypto";
import { type MediaFaults, noFaults } from "./faults.js";

export interface TokenOptions {
  /** Tokens of another secret are no good; the same seed gives the same tokens. */
  secret: string;
  /** Milliseconds. */
  now(): number;
  faults?: MediaFaults;
}

/**
 * Play tokens that need no memory: each carries its end and a number of its own, signed together with the stream that it
 * is for, so that 100,000 sessions cost nothing.
 */
export class Tokens {
  private issued = 0;

  constructor(private readonly options: TokenOptions) {}

  /** A token for one stream (any text that names it, such as `live/2480461/1`), good for `seconds`. Letters and digits only. */
  issue(stream: string, seconds: number): string {
    const until = Math.ceil(this.options.now() / 1000 + seconds).toString(36);
    const head = `${until.padStart(7, "0")}${(this.issued++).toString(36).padStart(7, "0")}`;
    return head + this.sign(head, stream);
  }

  /** Whether a token was issued for this stream and still lives. */
  check(token: string, stream: string): boolean {
    if (this.faults.has("token-not-checked")) return true;
    if (token.length < 15 || token.length > 64) return false;
    const head = token.slice(0, 14);
    const expected = Buffer.from(this.sign(head, stream));
    const given = Buffer.from(token.slice(14));
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
    return Number.parseInt(head.slice(0, 7), 36) * 1000 > this.options.now();
  }

  private get faults(): MediaFaults {
    return this.options.faults ?? noFaults;
  }

  private sign(head: string, stream: string): string {
    const bound = this.faults.has("token-not-bound") ? "" : stream;
    return createHmac("sha256", this.options.secret).update(`${head} ${bound}`).digest("hex").slice(0, 24);
  }
}

/**
 * The token in a query, in each way that the document shows: the bare token (373-385), `accessToken=` or `token=` (411, 540).
 * @param query what follows `?`; `""` when there is none
 */
export function tokenOf(query: string): string {
  let bare = "";
  for (const part of query.split("&")) {
    const [name = "", value] = part.split("=", 2);
    if (value !== undefined && (name === "token" || name === "accessToken")) return decoded(value);
    if (value === undefined && bare === "") bare = name;
  }
  return decoded(bare);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
