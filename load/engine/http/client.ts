import { metric } from "../metrics/builtin.js";
import { Interrupted } from "../vu/interruption.js";
import type { Vu } from "../vu/vu.js";
import { decodeBody } from "./body.js";
import type { Connection } from "./connections.js";
import { errorCode, failureOf, type RequestFailure } from "./errors.js";
import { Exchange, type OutgoingRequest } from "./exchange.js";
import { outgoingHeaders } from "./headers.js";
import { type Params, refuseUnsupported, TemplatedUrl, timeoutOf } from "./params.js";
import { compress, type EncodedBody, encodeBody } from "./request-body.js";
import { headerValues, Response, timingsOf } from "./response.js";

/** A request before it is sent, and over its redirects. */
interface Attempt {
  method: string;
  url: string;
  /** The `name` tag of a templated address; else the address itself. */
  name: string | null;
  body: EncodedBody;
  params: Params | null | undefined;
}

const redirecting = new Set([301, 302, 303, 307, 308]);
/** A connection that idled for so long may just have been closed by the target: the request is sent once more, as browsers do. */
const staleAfter = 1000;

/** Sends a request with its redirects; resolves with an answer whatever the target does, and rejects only for the script's own mistakes. */
export async function send(
  vu: Vu,
  method: string,
  url: unknown,
  body: unknown,
  params: Params | null | undefined,
): Promise<Response> {
  if (vu.initializing) throw new Error("making http requests in the init context is not supported");
  refuseUnsupported(params);
  const encoded = encodeBody(body);
  if (params?.compression !== undefined && encoded.bytes !== null) {
    for (const name of params.compression.split(",")) encoded.bytes = compress(encoded.bytes, name);
  }
  const templated = url instanceof TemplatedUrl ? url : null;
  let attempt: Attempt = {
    method: method.toUpperCase(),
    url: String(url),
    name: templated?.name ?? null,
    body: encoded,
    params,
  };
  const { options } = vu.context;
  for (let left = params?.redirects ?? options.maxRedirects; ; left -= 1) {
    const answer = await sendOnce(vu, attempt);
    const next = left > 0 ? redirectOf(attempt, answer) : null;
    if (next === null) {
      if (options.throw && answer.error !== "" && answer.status === 0) throw new Error(answer.error);
      return answer;
    }
    attempt = next;
  }
}

function redirectOf(attempt: Attempt, answer: Response): Attempt | null {
  const location = answer.headers.Location;
  if (!redirecting.has(answer.status) || location === undefined) return null;
  let url: string;
  try {
    url = new URL(location, attempt.url).href;
  } catch {
    return null;
  }
  const keepsMethod =
    answer.status === 307 || answer.status === 308 || attempt.method === "GET" || attempt.method === "HEAD";
  return keepsMethod
    ? { ...attempt, url }
    : { ...attempt, url, method: "GET", body: { bytes: null, contentType: null } };
}

async function sendOnce(vu: Vu, attempt: Attempt): Promise<Response> {
  const target = parseUrl(attempt.url);
  if (target === null) return failed(vu, attempt, { code: errorCode.invalidUrl, message: `invalid URL` });
  const { allowedHosts } = vu.context;
  if (allowedHosts !== null && !allowedHosts.has(target.hostname) && !allowedHosts.has(target.host)) {
    return failed(vu, attempt, {
      code: errorCode.blockedHost,
      message: `host ${target.host} may not be put under load`,
    });
  }
  await pace(vu);
  const request = outgoing(vu, attempt, target);
  for (let tries = 0; ; tries += 1) {
    const outcome = await exchange(vu, target.origin, request);
    const stale = outcome.idle > staleAfter && outcome.exchange.status === 0 && request.body === null && tries === 0;
    if (outcome.error !== null && stale && failureOf(outcome.error).code === errorCode.reset) continue;
    return answered(vu, attempt, outcome);
  }
}

