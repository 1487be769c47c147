import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { type ParsedUrlQuery, parse as parseQuery } from "node:querystring";
import { addRoute, createRouter, findRoute } from "rou3";
import { bodyOf, TooLarge } from "./body.js";
import { Reply } from "./reply.js";

/** One request, its body whole. */
export interface WebRequest {
  raw: IncomingMessage;
  /** As the client wrote it, with its query. */
  url: string;
  headers: IncomingHttpHeaders;
  /** The parts of the path that the route names, decoded. */
  params: Record<string, string>;
  query: ParsedUrlQuery;
  body: Buffer;
}

export type Route = (request: WebRequest, reply: Reply) => unknown;

/** Runs before a body is read; what it awaits, the client waits for. */
export type Hook = (request: WebRequest) => Promise<void> | undefined;

/** What is answered where no route can. */
export interface Fallbacks {
  notFound(request: WebRequest, reply: Reply): unknown;
  failed(status: number, message: string, request: WebRequest, reply: Reply): unknown;
}

/** Bytes of a body at most; every documented limit is below. */
const bodyLimit = 16 * 1024 * 1024;
const bounds = { requestTimeout: 30_000, keepAliveTimeout: 72_000, maxHeaderSize: 32 * 1024 };
const maxConnections = 4000;
const noBytes = Buffer.alloc(0);

/** Routes over `node:http` itself: the emulator must be able to break off, stall and lie below what a framework lets it. */
export class WebServer {
  readonly server: Server;
  readonly #routes = createRouter<Route>();
  readonly #hooks: Hook[] = [];
  readonly #fallbacks: Fallbacks;

  constructor(fallbacks: Fallbacks) {
    this.#fallbacks = fallbacks;
    this.server = createServer(bounds, this.serve);
    this.server.maxConnections = maxConnections;
  }

  /** `path` names its parts with a colon: `/devices/:id`. */
  route(method: string, path: string, route: Route): void {
    addRoute(this.#routes, method, path, route);
  }

  hasRoute(method: string, path: string): boolean {
    return findRoute(this.#routes, method, path) !== undefined;
  }

  before(hook: Hook): void {
    this.#hooks.push(hook);
  }

  /** Answers one request; also what another listener, such as one with TLS, hands its requests to. */
  readonly serve = (raw: IncomingMessage, response: ServerResponse): void => {
    const url = raw.url ?? "/";
    const at = url.indexOf("?");
    const path = at < 0 ? url : url.slice(0, at);
    const method = raw.method === "HEAD" ? "GET" : (raw.method ?? "GET");
    const found = findRoute(this.#routes, method, path);
    const request: WebRequest = {
      raw,
      url,
      headers: raw.headers,
      params: {},
      query: parseQuery(at < 0 ? "" : url.slice(at + 1)),
      body: noBytes,
    };
    const reply = new Reply(response);
    if (found?.params && !decodeInto(request.params, found.params)) {
      this.#fallbacks.failed(400, "bad path", request, reply);
      return;
    }
    const answer = found?.data ?? this.#fallbacks.notFound;
    if (this.#hooks.length === 0 && method === "GET") this.#answer(answer, request, reply);
    else this.#answerLater(answer, request, reply).catch(() => raw.destroy());
  };

  /** @returns the port */
  async listen(port: number, host: string): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.server.once("error", reject);
      this.server.listen(port, host, resolve);
    });
    return (this.server.address() as AddressInfo).port;
  }

  /** Ends open connections too. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  async #answerLater(route: Route, request: WebRequest, reply: Reply): Promise<void> {
    for (const hook of this.#hooks) await hook(request);
    const { raw } = request;
    if (raw.socket.destroyed) return;
    try {
      if (raw.method !== "GET" && raw.method !== "HEAD") request.body = await bodyOf(raw, bodyLimit);
    } catch (error) {
      if (!(error instanceof TooLarge)) return;
      // The client goes on sending: the connection is of no more use.
      this.#fallbacks.failed(413, error.message, request, reply.header("connection", "close"));
      return;
    }
    this.#answer(route, request, reply);
  }

  #answer(route: Route, request: WebRequest, reply: Reply): void {
    const fail = (error: unknown) => {
      if (!reply.sent) this.#fallbacks.failed(500, error instanceof Error ? error.message : "failed", request, reply);
    };
    try {
      const result = route(request, reply);
      if (result instanceof Promise) result.catch(fail);
    } catch (error) {
      fail(error);
    }
  }
}

/** @returns false where a part is no valid percent-encoding */
function decodeInto(decoded: Record<string, string>, params: Record<string, string>): boolean {
  try {
    for (const [name, value] of Object.entries(params)) {
      decoded[name] = value.includes("%") ? decodeURIComponent(value) : value;
    }
    return true;
  } catch {
    return false;
  }
}
