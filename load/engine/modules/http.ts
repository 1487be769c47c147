import { CookieJar } from "../http/cookies.js";
import { ExpectedStatuses, type Params, TemplatedUrl, usualStatuses } from "../http/params.js";
import { FileData } from "../http/request-body.js";
import { send } from "../http/sending.js";
import type { Vu } from "../vu/vu.js";
import { batch } from "./batch.js";

type Address = string | TemplatedUrl;

/** `k6/http`: what blocks in k6 gives something to be awaited here. */
export function httpModule(vu: Vu) {
  return {
    get: (url: Address, params?: Params | null) => send(vu, "GET", url, null, params),
    head: (url: Address, params?: Params | null) => send(vu, "HEAD", url, null, params),
    post: (url: Address, body?: unknown, params?: Params | null) => send(vu, "POST", url, body, params),
    put: (url: Address, body?: unknown, params?: Params | null) => send(vu, "PUT", url, body, params),
    patch: (url: Address, body?: unknown, params?: Params | null) => send(vu, "PATCH", url, body, params),
    del: (url: Address, body?: unknown, params?: Params | null) => send(vu, "DELETE", url, body, params),
    options: (url: Address, body?: unknown, params?: Params | null) => send(vu, "OPTIONS", url, body, params),
    request: (method: string, url: Address, body?: unknown, params?: Params | null) =>
      send(vu, method, url, body, params),
    asyncRequest: (method: string, url: Address, body?: unknown, params?: Params | null) =>
      send(vu, method, url, body, params, false),
    batch: (requests: unknown) => batch(vu, requests),
    url: (strings: TemplateStringsArray, ...values: unknown[]) => {
      const url = strings.reduce((text, part, at) => text + part + (at < values.length ? String(values[at]) : ""), "");
      return new TemplatedUrl(url, strings.join(["$", "{}"].join("")));
    },
    file: (data: string | ArrayBuffer, filename?: string, contentType?: string) =>
      new FileData(data, filename ?? String(Date.now()), contentType ?? "application/octet-stream"),
    cookieJar: () => vu.jar,
    CookieJar,
    expectedStatuses: (...statuses: (number | { min: number; max: number })[]) =>
      new ExpectedStatuses(
        statuses.map((status) => (typeof status === "number" ? [status, status] : [status.min, status.max])),
      ),
    setResponseCallback: (callback: ExpectedStatuses | null) => {
      vu.expects = callback === undefined ? usualStatuses : callback;
    },
    ...constants,
  };
}

const constants = {
  SSL_3_0: "ssl3.0",
  TLS_1_0: "tls1.0",
  TLS_1_1: "tls1.1",
  TLS_1_2: "tls1.2",
  TLS_1_3: "tls1.3",
};
