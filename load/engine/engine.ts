import { totalmem } from "node:os";
import { getHeapStatistics } from "node:v8";
import { UsageError } from "../../schemas/usage-error.js";
import { toCommonJs } from "./commonjs.js";
import { type Honesty, judgeGenerator } from "./honesty.js";
import { say } from "./messages.js";
import { type MergedMetric, mergeStates } from "./metrics/registry.js";
import type { MetricType } from "./metrics/sinks.js";
import { type JudgedThreshold, judgeThreshold, validateThresholds } from "./metrics/thresholds.js";
import { type EngineOptions, parseOptions } from "./options.js";
import { shareOf, subSegment } from "./plan/segment.js";
import type { CheckCount, ConsoleLine, Progress, Report, SecondState } from "./protocol.js";
import { mostVus, plannedAtOnce, regularDuration } from "./scenario.js";
import { Seconds } from "./seconds.js";
import { summaryData } from "./summary.js";
import { WorkerThread } from "./worker-thread.js";

export interface EngineInput {
  /** The script: one ES module that imports nothing but k6's modules. */
  source: string;
  /** What `open()` finds, by the name that the script asks for. */
  files?: Record<string, string>;
  env?: Record<string, string>;
  /** Options that win over the script's. */
  options?: Record<string, unknown>;
  /** Worker threads; default: one less than there are cores, at least one. */
  threads: number;
  allowedHosts?: string[] | null;
  certificateAuthority?: string | null;
  signal?: AbortSignal;
  onProgress?(now: { seconds: number; of: number; iterations: number; vus: number }): void;
  onConsole?(line: ConsoleLine): void;
}

export type EndedBy = "end" | "threshold" | "script" | "signal" | "lost-thread" | "time";

export interface EngineResult {
  options: EngineOptions;
  metrics: Map<string, MergedMetric>;
  checks: CheckCount[];
  thresholds: JudgedThreshold[];
  timeline: ReturnType<Seconds["rows"]>;
  heatmap: ReturnType<Seconds["heatmap"]>;
  honesty: Honesty;
  started: Date;
  /** From the first start to the last iteration's end. */
  seconds: number;
  endedBy: EndedBy;
  /** What the script, or the engine, says about an early end. */
  endReason: string;
  /** `exec.test.fail()` */
  failReason: string | null;
  interrupted: number;
  summary: Record<string, string> | null;
}

/** Thrown when `setup` throws: nothing was measured. */
export class SetupFailed extends Error {
  override name = "SetupFailed";
}

const initTimeout = 60_000;
/** Of a virtual user with a bundle of ours and a connection. */
const bytesPerVu = 100_000;
/** Milliseconds that a thread has to end after everything in it was interrupted. */
const letGo = 5000;

/** Runs a script to its end, and gives what was measured however it ends. */
export async function runEngine(input: EngineInput): Promise<EngineResult> {
  const run = new Run(input);
  try {
    return await run.go();
  } finally {
    await run.close();
  }
}

/** What a script says of itself. */
export interface ScriptFacts {
  options: EngineOptions;
  /** Types of k6's metrics and of the script's own. */
  metrics: Record<string, MetricType>;
}

/** Runs nothing but the script's init code: its options, its metrics. */
export async function inspectScript(input: Pick<EngineInput, "source" | "files" | "env">): Promise<ScriptFacts> {
  const run = new Run({ ...input, threads: 1 });
  try {
    return await run.inspect();
  } finally {
    await run.close();
  }
}

class Run {
  private threads: WorkerThread[] = [];
  private latest: (Progress | null)[] = [];
  private readonly seconds = new Seconds();
  private endedBy: EndedBy = "end";
  private endReason = "";
  private failReason: string | null = null;
  private begin = 0;
  private thresholdTimer: NodeJS.Timeout | null = null;
  private stopOrdered = false;
  private ended: (() => void)[] = [];

  constructor(private readonly input: EngineInput) {}

  async inspect(): Promise<ScriptFacts> {
    await this.start();
    return this.load();
  }

  async go(): Promise<EngineResult> {
    await this.start();
    const { signal } = this.input;
    const { options } = await this.load();
    const interrupt = () => this.stop("signal", "interrupted");
    signal?.addEventListener("abort", interrupt, { once: true });
    try {
      const setupData = signal?.aborted ? null : await this.setup(options);
      const started = new Date();
      if (signal?.aborted) this.stop("signal", "interrupted");
      if (!this.stopOrdered) await this.iterate(options, setupData);
      const seconds = Math.max(0, (performance.timeOrigin + performance.now() - this.begin) / 1000);
      await this.teardown(options);
      return await this.result(options, started, this.begin === 0 ? 0 : seconds);
    } finally {
      signal?.removeEventListener("abort", interrupt);
    }
  }

