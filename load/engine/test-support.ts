import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type EngineInput, type EngineResult, runEngine } from "./engine.js";

/** A server for tests that writes down what reaches it. */
export interface LoggingServer {
  url: string;
  port: number;
  log: { at: number; method: string; url: string; headers: IncomingMessage["headers"]; body: string }[];
  server: Server;
  close(): Promise<void>;
}

type Answer = (request: IncomingMessage, response: ServerResponse, number: number) => void;

const fine: Answer = (_request, response) => {
  response.setHeader("content-type", "application/json");
  response.end('{"errno":0}');
};

export async function startLogging(answer: Answer = fine): Promise<LoggingServer> {
  const log: LoggingServer["log"] = [];
  const server = createServer((request, response) => {
    const entry = {
      at: performance.now(),
      method: request.method ?? "",
      url: request.url ?? "",
      headers: request.headers,
      body: "",
    };
    log.push(entry);
    request.on("data", (chunk: Buffer) => {
      entry.body += chunk.toString();
    });
    answer(request, response, log.length);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    log,
    server,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

const prelude = `
import http from "k6/http";
import { check, group, sleep, fail } from "k6";
import { Counter, Gauge, Rate, Trend } from "k6/metrics";
import exec from "k6/execution";
import { SharedArray } from "k6/data";
`;

export interface Ran {
  result: EngineResult;
  console: string[];
  /** The whole value of a metric: a counter's sum, a trend's count. */
  count(metric: string): number;
  sum(metric: string): number;
}

/** Runs a script in which k6's modules are imported already; `BASE` is the address of the server. */
export async function runScript(
  body: string,
  options: object,
  server?: LoggingServer,
  more: Partial<EngineInput> = {},
): Promise<Ran> {
  const lines: string[] = [];
  const result = await runEngine({
    source: `${prelude}\nexport const options = ${JSON.stringify(options)};\n${body}`,
    threads: 1,
    env: { BASE: server?.url ?? "" },
    onConsole: (line) => lines.push(line.text),
    ...more,
  });
  return {
    result,
    console: lines,
    count: (metric) => result.metrics.get(metric)?.sink.count ?? 0,
    sum: (metric) => result.metrics.get(metric)?.sink.sum ?? 0,
  };
}

/** One iteration of one virtual user. */
export const once = { vus: 1, iterations: 1 };
