import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LoadResult } from "../schemas/results/load.js";
import { UsageError } from "../schemas/usage-error.js";
import type { Bundle } from "./bundle.js";
import { inspectScript } from "./engine/engine.js";
import { judgeThreshold } from "./engine/metrics/thresholds.js";
import { ViolationExamples } from "./examples.js";
import { readSamples } from "./k6-samples.js";
import { crossedThresholds, keyOf } from "./k6-summary.js";
import { say } from "./messages.js";
import { LeftAlone } from "./notes.js";
import type { ProfileName, ScenarioName } from "./profiles.js";
import { type Outcome, resultOf } from "./result.js";
import { environmentOf, type LoadOptions, machineName, setupError, thresholdsName } from "./run.js";
import { targetFileFor } from "./target-file.js";
import { readThresholds } from "./thresholds-file.js";

export type K6Options = Omit<LoadOptions, "scenario" | "profile"> & {
  scenario: ScenarioName;
  profile: ProfileName;
  bundle: Bundle;
};

/** k6's documented exit codes. */
const exits = { ok: 0, thresholds: 99, signal: 105, aborted: 108, failed: 110 } as const;
/** Milliseconds that k6 has to end after an interrupt. */
const letGo = 15_000;

/** The user's own k6: `K6_BIN`, or `k6` on the PATH. Nothing of it is shipped or fetched. */
export function k6Binary(env: NodeJS.ProcessEnv = process.env): string {
  return env.K6_BIN || "k6";
}

/**
 * Runs the bundle with the user's k6 and turns its samples into the same `load.json`.
 * @throws UsageError when there is no k6, when k6 refuses the script, and as `runLoad` does when setup fails
 */
export async function runK6(options: K6Options): Promise<LoadResult> {
  const { bundle, target, scenario, profile, edition, signal } = options;
  const version = await versionOf(k6Binary());
  const examples = new ViolationExamples(options.outDir, scenario, target);
  const leftAlone = new LeftAlone();
  const heard = (text: string) => {
    examples.hear(text);
    leftAlone.hear(text);
  };
  const dir = mkdtempSync(join(tmpdir(), "onenet-video-k6-"));
  const at = (name: string) => join(dir, name);
  try {
    const thresholds = options.thresholds === undefined ? null : readThresholds(options.thresholds);
    const files = {
      "target.json": targetFileFor(target),
      ...(thresholds === null ? {} : { [thresholdsName]: thresholds }),
    };
    writeFileSync(at("script.js"), bundle.code);
    // The key is in this file, and on no command line.
    for (const [name, text] of Object.entries(files)) writeFileSync(at(name), text, { mode: 0o600 });
    const env = environmentOf(options);
    const facts = await inspectScript({ source: bundle.code, files, env });
    const { code, problem } = await run(k6Binary(), argumentsOf(env, at), dir, heard, signal);
    if (!existsSync(at("samples.json"))) throw new UsageError(say("k6Empty", { code, problem }));
    const samples = await readSamples(at("samples.json"), facts);
    if (isScriptError(code) && (samples.metrics.get("iterations")?.sink.sum ?? 0) === 0) throw setupError(problem);
    const crossed = existsSync(at("summary.json"))
      ? crossedThresholds(parsed(readFileSync(at("summary.json"), "utf8")))
      : new Map();
    const judged = facts.options.thresholds.map((threshold) => {
      const own = judgeThreshold(threshold, samples.metrics.get(threshold.metric), samples.seconds);
      const told = crossed.get(keyOf(threshold.metric, threshold.source));
      return { ...own, ok: told === undefined ? own.ok : !told };
    });
    const result: Outcome = {
      ...samples,
      options: facts.options,
      thresholds: judged,
      honesty: null,
      endReasons: endReasons(code, problem),
    };
    return resultOf({
      engine: { name: "k6", version },
      scenario,
      profile,
      bundle,
      edition,
      target,
      machine: machineName(),
      examples,
      leftAlone,
      result,
    });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function argumentsOf(env: Record<string, string>, at: (name: string) => string): string[] {
  const variables = Object.entries(env).flatMap(([name, value]) => [
    "-e",
    `${name}=${isFile(name) ? at(value) : value}`,
  ]);
  const outputs = ["--out", `json=${at("samples.json")}`, "--summary-export", at("summary.json")];
  return ["run", "--quiet", "--no-usage-report", "--log-format", "json", ...outputs, ...variables, at("script.js")];
}

function isFile(variable: string): boolean {
  return variable === "ONENET_TARGET" || variable === "THRESHOLDS";
}

/** Runs k6; `heard` gets what the script says on its console. `problem` is k6's last error. */
function run(
  binary: string,
  args: string[],
  cwd: string,
  heard: (text: string) => void,
  signal: AbortSignal | undefined,
): Promise<{ code: number; problem: string }> {
  return new Promise((resolve, reject) => {
    // The older summary is documented completely; where k6 knows no other, it does not look at this.
    const env = { ...process.env, K6_NEW_MACHINE_READABLE_SUMMARY: "false", K6_NO_COLOR: "true" };
    const child: ChildProcess = spawn(binary, args, { cwd, env, stdio: ["ignore", "ignore", "pipe"] });
    let problem = "";
    let rest = "";
    child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
      const lines = (rest + chunk).split("\n");
      rest = (lines.pop() ?? "").slice(-100_000);
      for (const line of lines) {
        const { level, msg, error } = parsed(line) as { level?: string; msg?: string; error?: string };
        // What is no log line is what a program says that cannot go on.
        if (level === undefined && line.trim() !== "") problem ||= line.trim().slice(0, 2000);
        if (typeof msg === "string") heard(msg);
        if (level === "error") problem = (error ?? msg ?? "").slice(0, 2000);
      }
    });
    const interrupt = () => {
      child.kill("SIGINT");
      setTimeout(() => child.kill("SIGKILL"), letGo).unref();
    };
    if (signal?.aborted) interrupt();
    signal?.addEventListener("abort", interrupt, { once: true });
    child.once("error", (error) => reject(new UsageError(say("k6NotRun", { problem: error.message }))));
    child.once("close", (code) => {
      signal?.removeEventListener("abort", interrupt);
      resolve({ code: code ?? exits.signal, problem });
    });
  });
}

function versionOf(binary: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(binary, ["version"], { stdio: ["ignore", "pipe", "ignore"] });
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
    });
    child.once("error", () => reject(new UsageError(say("k6Missing"))));
    child.once("close", () => resolve(/v?(\d+\.\d+\.\d+\S*)/.exec(text)?.[1] ?? "unknown"));
  });
}

function isScriptError(code: number): boolean {
  const known: number[] = Object.values(exits);
  return !known.includes(code);
}

function endReasons(code: number, problem: string): LoadResult["reasons"] {
  if (code === exits.ok || code === exits.thresholds) return [];
  if (code === exits.signal) return [say("interrupted")];
  return [say("aborted", { reason: `k6 exit ${code}${problem === "" ? "" : `: ${problem}`}` })];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}