function outgoing(vu: Vu, { method, url, body, params }: Attempt, target: URL): OutgoingRequest {
  const { options, maxBodyBytes } = vu.context;
  const kind = params?.responseType ?? (options.discardResponseBodies ? "none" : "text");
  return {
    method,
    path: `${target.pathname}${target.search}`,
    headers: outgoingHeaders(vu, url, target, body.contentType, params),
    body: body.bytes,
    timeout: timeoutOf(params),
    keepBody: kind !== "none",
    maxBodyBytes,
    close: options.noConnectionReuse,
  };
}

interface Outcome {
  exchange: Exchange;
  connection: Connection;
  error: unknown;
  /** Milliseconds that the connection had been idle. */
  idle: number;
}

function exchange(vu: Vu, origin: string, request: OutgoingRequest): Promise<Outcome> {
  const { connections } = vu;
  if (connections === null) throw new Error("the virtual user has no connections");
  return new Promise((resolve, reject) => {
    const connection = connections.take(origin);
    const idle = connection.lastUsed === 0 ? 0 : performance.now() - connection.lastUsed;
    let untrack = () => {};
    const work: { exchange?: Exchange } = {};
    try {
      untrack = vu.track({ interrupt: () => work.exchange?.cancel(new Interrupted()) });
    } catch (error) {
      connections.give(connection);
      reject(error);
      return;
    }
    work.exchange = new Exchange(connection, request, (exchange, error) => {
      untrack();
      connection.lastUsed = exchange.moments.ended;
      if (error === null) connections.give(connection);
      else connections.discard(connection);
      if (error instanceof Interrupted) reject(error);
      else resolve({ exchange, connection, error, idle });
    });
  });
}

