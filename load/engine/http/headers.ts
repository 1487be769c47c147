import type { Vu } from "../vu/vu.js";
import type { Attempt, Destination } from "./attempt.js";
import { errorCode, type RequestFailure } from "./errors.js";
import { token } from "./header-lines.js";
import type { Params } from "./params.js";

/** What the engine says itself, whatever the script does. */
const own = new Set(["content-length", "transfer-encoding", "trailer"]);
const beyondAscii = /[^\t\x20-\x7e]/;

/**
 * The request line and the headers, as latin-1 text that ends with the empty line.
 * @throws RequestFailure for a header that cannot be sent
 */
export function requestHead(vu: Vu, attempt: Attempt, destination: Destination, bodyBytes: number | null): string {
  const { method, url, body, params } = attempt;
  if (!token.test(method)) throw unsendable(`the method ${JSON.stringify(method)}`);
  const { options } = vu.context;
  let host = destination.host;
  let lines = "";
  let namesAgent = false;
  let namesType = false;
  const headers = params?.headers;
  for (const name in headers) {
    const value = String(headers[name]);
    const lower = name.toLowerCase();
    if (lower === "host") host = value;
    else if (!own.has(lower)) lines += line(name, value);
    if (lower === "user-agent") namesAgent = true;
    else if (lower === "content-type") namesType = true;
  }
  if (!namesAgent) lines += line("User-Agent", options.userAgent);
  if (!namesType && body.contentType !== null) lines += line("Content-Type", body.contentType);
  const { credentials } = destination;
  if (credentials !== null) lines += line("Authorization", `Basic ${Buffer.from(credentials).toString("base64")}`);
  const cookies = cookieHeader(vu, url, params);
  if (cookies !== "") lines += line("Cookie", cookies);
  if (bodyBytes !== null) lines += line("Content-Length", String(bodyBytes));
  else if (method === "POST" || method === "PUT" || method === "PATCH") lines += line("Content-Length", "0");
  if (options.noConnectionReuse) lines += line("Connection", "close");
  return `${method} ${destination.path} HTTP/1.1\r\n${line("Host", host)}${lines}\r\n`;
}

function line(name: string, value: string): string {
  if (!token.test(name)) throw unsendable(`the header name ${JSON.stringify(name)}`);
  if (!beyondAscii.test(value)) return `${name}: ${value}\r\n`;
  if (/[\r\n\0]/.test(value)) throw unsendable(`the value of the header ${name}`);
  // As k6 does: text goes out as UTF-8.
  return `${name}: ${Buffer.from(value).toString("latin1")}\r\n`;
}

const unsendable = (what: string): RequestFailure => ({
  code: errorCode.generic,
  message: `${what} cannot be sent in HTTP`,
});

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
