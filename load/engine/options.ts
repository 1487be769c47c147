import { UsageError } from "../../schemas/usage-error.js";
import { parseDuration } from "./duration.js";
import { say } from "./messages.js";
import { parseThresholds, type Threshold } from "./metrics/thresholds.js";
import { notAllowed } from "./not-allowed.js";
import { parseSegment, type Segment } from "./plan/segment.js";
import { parseScenarios, type Scenario } from "./scenario.js";

/** A script's options after reading: k6's names, durations in milliseconds, k6's defaults filled in. */
export interface EngineOptions {
  scenarios: Scenario[];
  thresholds: Threshold[];
  segment: Segment;
  /** Requests per second over all virtual users; null: no limit. */
  rps: number | null;
  batch: number;
  batchPerHost: number;
  discardResponseBodies: boolean;
  insecureSkipTlsVerify: boolean;
  maxRedirects: number;
  minIterationDuration: number;
  noConnectionReuse: boolean;
  noVuConnectionReuse: boolean;
  noCookiesReset: boolean;
  setupTimeout: number;
  teardownTimeout: number;
  summaryTrendStats: string[];
  systemTags: string[];
  tags: Record<string, string>;
  throw: boolean;
  userAgent: string;
  hosts: Record<string, string>;
}

const defaultSystemTags = [
  "proto",
  "subproto",
  "status",
  "method",
  "url",
  "name",
  "group",
  "check",
  "error",
  "error_code",
  "tls_version",
  "scenario",
  "service",
  "expected_response",
];

/** Options that say how k6's own program behaves, not what load is put on a target. */
const withoutEffect = [
  "cloud",
  "ext",
  "linger",
  "noUsageReport",
  "handleSummaryTimeout",
  "summaryTimeUnit",
  "vusMax",
  "console",
];
const supported = [
  "scenarios",
  "thresholds",
  "executionSegment",
  "executionSegmentSequence",
  "rps",
  "batch",
  "batchPerHost",
  "discardResponseBodies",
  "insecureSkipTLSVerify",
  "maxRedirects",
  "minIterationDuration",
  "noConnectionReuse",
  "noVUConnectionReuse",
  "noCookiesReset",
  "setupTimeout",
  "teardownTimeout",
  "summaryTrendStats",
  "systemTags",
  "tags",
  "throw",
  "userAgent",
  "hosts",
  "vus",
  "iterations",
  "duration",
  "stages",
];

/** Reads the `options` that a script exports. @throws UsageError for what is wrong, and by name for what is not supported. */
export function parseOptions(raw: unknown): EngineOptions {
  const options = raw === undefined || raw === null ? {} : raw;
  if (typeof options !== "object") throw new UsageError(say("notAnObject", { field: "options" }));
  const given = options as Record<string, unknown>;
  for (const name of Object.keys(given)) {
    if (given[name] === undefined || given[name] === null || supported.includes(name) || withoutEffect.includes(name))
      continue;
    throw new UsageError(say("notSupported", { name }));
  }
  const duration = (name: string, otherwise: number) =>
    given[name] === undefined ? otherwise : parseDuration(given[name], `options.${name}`);
  return {
    scenarios: parseScenarios(given),
    thresholds: parseThresholds(given.thresholds),
    segment: parseSegment(given.executionSegment as string | undefined),
    rps: typeof given.rps === "number" && given.rps > 0 ? given.rps : null,
    batch: numberOf(given, "batch", 20),
    batchPerHost: numberOf(given, "batchPerHost", 6),
    discardResponseBodies: given.discardResponseBodies === true,
    insecureSkipTlsVerify: given.insecureSkipTLSVerify === true,
    maxRedirects: numberOf(given, "maxRedirects", 10),
    minIterationDuration: duration("minIterationDuration", 0),
    noConnectionReuse: given.noConnectionReuse === true,
    noVuConnectionReuse: given.noVUConnectionReuse === true,
    noCookiesReset: given.noCookiesReset === true,
    setupTimeout: duration("setupTimeout", 60_000),
    teardownTimeout: duration("teardownTimeout", 60_000),
    summaryTrendStats: (given.summaryTrendStats as string[] | undefined) ?? [
      "avg",
      "min",
      "med",
      "max",
      "p(90)",
      "p(95)",
    ],
    systemTags: (given.systemTags as string[] | undefined) ?? defaultSystemTags,
    tags: (given.tags as Record<string, string> | undefined) ?? {},
    throw: given.throw === true,
    userAgent: (given.userAgent as string | undefined) ?? "onenet-video-load/1",
    hosts: (given.hosts as Record<string, string> | undefined) ?? {},
  };
}

function numberOf(given: Record<string, unknown>, name: string, otherwise: number): number {
  const value = given[name] ?? otherwise;
  if (typeof value !== "number" || !(value >= 0)) {
    throw notAllowed(`options.${name}`, value, say("fromZero"));
  }
  return value;
}
