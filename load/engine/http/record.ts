import { metric } from "../metrics/builtin.js";
import type { Vu } from "../vu/vu.js";
import type { Attempt } from "./attempt.js";
import type { Response } from "./response.js";

/** Records everything that k6 records of a request. */
export function recordRequest(vu: Vu, attempt: Attempt, response: Response, sent: number, received: number): void {
  const { registry, timeline, begin } = vu.context;
  const { timings, status } = response;
  const callback = attempt.params?.responseCallback;
  const expects = callback === undefined ? vu.expects : callback === null ? null : callback;
  const expected = expects === null ? null : expects.holds(status);
  const values = requestTags(vu, attempt, response, expected);
  const resolved = registry.resolve(values);
  const add = (number: number, value: number) => {
    for (const sink of resolved[number] ?? registry.sinksOf(number, values, resolved)) sink.add(value);
  };
  add(metric.requests, 1);
  add(metric.duration, timings.duration);
  add(metric.blocked, timings.blocked);
  add(metric.connecting, timings.connecting);
  add(metric.handshaking, timings.tls_handshaking);
  add(metric.sending, timings.sending);
  add(metric.waiting, timings.waiting);
  add(metric.receiving, timings.receiving);
  if (expected !== null) add(metric.failed, expected ? 0 : 1);
  add(metric.sent, sent);
  add(metric.received, received);
  timeline.record(performance.now() - begin, timings.duration * 1000, expected === false, nameOf(attempt));
}

const nameOf = ({ params, name, url }: Attempt): string => String(params?.tags?.name ?? name ?? url);

/** The values of the tags that matter; system tags first, then the request's own, which win. */
function requestTags(vu: Vu, attempt: Attempt, response: Response, expected: boolean | null): readonly string[] {
  const { registry, options } = vu.context;
  const { relevant } = registry;
  const own = attempt.params?.tags;
  const base = vu.tagValues();
  const values: string[] = [];
  for (let at = 0; at < relevant.length; at += 1) {
    const tag = relevant[at] ?? "";
    const given = own?.[tag];
    if (given !== undefined) values.push(String(given));
    else if (options.systemTags.includes(tag))
      values.push(systemTag(tag, attempt, response, expected) ?? base[at] ?? "");
    else values.push(base[at] ?? "");
  }
  return values;
}

function systemTag(tag: string, attempt: Attempt, response: Response, expected: boolean | null): string | undefined {
  switch (tag) {
    case "name":
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