function answered(vu: Vu, attempt: Attempt, { exchange, connection, error }: Outcome): Response {
  const traffic = connection.traffic();
  let failure: RequestFailure | null = error === null ? null : failureOf(error);
  let body: Buffer | null = null;
  if (
    failure === null &&
    attempt.params?.responseType !== "none" &&
    !(vu.context.options.discardResponseBodies && attempt.params?.responseType === undefined)
  ) {
    const whole =
      exchange.chunks.length === 1 ? (exchange.chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(exchange.chunks);
    try {
      body = decodeBody(whole, headerValues(exchange.rawHeaders, "content-encoding")[0], vu.context.maxBodyBytes);
    } catch (problem) {
      failure = problem as RequestFailure;
    }
  }
  for (const cookie of headerValues(exchange.rawHeaders, "set-cookie"))
    (attempt.params?.jar ?? vu.jar).receive(cookie, attempt.url);
  const { socket } = connection;
  const secure =
    socket !== null && "getCipher" in socket
      ? (socket as unknown as { getProtocol(): string | null; getCipher(): { standardName?: string } })
      : null;
  const status = failure === null ? exchange.status : 0;
  return finish(
    vu,
    attempt,
    new Response({
      url: attempt.url,
      status,
      statusText: exchange.statusText,
      rawHeaders: exchange.rawHeaders,
      body,
      binary: attempt.params?.responseType === "binary",
      error: failure?.message ?? "",
      errorCode: failure?.code ?? (status >= 400 ? errorCode.statusBase + status : 0),
      timings: timingsOf(exchange.moments, connection.connecting, connection.handshaking),
      request: requestOf(attempt),
      remoteIp: socket?.remoteAddress ?? "",
      remotePort: socket?.remotePort ?? 0,
      tlsVersion: secure === null ? "" : tlsName(secure.getProtocol()),
      cipherSuite: secure?.getCipher()?.standardName ?? "",
    }),
    traffic,
  );
}

/** A request that never reached a socket. */
function failed(vu: Vu, attempt: Attempt, { code, message }: RequestFailure): Response {
  const timings = {
    blocked: 0,
    looking_up: 0,
    connecting: 0,
    tls_handshaking: 0,
    sending: 0,
    waiting: 0,
    receiving: 0,
    duration: 0,
  };
  const response = new Response({
    url: attempt.url,
    status: 0,
    statusText: "",
    rawHeaders: [],
    body: null,
    binary: false,
    error: message,
    errorCode: code,
    timings,
    request: requestOf(attempt),
    remoteIp: "",
    remotePort: 0,
    tlsVersion: "",
    cipherSuite: "",
  });
  return finish(vu, attempt, response, { sent: 0, received: 0 });
}

function requestOf({ method, url, body }: Attempt) {
  return { method, url, body: typeof body.bytes === "string" ? body.bytes : "", headers: {} };
}

/** Records everything that k6 records of a request. */
function finish(vu: Vu, attempt: Attempt, response: Response, traffic: { sent: number; received: number }): Response {
  const { registry, timeline, begin } = vu.context;
  const { timings, status } = response;
  const callback = attempt.params?.responseCallback;
  const expects =
    callback === undefined ? vu.expects : callback === null ? null : (code: number) => callback.holds(code);
  const expected = expects === null ? null : expects(status);
  const values = requestTags(vu, attempt, response, expected);
  registry.add(metric.requests, 1, values);
  registry.add(metric.duration, timings.duration, values);
  registry.add(metric.blocked, timings.blocked, values);
  registry.add(metric.connecting, timings.connecting, values);
  registry.add(metric.handshaking, timings.tls_handshaking, values);
  registry.add(metric.sending, timings.sending, values);
  registry.add(metric.waiting, timings.waiting, values);
  registry.add(metric.receiving, timings.receiving, values);
  if (expected !== null) registry.add(metric.failed, expected ? 0 : 1, values);
  registry.add(metric.sent, traffic.sent, values);
  registry.add(metric.received, traffic.received, values);
  timeline.record(performance.now() - begin, timings.duration * 1000, expected === false);
  return response;
}

/** The values of the tags that matter; system tags first, then the request's own, which win. */
function requestTags(vu: Vu, attempt: Attempt, response: Response, expected: boolean | null): readonly string[] {
  const { registry } = vu.context;
  const { relevant } = registry;
  const own = attempt.params?.tags;
  const base = vu.tagValues();
  const values = new Array<string>(relevant.length);
  for (let at = 0; at < relevant.length; at += 1) {
    const tag = relevant[at] ?? "";
    const given = own?.[tag];
    values[at] =
      given !== undefined ? String(given) : (systemTag(tag, vu, attempt, response, expected) ?? base[at] ?? "");
  }
  return values;
}

function systemTag(
  tag: string,
  vu: Vu,
  attempt: Attempt,
  response: Response,
  expected: boolean | null,
): string | undefined {
  if (!vu.context.options.systemTags.includes(tag)) return undefined;
  switch (tag) {
    case "name":
      return attempt.name ?? attempt.url;
    case "url":
      return attempt.name ?? attempt.url;
    case "method":
      return attempt.method;
    case "status":
      return String(response.status);
    case "expected_response":
      return expected === null ? "" : String(expected);
    case "error":
      return response.error;
    case "error_code":
      return response.error_code === 0 ? "" : String(response.error_code);
    case "proto":
      return response.proto;
    case "tls_version":
      return response.tls_version;
    default:
      return undefined;
  }
}

/** Holds `options.rps`: each request takes the next free place in time. */
async function pace(vu: Vu): Promise<void> {
  const { options, segment, pace: state } = vu.context;
  if (options.rps === null) return;
  const now = performance.now();
  const at = Math.max(now, state.next);
  state.next = at + (1000 * segment.count) / options.rps;
  if (at > now) await vu.wait(at - now);
}

function parseUrl(url: string): URL | null {
  try {
    const parsed = new URL(url);
    return parsed.protocol === "http:" || parsed.protocol === "https:" ? parsed : null;
  } catch {
    return null;
  }
}

function tlsName(protocol: string | null): string {
  return protocol === null ? "" : protocol.replace("TLSv", "tls").replace(/^tls1$/, "tls1.0");
}
