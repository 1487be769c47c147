import { send } from "../http/client.js";
import { CookieJar } from "../http/cookies.js";
import { ExpectedStatuses, type Params, TemplatedUrl } from "../http/params.js";
import { FileData } from "../http/request-body.js";
import type { Response } from "../http/response.js";
import { defaultExpectation, type Vu } from "../vu/vu.js";
import { batch } from "./batch.js";
import { blocking } from "./k6.js";

type Address = string | TemplatedUrl;

/** `k6/http`: what blocks in k6 gives something to be awaited here. */
export function httpModule(vu: Vu) {
  const call = (name: string, method: string, url: Address, body: unknown, params?: Params | null) =>
    blocking<Response>(vu, `http.${name}(…)`, send(vu, method, url, body, params));
  return {
    get: (url: Address, params?: Params | null) => call("get", "GET", url, null, params),
    head: (url: Address, params?: Params | null) => call("head", "HEAD", url, null, params),
    post: (url: Address, body?: unknown, params?: Params | null) => call("post", "POST", url, body, params),
    put: (url: Address, body?: unknown, params?: Params | null) => call("put", "PUT", url, body, params),
    patch: (url: Address, body?: unknown, params?: Params | null) => call("patch", "PATCH", url, body, params),
    del: (url: Address, body?: unknown, params?: Params | null) => call("del", "DELETE", url, body, params),
    options: (url: Address, body?: unknown, params?: Params | null) => call("options", "OPTIONS", url, body, params),
    request: (method: string, url: Address, body?: unknown, params?: Params | null) =>
      call("request", method, url, body, params),
    asyncRequest: (method: string, url: Address, body?: unknown, params?: Params | null) =>
      send(vu, method, url, body, params),
    batch: (requests: unknown) => blocking(vu, "http.batch(…)", batch(vu, requests)),
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
      vu.expects =
        callback === null ? null : callback === undefined ? defaultExpectation : (status) => callback.holds(status);
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
