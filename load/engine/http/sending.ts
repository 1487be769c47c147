import { Interrupted, type Interruptible } from "../vu/interruption.js";
import type { Vu } from "../vu/vu.js";
import { type Attempt, type Destination, destinationOf, redirectOf } from "./attempt.js";
import { decodeBody } from "./body.js";
import { errorCode, failureOf, type RequestFailure } from "./errors.js";
import { Exchange, type ExchangeOwner, type OutgoingRequest } from "./exchange.js";
import { headerValues } from "./header-lines.js";
import { requestHead } from "./headers.js";
import { type Params, refuseUnsupported, TemplatedUrl, timeoutOf } from "./params.js";
import { AnswerPromise } from "./pending.js";
import { recordRequest } from "./record.js";
import { compress, encodeBody } from "./request-body.js";
import { Response, timingsOf } from "./response.js";

/** Bytes of a body, before and after its encoding is taken off. Text and what a script makes of it take many times as much. */
const longestBody = { text: 4 * 1024 * 1024, binary: 16 * 1024 * 1024, none: 16 * 1024 * 1024 };

/** A connection that idled for so long may just have been closed by the target: the request is sent once more, as browsers do. */
const staleAfter = 1000;

/**
 * Sends a request with its redirects. The promise gives an answer whatever the target does; it is rejected for the script's own
 * mistakes, and when the virtual user is interrupted.
 */
export function send(
  vu: Vu,
  method: string,
  url: unknown,
  body: unknown,
  params: Params | null | undefined,
  blocks = true,
): Promise<Response> {
  return new AnswerPromise<Response>((resolve, reject) => {
    if (vu.initializing) throw new Error("making http requests in the init context is not supported");
    new Sending(vu, attemptOf(method, url, body, params), blocks, resolve, reject).start();
  });
}

function attemptOf(method: string, url: unknown, body: unknown, params: Params | null | undefined): Attempt {
  refuseUnsupported(params);
  const encoded = encodeBody(body);
  if (params?.compression !== undefined && encoded.bytes !== null) {
    for (const name of params.compression.split(",")) encoded.bytes = compress(encoded.bytes, name);
  }
  const name = url instanceof TemplatedUrl ? url.name : null;
  return { method: method.toUpperCase(), url: String(url), name, body: encoded, params };
}

/** A request under way, from the call to the answer that the script gets. */
class Sending implements ExchangeOwner, Interruptible {
  private exchange: Exchange | null = null;
  private redirectsLeft: number;
  private interrupted = false;

  constructor(
    private readonly vu: Vu,
    private attempt: Attempt,
    readonly blocks: boolean,
    private readonly resolve: (response: Response) => void,
    private readonly reject: (error: unknown) => void,
  ) {
    this.redirectsLeft = attempt.params?.redirects ?? vu.context.options.maxRedirects;
  }

  start(): void {
    this.vu.track(this);
    const { pacer } = this.vu.context;
    if (pacer === null) this.launch();
    else pacer.enter(() => this.launch());
  }

  interrupt(): void {
    this.interrupted = true;
    if (this.exchange === null) this.reject(new Interrupted());
    else this.exchange.finish(new Interrupted());
  }

  ended(exchange: Exchange, error: unknown): void {
    const { connection } = exchange;
    const { connections } = this.vu;
    if (error === null) connections?.give(connection);
    else connections?.discard(connection);
    if (error instanceof Interrupted) {
      this.vu.untrack(this);
      this.reject(error);
    } else if (error !== null && this.mayRepeat(exchange, error)) {
      this.launch();
    } else {
      this.answered(exchange, error);
    }
  }

