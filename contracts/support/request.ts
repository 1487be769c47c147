import type { JsonObject } from "./json.js";
import type { Operation } from "./operations.js";

export type Scalar = string | number | boolean;

/** The values of one call, under the names that the document prints. An undefined value is left out. */
export interface Request {
  path?: Record<string, Scalar>;
  query?: Record<string, Scalar | undefined>;
  headers?: Record<string, string>;
  /** An object is sent as JSON, a text or bytes as they are. */
  body?: JsonObject | string | Uint8Array;
  /**
   * Only for operations whose address comes from an earlier answer: what stands for the host in 4.2 and 4.3
   * (`http://10.0.0.5:8080`), or for all of it in 5.5.
   */
  address?: string;
  /** The exchange whose answer named that address, without which no key goes there. */
  addressFrom?: string;
  /** Another address than the printed one, where an erratum allows it (`_` for `-` in 4.3). */
  template?: string;
  /** Another method than the documented one. */
  method?: string;
}

/** The address of a request: a path below the API's address, or an absolute one for the operations that have their own. */
export function urlOf(operation: Operation, request: Request): string {
  const place = (request.template ?? operation.fact.url).replace(/^https?:\/\/API_ADDRESS/, "");
  const host = /^https?:\/\/[A-Za-z_]+/;
  const own = !place.startsWith("/");
  if (own && request.address === undefined)
    throw new Error(`${operation.section} needs the address of an earlier answer`);
  const template = own && !host.test(place) ? (request.address ?? "") : place.replace(host, request.address ?? "");
  const filled = template.replace(/\$?\{(\w+)\}/g, (whole, name: string) => {
    const value = request.path?.[name];
    return value === undefined ? whole : encodeURIComponent(wellFormed(value));
  });
  return withQuery(filled, underAllNames(request.query ?? {}, operation.otherNames ?? {}));
}

/** A value goes by every name that a target may read it by, unless something else was put under that name. */
function underAllNames(query: NonNullable<Request["query"]>, otherNames: NonNullable<Operation["otherNames"]>) {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (otherNames[name] ?? []).map((other) => [other, value] as const),
  );
  return { ...Object.fromEntries(pairs), ...query };
}

function withQuery(url: string, query: Record<string, Scalar | undefined>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(wellFormed(value))}`],
  );
  if (pairs.length === 0) return url;
  return `${url}${url.includes("?") ? "&" : "?"}${pairs.join("&")}`;
}

/** No limit that the document prints comes near; an id that a hostile target made up may. */
const longestValue = 10_000;

/** encodeURIComponent throws for half a surrogate pair, which a hostile answer may have handed us. */
function wellFormed(value: Scalar): string {
  return String(value)
    .slice(0, longestValue)
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD");
}

/** What goes over the wire, and the header that says what it is. */
export function encodedBody(request: Request): { body?: string | Uint8Array; headers: Record<string, string> } {
  const { body, headers = {} } = request;
  if (body === undefined) return { headers };
  if (typeof body === "string" || body instanceof Uint8Array) return { body, headers };
  return { body: JSON.stringify(body), headers: { "content-type": "application/json", ...headers } };
}

/** The same request with some values changed; undefined takes one away. */
export function changed(request: Request, change: Request): Request {
  const body =
    isPlainBody(request.body) && isPlainBody(change.body)
      ? dropUndefined({ ...request.body, ...change.body })
      : change.body;
  return {
    ...request,
    ...change,
    path: { ...request.path, ...change.path },
    query: { ...request.query, ...change.query },
    headers: { ...request.headers, ...change.headers },
    ...("body" in change ? { body: body as JsonObject } : {}),
  };
}

function isPlainBody(body: Request["body"]): body is JsonObject {
  return typeof body === "object" && !(body instanceof Uint8Array);
}

function dropUndefined(body: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}
