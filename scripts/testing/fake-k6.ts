import { readFileSync, writeFileSync } from "node:fs";
import { type EngineResult, runEngine } from "../../load/engine/engine.js";
import { parseSelector } from "../../load/engine/metrics/submetric.js";

/**
 * Stands in for k6 in our own tests, and is none: it takes the documented command line, runs the script on the embedded engine, and
 * writes what `--out json` is documented to hold. `FAKE_K6` makes it wrong: `slow` tells twice the durations, `few` half of the requests,
 * `blind` no violation, `old` an earlier version, `broken` ends as after an exception.
 */
const wrong = process.env.FAKE_K6 ?? "";
const [command, ...words] = process.argv.slice(2);

if (command === "version") {
  console.log(`k6 ${wrong === "old" ? "v0.49.0" : "v2.3.0"} (a stand-in for tests)`);
} else if (command === "run") {
  await run();
} else {
  console.error(`unknown command "${command}"`);
  process.exitCode = 104;
}

async function run(): Promise<void> {
  const env: Record<string, string> = {};
  const log = (level: string, msg: string) => console.error(JSON.stringify({ level, msg, source: "console" }));
  for (const [at, word] of words.entries()) {
    const [name = "", value = ""] = words[at + 1]?.split(/=(.*)/s) ?? [];
    if (word === "-e") env[name] = value;
  }
  if (wrong === "broken") {
    log("error", "ReferenceError: URL is not defined at file:///script.js:1:1(1)");
    process.exitCode = 107;
    return;
  }
  const files = Object.fromEntries(
    Object.entries(env).flatMap(([name, path]) =>
      name === "ONENET_TARGET" || name === "THRESHOLDS" ? [[path, readFileSync(path, "utf8")]] : [],
    ),
  );
  const result = await runEngine({
    source: readFileSync(words.at(-1) ?? "", "utf8"),
    files,
    env,
    threads: 1,
    onConsole: ({ level, text }) => log(level, text),
  });
  const out = words.find((word) => word.startsWith("json="))?.slice("json=".length);
  if (out !== undefined) writeFileSync(out, `${samplesOf(result).join("\n")}\n`);
  process.exitCode = result.thresholds.every(({ ok }) => ok) ? 0 : 99;
}

/** Lines as of `--out json`, spread evenly over the run: a metric's values come from the histogram of its most telling sub-metric. */
function samplesOf({ metrics, started, seconds }: EngineResult): string[] {
  const lines: { time: number; text: string }[] = [];
  const point = (metric: string, value: number, share: number, tags: Record<string, string>) => {
    const time = started.getTime() + share * seconds * 1000;
    const told = { scenario: "smoke", stage: "smoke", ...tags };
    const data = { time: new Date(time).toISOString(), value, tags: told };
    lines.push({ time, text: JSON.stringify({ type: "Point", metric, data }) });
  };
  const declared: string[] = [];
  const sliced = new Set([...metrics.keys()].filter((name) => name.includes("{")).map((name) => telling(name)));
  for (const [name, { type, contains, sink }] of metrics) {
    if (!name.includes("{")) declared.push(JSON.stringify({ type: "Metric", metric: name, data: { type, contains } }));
    const { metric, tags } = parseSelector(name);
    if (sink.count === 0 || (telling(name) === null && sliced.has(`${metric}{`)) || isOtherSlice(name)) continue;
    if (contains === "data") {
      point(metric, sink.sum, 0.5, {});
      continue;
    }
    if (type === "counter" && metric !== "http_reqs") {
      if (!(wrong === "blind" && metric === "violations"))
        for (let at = 0; at < sink.sum; at += 1) point(metric, 1, at / sink.sum, Object.fromEntries(tags));
      continue;
    }
    if (type !== "trend") continue;
    let at = 0;
    for (const [value, count] of sink.histogram?.buckets() ?? []) {
      for (let left = count; left > 0; left -= 1, at += 1) {
        if (wrong === "few" && at % 2 === 1) continue;
        const share = at / sink.count;
        const duration = (value / 1000) * (wrong === "slow" ? 2 : 1);
        const own = { ...kindOf(tags), ...Object.fromEntries(tags) };
        if (metric === "http_req_duration") point("http_reqs", 1, share, own);
        point(metric, duration, share, own);
        if (metric === "http_req_duration") point("http_req_failed", 0, share, own);
      }
    }
  }
  // Requests of names that no threshold asks for.
  const whole = metrics.get("http_req_duration")?.sink.count ?? 0;
  const named = [...metrics].flatMap(([name, { sink }]) =>
    /^http_req_duration\{name:/.test(name) ? [sink.count] : [],
  );
  const others = whole - named.reduce((sum, count) => sum + count, 0);
  for (let at = 0; at < others; at += 1) {
    if (wrong === "few" && at % 2 === 1) continue;
    for (const [metric, value] of Object.entries({ http_reqs: 1, http_req_duration: 1, http_req_failed: 0 }))
      point(metric, value, at / others, { name: "other", kind: "media" });
  }
  return [...declared, ...lines.sort((one, other) => one.time - other.time).map(({ text }) => text)];
}

/** Of the ways in which a metric is sliced, the one that tells its values apart: names, groups, depths, requirements. */
function telling(name: string): string | null {
  return /\{(name|preload|depth|requirement):/.test(name) ? name.replace(/\{.*$/, "{") : null;
}

function isOtherSlice(name: string): boolean {
  return name.includes("{") && telling(name) === null;
}

function kindOf(tags: [string, string][]): Record<string, string> {
  const name = tags.find(([key]) => key === "name")?.[1];
  if (name === undefined) return {};
  return { kind: ["playlist", "segment"].includes(name) ? "media" : "api", status: "200", expected_response: "true" };
}