  private async start(): Promise<void> {
    const script = await toCommonJs(this.input.source);
    const { files = {}, env = {}, allowedHosts = null, certificateAuthority = null } = this.input;
    const data = {
      script,
      files,
      env,
      allowedHosts,
      certificateAuthority,
      overrides: this.input.options ?? {},
    };
    this.threads = await Promise.all(
      Array.from({ length: this.input.threads }, (_, at) =>
        WorkerThread.start(
          data,
          (report) => this.hear(at, report),
          () => this.lose(at),
        ),
      ),
    );
    this.latest = this.threads.map(() => null);
  }

  private get first(): WorkerThread {
    const [first] = this.threads;
    if (first === undefined) throw new Error("the load engine has no thread");
    return first;
  }

  private async load(): Promise<ScriptFacts> {
    const [answer] = await Promise.all(
      this.threads.map((thread) => thread.ask({ kind: "load" }, "loaded", initTimeout)),
    );
    if (answer?.kind !== "loaded") throw scriptError(answer);
    const options = parseOptions(answer.options);
    for (const { name, exec } of options.scenarios) {
      if (!answer.exports.includes(exec)) {
        throw new UsageError(
          say("notExported", {
            ...{ field: `options.scenarios.${name}.exec`, exec },
            exports: answer.exports.join(", ") || say("nothing"),
          }),
        );
      }
    }
    validateThresholds(options.thresholds, new Map(Object.entries(answer.metrics)));
    requireMemory(vusAtOnce(options), this.threads.length);
    return { options, metrics: answer.metrics };
  }

  private async setup(options: EngineOptions): Promise<string | null> {
    const answer = await this.first.ask({ kind: "setup" }, "setup-done", options.setupTimeout + letGo);
    if (answer.kind === "error") {
      if (this.stopOrdered) return null;
      throw new SetupFailed(answer.message);
    }
    return answer.data;
  }

  private async iterate(options: EngineOptions, setupData: string | null): Promise<void> {
    const { threads } = this;
    const planned = vusAtOnce(options);
    await Promise.all(
      threads.map(async (thread, at) => {
        const segment = subSegment(options.segment, at, threads.length);
        const answer = await thread.ask(
          { kind: "prepare", segment, setupData, vus: shareOf(planned, segment) },
          "prepared",
          initTimeout * 5,
        );
        if (answer.kind !== "prepared") throw scriptError(answer);
      }),
    );
    // A moment ahead, so that all threads have heard of it when it comes.
    this.begin = performance.timeOrigin + performance.now() + 20;
    const longest = Math.max(
      ...options.scenarios.map((scenario) => scenario.startTime + regularDuration(scenario) + scenario.gracefulStop),
    );
    const bound = setTimeout(
      () => this.stop("time", "the run did not end in time"),
      Math.min(longest + 30_000, 2 ** 31 - 1),
    );
    this.thresholdTimer = setInterval(() => this.watch(options), 500);
    const ends = threads.map(() => new Promise<void>((resolve) => this.ended.push(resolve)));
    for (const thread of threads) thread.tell({ kind: "run", beginEpoch: this.begin });
    await Promise.all(ends);
    clearTimeout(bound);
    clearInterval(this.thresholdTimer);
  }

  private hear(at: number, report: Report): void {
    switch (report.kind) {
      case "progress":
      case "ended":
        this.latest[at] = report.progress;
        for (const second of report.progress.seconds) this.seconds.add(second as SecondState);
        if (report.kind === "ended") this.ended[at]?.();
        return;
      case "console":
        this.input.onConsole?.(report.line);
        return;
      case "abort":
        this.stop("script", report.reason);
        return;
      case "fail":
        this.failReason ??= report.reason;
        return;
      case "error":
        this.stop("lost-thread", report.message);
        this.ended[at]?.();
        return;
    }
  }

  private lose(at: number): void {
    if (this.begin > 0 && this.endedBy === "end" && !this.closed) this.stop("lost-thread", "a worker thread was lost");
    this.ended[at]?.();
  }

  /** Looks at the thresholds that may end the run, and shows how far it is. */
  private watch(options: EngineOptions): void {
    const elapsed = performance.timeOrigin + performance.now() - this.begin;
    const longest = Math.max(...options.scenarios.map((scenario) => scenario.startTime + regularDuration(scenario)));
    const known = this.latest.filter((progress) => progress !== null);
    const sum = (pick: (progress: Progress) => number) => known.reduce((total, progress) => total + pick(progress), 0);
    this.input.onProgress?.({
      seconds: elapsed / 1000,
      of: longest / 1000,
      iterations: sum((one) => one.iterations),
      vus: sum((one) => one.vus),
    });
    const watched = options.thresholds.filter(
      (threshold) => threshold.abortOnFail && elapsed >= threshold.delayAbortEval,
    );
    if (watched.length === 0 || this.stopOrdered) return;
    const names = new Set(watched.map((threshold) => threshold.metric));
    const only = (states: Progress["metrics"]) =>
      Object.fromEntries(Object.entries(states).filter(([name]) => names.has(name)));
    const metrics = mergeStates(known.map((progress) => only(progress.metrics)));
    const crossed = watched.find(
      (threshold) =>
        (metrics.get(threshold.metric)?.sink.count ?? 0) > 0 &&
        !judgeThreshold(threshold, metrics.get(threshold.metric), elapsed / 1000).ok,
    );
    if (crossed !== undefined) this.stop("threshold", `${crossed.metric}: ${crossed.source}`);
  }

