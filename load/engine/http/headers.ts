import type { Vu } from "../vu/vu.js";
import type { Attempt, Destination } from "./attempt.js";
import type { Params } from "./params.js";

/** The header lines of a request as undici takes them: name, value, name, value. */
export function outgoingHeaders(vu: Vu, { url, body, params }: Attempt, { credentials }: Destination): string[] {
  const lines: string[] = [];
  let namesAgent = false;
  let namesType = false;
  const headers = params?.headers;
  for (const name in headers) {
    const lower = name.toLowerCase();
    if (lower === "user-agent") namesAgent = true;
    else if (lower === "content-type") namesType = true;
    // undici computes it itself, and refuses another one.
    if (lower !== "content-length") lines.push(name, String(headers[name]));
  }
  if (!namesAgent) lines.push("User-Agent", vu.context.options.userAgent);
  if (!namesType && body.contentType !== null) lines.push("Content-Type", body.contentType);
  if (credentials !== null) lines.push("Authorization", `Basic ${Buffer.from(credentials).toString("base64")}`);
  const cookies = cookieHeader(vu, url, params);
  if (cookies !== "") lines.push("Cookie", cookies);
  return lines;
}

/** The jar's cookies with the request's own: those win where they say `replace`, else both are sent. */
function cookieHeader(vu: Vu, url: string, params: Params | null | undefined): string {
  const fromJar = (params?.jar ?? vu.jar).header(url);
  if (params?.cookies === undefined) return fromJar;
  const pairs = fromJar === "" ? [] : fromJar.split("; ");
  for (const [name, given] of Object.entries(params.cookies)) {
    const value = typeof given === "string" ? given : (given.value ?? "");
    const named = (pair: string) => pair.startsWith(`${name}=`);
    if (typeof given === "object" && given.replace === true) {
      for (let at = pairs.length - 1; at >= 0; at -= 1) if (named(pairs[at] ?? "")) pairs.splice(at, 1);
    } else if (pairs.some(named)) {
      continue;
    }
    pairs.push(`${name}=${value}`);
  }
  return pairs.join("; ");
}
