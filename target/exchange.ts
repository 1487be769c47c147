import type { Dispatcher } from "undici";
import type { Connection } from "./connections.js";
import { decodeBody } from "./decode.js";
import { type Failure, failureOf, WireFailure } from "./failures.js";

/** What is kept of a body that went over the cap: enough to see what it is. */
const keptOfTooLarge = 64 * 1024;

/** One request as it goes over the line: secrets in place. */
export interface Outgoing {
  method: string;
  url: URL;
  headers: Record<string, string>;
  body: Uint8Array | undefined;
  /** Most bytes of the decoded body. */
  maxBytes: number;
  /** True where the caller asked for so few bytes: the cut is then no failure. */
  cutAsAsked: boolean;
  /** Time for everything, milliseconds. */
  milliseconds: number;
}

/** What came back over the line: secrets still in it. */
export interface Incoming {
  status: number;
  statusText: string;
  headers: Record<string, string>;
  body: Uint8Array;
  truncated: boolean;
  /** Milliseconds: first byte sent to first byte of the answer, and to its end. */
  waited: number;
  milliseconds: number;
  failure?: Failure;
}

/** Tells when bytes of the exchange have moved: the rate is counted by it. */
export interface Moments {
  answering?: () => void;
}

/** Sends one request on one connection. Never rejects; a broken exchange has a `failure`, and its connection is dead. */
export async function exchange(
  connection: Connection,
  out: Outgoing,
  signal: AbortSignal,
  moments: Moments = {},
): Promise<Incoming> {
  const incoming = await transfer(connection, out, signal, moments);
  const encoding = incoming.headers["content-encoding"] ?? "";
  if (incoming.failure || encoding === "" || out.method === "HEAD") return incoming;
  try {
    return { ...incoming, body: await decodeBody(incoming.body, encoding, out.maxBytes) };
  } catch (error) {
    const failure = failureOf(error);
    const truncated = failure.kind === "too-large";
    if (truncated && out.cutAsAsked) return { ...incoming, body: new Uint8Array(), truncated };
    return { ...incoming, body: truncated ? new Uint8Array() : incoming.body, truncated, failure };
  }
}

function transfer(connection: Connection, out: Outgoing, signal: AbortSignal, moments: Moments): Promise<Incoming> {
  const answer: Incoming = {
    status: 0,
    statusText: "",
    headers: {},
    body: new Uint8Array(),
    truncated: false,
    waited: 0,
    milliseconds: 0,
  };
  const chunks: Uint8Array[] = [];
  let size = 0;
  let started = performance.now();
  return new Promise((resolve) => {
    let over = false;
    const end = (failure?: Failure) => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      signal.removeEventListener("abort", interrupt);
      answer.milliseconds = performance.now() - started;
      const body = Buffer.concat(chunks);
      const most = answer.truncated && !out.cutAsAsked ? Math.min(keptOfTooLarge, out.maxBytes) : out.maxBytes;
      answer.body = body.length > most ? Buffer.from(body.subarray(0, most)) : body;
      if (failure) answer.failure = failure;
      if (failure || answer.truncated) connection.socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(
      () => end({ kind: "timeout", message: `no whole answer within ${out.milliseconds} ms` }),
      out.milliseconds,
    );
    const interrupt = () => end(failureOf(signal.reason ?? new WireFailure("interrupted", "the run was interrupted")));
    if (signal.aborted) return interrupt();
    signal.addEventListener("abort", interrupt);

    const handler: Dispatcher.DispatchHandler = {
      onRequestStart: () => {
        started = performance.now();
      },
      onResponseStart: (_controller, status, headers, statusText) => {
        moments.answering?.();
        // 1xx answers come first and are not the answer.
        if (status < 200) return;
        answer.waited = performance.now() - started;
        answer.status = status;
        answer.statusText = statusText ?? "";
        answer.headers = Object.fromEntries(
          Object.entries(headers).map(([name, value]) => [
            name.toLowerCase(),
            Array.isArray(value) ? value.join(", ") : String(value ?? ""),
          ]),
        );
      },
      onResponseData: (_controller, chunk) => {
        if (over) return;
        chunks.push(chunk);
        size += chunk.length;
        if (size <= out.maxBytes) return;
        answer.truncated = true;
        end(
          out.cutAsAsked ? undefined : { kind: "too-large", message: `the body is longer than ${out.maxBytes} bytes` },
        );
      },
      onResponseEnd: () => end(),
      onResponseError: (_controller, error) => end(failureOf(error)),
    };
    try {
      connection.client.dispatch(
        {
          origin: out.url.origin,
          path: `${out.url.pathname}${out.url.search}`,
          method: out.method as Dispatcher.HttpMethod,
          headers: out.headers,
          body: out.body === undefined ? null : Buffer.from(out.body.buffer, out.body.byteOffset, out.body.byteLength),
        },
        handler,
      );
    } catch (error) {
      end(failureOf(error));
    }
  });
}