  private stop(by: EndedBy, reason: string): void {
    if (this.stopOrdered) return;
    this.stopOrdered = true;
    this.endedBy = by;
    this.endReason = reason;
    for (const thread of this.threads) thread.tell({ kind: "stop", interrupt: true });
    // A script that never gives the thread a turn cannot be asked to stop.
    setTimeout(() => {
      for (const end of this.ended) end();
    }, letGo).unref();
  }

  private async teardown(options: EngineOptions): Promise<void> {
    if (this.endedBy === "lost-thread") return;
    try {
      const answer = await this.first.ask(
        { kind: "teardown" },
        "teardown-done",
        Math.min(options.teardownTimeout, 60_000) + letGo,
      );
      const [progress] = this.latest;
      if (answer.kind === "teardown-done" && progress) progress.metrics = answer.metrics;
      if (answer.kind === "error") this.input.onConsole?.({ level: "error", text: `teardown: ${answer.message}` });
    } catch (error) {
      this.input.onConsole?.({ level: "error", text: `teardown: ${String(error)}` });
    }
  }

  private async result(options: EngineOptions, started: Date, seconds: number): Promise<EngineResult> {
    const known = this.latest.filter((progress) => progress !== null);
    const metrics = mergeStates(known.map((progress) => progress.metrics));
    const timeline = this.seconds.rows();
    this.gauges(options, metrics, timeline);
    const thresholds = options.thresholds.map((threshold) =>
      judgeThreshold(threshold, metrics.get(threshold.metric), seconds),
    );
    const checks = mergeChecks(known.flatMap((progress) => progress.checks));
    const honesty = judgeGenerator(
      metrics,
      known.map((progress) => progress.load),
    );
    let summary: Record<string, string> | null = null;
    try {
      const data = summaryData(options, metrics, thresholds, checks, seconds);
      const answer = await this.first.ask({ kind: "summary", data }, "summary-done", initTimeout);
      if (answer.kind === "summary-done") summary = answer.outputs;
    } catch {
      // The thread is gone: its summary is, too, what was measured is not.
    }
    const interrupted = known.reduce((total, progress) => total + progress.interrupted, 0);
    const { endedBy, endReason, failReason } = this;
    return {
      options,
      metrics,
      checks,
      thresholds,
      timeline,
      heatmap: this.seconds.heatmap(),
      honesty,
      started,
      seconds,
      endedBy,
      endReason,
      failReason,
      interrupted,
      summary,
    };
  }

  /** `vus` and `vus_max` are looked at once a second; nobody adds to them. */
  private gauges(options: EngineOptions, metrics: Map<string, MergedMetric>, timeline: EngineResult["timeline"]): void {
    const vus = metrics.get("vus")?.sink;
    for (const row of timeline) vus?.add(row.vus);
    const most = options.scenarios.reduce((sum, scenario) => sum + mostVus(scenario), 0);
    metrics.get("vus_max")?.sink.add(most);
  }

  private closed = false;

  async close(): Promise<void> {
    this.closed = true;
    if (this.thresholdTimer !== null) clearInterval(this.thresholdTimer);
    await Promise.all(this.threads.map((thread) => thread.end()));
  }
}

const vusAtOnce = ({ scenarios }: EngineOptions) =>
  scenarios.reduce((sum, scenario) => sum + plannedAtOnce(scenario), 0);

/** A thread that runs out of memory a minute later could not say why. */
function requireMemory(vus: number, threads: number): void {
  const needed = vus * bytesPerVu;
  const found = Math.min(totalmem(), threads * getHeapStatistics().heap_size_limit);
  const gigabytes = (bytes: number) => Number((bytes / 1e9).toPrecision(2));
  if (needed > found)
    throw new UsageError(say("tooManyVus", { vus, needed: gigabytes(needed), found: gigabytes(found) }));
}

function scriptError(answer: Report | undefined): Error {
  if (answer?.kind !== "error") return new Error("the load engine's thread answered something unexpected");
  // A stack begins with the place in the script where that is what is wrong.
  const lines = answer.message.split("\n");
  const problem = lines.find((line) => /^\w*Error\b/.test(line)) ?? lines[0] ?? "";
  return new UsageError(answer.usage ?? say("notLoaded", { problem }));
}

function mergeChecks(counts: readonly CheckCount[]): CheckCount[] {
  const merged = new Map<string, CheckCount>();
  for (const count of counts) {
    const key = `${count.group}::${count.name}`;
    const found = merged.get(key);
    if (found === undefined) merged.set(key, { ...count });
    else {
      found.passes += count.passes;
      found.fails += count.fails;
    }
  }
  return [...merged.values()];
}
