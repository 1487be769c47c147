import { readFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import type { Edition } from "../schemas/edition.js";
import type { Text } from "../schemas/language.js";
import type { LoadResult } from "../schemas/results/load.js";
import { UsageError } from "../schemas/usage-error.js";
import type { Target } from "../target/target.js";
import { bundleScenario, scenarioNames } from "./bundle.js";
import { loadHosts, requireConsent } from "./consent.js";
import { type EngineResult, runEngine, SetupFailed } from "./engine/engine.js";
import { ViolationExamples } from "./examples.js";
import { say } from "./messages.js";
import { LeftAlone } from "./notes.js";
import { type ProfileName, profiles } from "./profiles.js";
import { endReasonsOf, resultOf } from "./result.js";
import { targetFileFor } from "./target-file.js";
import { readThresholds } from "./thresholds-file.js";
import { engineVersion } from "./version.js";

export interface LoadOptions {
  scenario: string;
  profile: string;
  target: Target;
  edition: Edition;
  /** Iterations a second. */
  rate?: number;
  /** Seconds. */
  duration?: number;
  vus?: number;
  /** Path of a JSON file with thresholds that win over the profile's. */
  thresholds?: string;
  /** The run's folder: examples of violations go to `evidence/` below it. */
  outDir: string;
  engine: "embedded" | "k6";
  signal?: AbortSignal;
  onProgress?(now: { seconds: number; of: number; iterations: number; vus: number }): void;
  /** Worker threads of the embedded engine; one less than there are cores when left out. */
  threads?: number;
}

/**
 * Runs one scenario under one profile and tells what came out. Writes nothing but examples of violations.
 * @throws UsageError exit 2 for a wrong call or missing consent, exit 3 when the target cannot be reached or refuses the key
 */
export async function runLoad(options: LoadOptions): Promise<LoadResult> {
  const { target, edition } = options;
  const scenario = oneOf(options.scenario, scenarioNames, "scenario");
  const profile = oneOf(options.profile, Object.keys(profiles) as ProfileName[], "--profile");
  requireConsent(target, options.rate);
  const bundle = await bundleScenario(scenario, edition);
  if (options.engine === "k6") {
    const { runK6 } = await import("./k6.js");
    return runK6({ ...options, scenario, profile, bundle });
  }
  const examples = new ViolationExamples(options.outDir, scenario, target);
  const leftAlone = new LeftAlone();
  let result: EngineResult;
  try {
    result = await runEngine({
      source: bundle.code,
      files: { [targetName]: targetFileFor(target), ...thresholdFile(options.thresholds) },
      env: environmentOf(options),
      threads: options.threads ?? Math.max(1, availableParallelism() - 1),
      allowedHosts: loadHosts(target),
      certificateAuthority: target.tls.ca === undefined ? null : readFileSync(target.tls.ca, "utf8"),
      ...(options.signal ? { signal: options.signal } : {}),
      ...(options.onProgress ? { onProgress: options.onProgress } : {}),
      onConsole: ({ text }) => {
        examples.hear(text);
        leftAlone.hear(text);
      },
    });
  } catch (error) {
    throw error instanceof SetupFailed ? setupError(error.message) : error;
  }
  const engine = { name: "embedded", version: engineVersion() } as const;
  const outcome = { ...result, endReasons: endReasonsOf(result) };
  return resultOf({
    engine,
    scenario,
    profile,
    bundle,
    edition,
    target,
    machine: machineName(),
    examples,
    leftAlone,
    result: outcome,
  });
}

/** What a run's figures depend on besides the target. */
export function machineName(): string {
  return `${cpus()[0]?.model ?? "unknown"} x${availableParallelism()}, Node ${process.version}, ${process.platform}`;
}

const targetName = "target.json";
export const thresholdsName = "thresholds.json";

/** What the bundle reads from `__ENV`; the same names that people pass to k6 with `-e`. */
type Overrides = Pick<LoadOptions, "profile" | "rate" | "duration" | "vus" | "thresholds">;

export function environmentOf({ profile, rate, duration, vus, thresholds }: Overrides): Record<string, string> {
  return {
    ONENET_TARGET: targetName,
    PROFILE: profile,
    ...(rate === undefined ? {} : { RATE: String(rate) }),
    ...(duration === undefined ? {} : { DURATION: `${duration}s` }),
    ...(vus === undefined ? {} : { VUS: String(vus) }),
    ...(thresholds === undefined ? {} : { THRESHOLDS: thresholdsName }),
  };
}

function thresholdFile(path: string | undefined): Record<string, string> {
  return path === undefined ? {} : { [thresholdsName]: readThresholds(path) };
}

/** What setup could not do is not the target's contract: it is told as a call that cannot be carried out. */
export function setupError(message: string): UsageError {
  const text = message.replace(/^Error: /, "").split("\n")[0] ?? message;
  const lost = /^(unreachable|key refused): /.test(text);
  return new UsageError({ en: `load: ${text}`, zh: `load:${setupText(text).zh}` }, lost ? 3 : 2);
}

/** Scripts speak English only, so that they run on k6 as they are: what ours say is known by its form. */
function setupText(text: string): Text {
  const [, address, problem] = /^unreachable: (\S+): (.*)$/.exec(text) ?? [];
  if (address !== undefined) return say("setupUnreachable", { address, problem: problem ?? "" });
  const [, how] = /^key refused: (.*)$/.exec(text) ?? [];
  if (how !== undefined) return say("setupKeyRefused", { how });
  return text.startsWith("no live stream: ") ? say("setupNoStream") : { en: text, zh: text };
}

function oneOf<Name extends string>(value: string, names: readonly Name[], what: string): Name {
  const found = names.find((name) => name === value);
  if (found === undefined) throw new UsageError(say("notOneOf", { what, value, allowed: names.join(", ") }));
  return found;
}