  private launch(): void {
    const { vu, attempt } = this;
    if (this.interrupted) return;
    const destination = destinationOf(attempt.url);
    const refused =
      destination === null ? { code: errorCode.invalidUrl, message: "invalid URL" } : this.hostRefused(destination);
    if (destination === null || refused !== null) {
      if (refused !== null) this.fail(refused);
      return;
    }
    let outgoing: OutgoingRequest;
    try {
      outgoing = this.outgoing(destination);
    } catch (problem) {
      this.fail(failureOf(problem));
      return;
    }
    const connection = vu.needConnections().take(destination.origin);
    this.exchange = new Exchange(connection, outgoing, this, vu.context.deadlines);
    connection.send(this.exchange);
  }

  private hostRefused({ host, hostname }: Destination): RequestFailure | null {
    const { allowedHosts } = this.vu.context;
    if (allowedHosts === null || allowedHosts.has(hostname) || allowedHosts.has(host)) return null;
    return { code: errorCode.blockedHost, message: `host ${host} may not be put under load` };
  }

  private outgoing(destination: Destination): OutgoingRequest {
    const { vu, attempt } = this;
    const { options } = vu.context;
    const kind = this.bodyKind;
    const { bytes } = attempt.body;
    const body = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
    return {
      method: attempt.method,
      head: requestHead(vu, attempt, destination, body?.length ?? null),
      body,
      timeout: timeoutOf(attempt.params),
      keepBody: kind !== "none",
      maxBodyBytes: longestBody[kind],
      close: options.noConnectionReuse,
    };
  }

  private get bodyKind(): keyof typeof longestBody {
    return this.attempt.params?.responseType ?? (this.vu.context.options.discardResponseBodies ? "none" : "text");
  }

  /** A connection that had been open broke before the request was on it, or was closed by a target that had waited long enough. */
  private mayRepeat({ connection, begun, asked, firstByte, request }: Exchange, error: unknown): boolean {
    if (connection.lastUsed === 0 || failureOf(error).code !== errorCode.reset) return false;
    if (begun === 0) return true;
    return asked - connection.lastUsed > staleAfter && firstByte === 0 && request.body === null;
  }

  private answered(exchange: Exchange, error: unknown): void {
    const { vu, attempt } = this;
    const { connection, headers, request } = exchange;
    let failure = error === null ? null : failureOf(error);
    let body: Buffer | null = null;
    if (failure === null && request.keepBody) {
      const whole = exchange.chunks.length === 1 ? (exchange.chunks[0] as Buffer) : Buffer.concat(exchange.chunks);
      try {
        body = decodeBody(whole, headerValues(headers, "content-encoding")[0], request.maxBodyBytes);
      } catch (problem) {
        failure = problem as RequestFailure;
      }
    }
    for (const cookie of headerValues(headers, "set-cookie"))
      (attempt.params?.jar ?? vu.jar).receive(cookie, attempt.url);
    const status = failure === null ? exchange.status : 0;
    const response = new Response({
      attempt,
      sentHead: request.head,
      status,
      statusText: exchange.statusText,
      headers,
      body,
      error: failure?.message ?? "",
      errorCode: failure?.code ?? (status >= 400 ? errorCode.statusBase + status : 0),
      timings: timingsOf(exchange, connection.connecting, connection.handshaking),
      peer: connection.peer,
    });
    this.finish(response, exchange.bytesSent, exchange.bytesReceived);
  }

  /** A request that never reached a socket. */
  private fail({ code, message }: RequestFailure): void {
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
    const { attempt } = this;
    const nothing = { sentHead: "", status: 0, statusText: "", headers: [], body: null, peer: null };
    this.finish(new Response({ attempt, ...nothing, error: message, errorCode: code, timings }), 0, 0);
  }

  private finish(response: Response, sent: number, received: number): void {
    const { vu, attempt } = this;
    recordRequest(vu, attempt, response, sent, received);
    const next = this.redirectsLeft > 0 ? redirectOf(attempt, response.status, response.location) : null;
    if (next !== null) {
      this.redirectsLeft -= 1;
      this.attempt = next;
      this.launch();
      return;
    }
    vu.untrack(this);
    if (vu.context.options.throw && response.status === 0) this.reject(new Error(response.error));
    else this.resolve(response);
  }
}
