import type { Sink } from "../engine/metrics/sinks.js";
import { type LoggingServer, runScript, startLogging } from "../engine/test-support.js";

const rate = 1000;
const seconds = 4;

/** How exactly an asked rate is kept and times are taken, by the target's own clock; and what a stall of a second looks like. */
export async function measureEvenness(): Promise<string[]> {
  return [await evenness(), await times(), await stall()];
}

/** One request an iteration. @returns the times of all of them */
async function run(server: LoggingServer, scenario: object): Promise<Sink | undefined> {
  const script = "export default async function () { await http.get(__ENV.BASE); }";
  const { result } = await runScript(script, { scenarios: { s: scenario } }, server);
  await server.close();
  return result.metrics.get("http_req_duration")?.sink;
}

async function evenness(): Promise<string> {
  const server = await startLogging();
  const scenario = {
    executor: "constant-arrival-rate",
    rate,
    duration: `${seconds}s`,
    preAllocatedVUs: 50,
    maxVUs: rate * 2,
  };
  await run(server, scenario);
  const first = server.log[0]?.at ?? 0;
  const hundredths = Array.from({ length: seconds * 100 }, () => 0);
  for (const { at } of server.log) {
    const slot = Math.floor((at - first) / 10);
    if (slot < hundredths.length) hundredths[slot] = (hundredths[slot] ?? 0) + 1;
  }
  const mean = hundredths.reduce((sum, count) => sum + count, 0) / hundredths.length;
  const deviation = Math.sqrt(hundredths.reduce((sum, count) => sum + (count - mean) ** 2, 0) / hundredths.length);
  return `at ${rate}/s for ${seconds} s: ${server.log.length} of ${rate * seconds} starts; ${mean.toFixed(2)} ± ${deviation.toFixed(2)} in each 10 ms`;
}

/** Answers that take 1 to 200 ms, as the target and as the engine has seen them. */
async function times(): Promise<string> {
  const seen: number[] = [];
  const server = await startLogging((_request, response, number) => {
    const begun = performance.now();
    response.on("finish", () => seen.push(performance.now() - begun));
    setTimeout(() => response.end("{}"), 1 + 199 * ((number * 0.618) % 1) ** 3);
  });
  const scenario = { executor: "constant-arrival-rate", rate: 200, duration: "5s", preAllocatedVUs: 50, maxVUs: 200 };
  const sink = await run(server, scenario);
  seen.sort((one, other) => one - other);
  const told = [50, 95, 99].map((percent) => {
    const target = seen[Math.ceil((percent / 100) * seen.length) - 1] ?? 0;
    return `p${percent} ${sink?.percentile(percent).toFixed(1)} (${target.toFixed(1)})`;
  });
  return `answers of 1 to 200 ms, in brackets by the target's log: ${told.join(", ")} ms`;
}

async function stall(): Promise<string> {
  let begun = 0;
  const server = await startLogging((_request, response) => {
    begun ||= performance.now();
    const time = performance.now() - begun;
    setTimeout(() => response.end("{}"), time > 2000 && time < 3000 ? 3000 - time : 0);
  });
  const scenario = { executor: "constant-arrival-rate", rate: 200, duration: "10s", preAllocatedVUs: 50, maxVUs: 500 };
  const sink = await run(server, scenario);
  // A tenth of the values lies evenly between 0 and 1000 ms: the 99th percentile is at 900, the 95th at 500.
  return `a stall of 1 s in 10 s: p95 ${sink?.percentile(95).toFixed(0)} ms (500 by arithmetic), p99 ${sink?.percentile(99).toFixed(0)} ms (900)`;
}
