import type { MetricType } from "./sinks.js";

/** What values mean: `time` in milliseconds, `data` in bytes. */
export type Contains = "default" | "time" | "data";

export interface MetricDefinition {
  name: string;
  type: MetricType;
  contains: Contains;
}

const trend = (name: string): MetricDefinition => ({ name, type: "trend", contains: "time" });
const counter = (name: string, contains: Contains = "default"): MetricDefinition => ({
  name,
  type: "counter",
  contains,
});
const rate = (name: string): MetricDefinition => ({ name, type: "rate", contains: "default" });

/** k6's own metrics; the position in this list is the number that the hot path records by. */
export const builtinMetrics: readonly MetricDefinition[] = [
  counter("http_reqs"),
  trend("http_req_duration"),
  trend("http_req_blocked"),
  trend("http_req_connecting"),
  trend("http_req_tls_handshaking"),
  trend("http_req_sending"),
  trend("http_req_waiting"),
  trend("http_req_receiving"),
  rate("http_req_failed"),
  counter("iterations"),
  trend("iteration_duration"),
  counter("dropped_iterations"),
  counter("data_sent", "data"),
  counter("data_received", "data"),
  rate("checks"),
  trend("group_duration"),
  { name: "vus", type: "gauge", contains: "default" },
  { name: "vus_max", type: "gauge", contains: "default" },
  // Ours, to measure the generator: how late starts were, and what a viewer who came when the start was due has waited.
  trend("iteration_start_delay"),
  trend("iteration_duration_from_due"),
];

const numberOf = (name: string) => builtinMetrics.findIndex((metric) => metric.name === name);

/** Numbers of the built-in metrics. */
export const metric = {
  requests: numberOf("http_reqs"),
  duration: numberOf("http_req_duration"),
  blocked: numberOf("http_req_blocked"),
  connecting: numberOf("http_req_connecting"),
  handshaking: numberOf("http_req_tls_handshaking"),
  sending: numberOf("http_req_sending"),
  waiting: numberOf("http_req_waiting"),
  receiving: numberOf("http_req_receiving"),
  failed: numberOf("http_req_failed"),
  iterations: numberOf("iterations"),
  iterationDuration: numberOf("iteration_duration"),
  dropped: numberOf("dropped_iterations"),
  sent: numberOf("data_sent"),
  received: numberOf("data_received"),
  checks: numberOf("checks"),
  groupDuration: numberOf("group_duration"),
  vus: numberOf("vus"),
  vusMax: numberOf("vus_max"),
  startDelay: numberOf("iteration_start_delay"),
  durationFromDue: numberOf("iteration_duration_from_due"),
} as const;
