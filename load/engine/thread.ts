import { monitorEventLoopDelay } from "node:perf_hooks";
import { execute } from "./executors/index.js";
import { stackOf } from "./executors/iteration.js";
import { VuPool } from "./executors/pool.js";
import { ScenarioRun } from "./executors/scenario-run.js";
import { Deadlines } from "./http/deadlines.js";
import { Pacer } from "./http/pacer.js";
import { builtinMetrics } from "./metrics/builtin.js";
import { Registry } from "./metrics/registry.js";
import type { MetricType } from "./metrics/sinks.js";
import { parseOptions } from "./options.js";
import { wholeRun } from "./plan/segment.js";
import type { Order, Progress, Report, WorkerData } from "./protocol.js";
import type { ThreadContext } from "./vu/context.js";
import { VuFactory } from "./vu/instance.js";
import { compileScript } from "./vu/script.js";
import { Timeline } from "./vu/timeline.js";
import type { ScriptFunction, Vu } from "./vu/vu.js";

const reportEvery = 1000;
/** Milliseconds between two looks of the event-loop monitor; its figures contain them. */
const delayResolution = 10;

/** One worker thread: the virtual users of one segment, and what they measure. */
export class Thread {
  private readonly context: ThreadContext;
  private readonly run;
  private factory: VuFactory | null = null;
  private pool: VuPool | null = null;
  /** The virtual user of setup, teardown and handleSummary. */
  private first: Vu | null = null;
  private setupData: string | null = null;
  private runs: ScenarioRun[] = [];

  constructor(
    private readonly data: WorkerData,
    private readonly post: (report: Report) => void,
  ) {
    const { files, env, allowedHosts, certificateAuthority } = data;
    const peak = { active: 0 };
    this.run = compileScript(data.script);
    this.context = {
      options: parseOptions({}),
      rawOptions: {},
      registry: new Registry([]),
      timeline: new Timeline(peak),
      segment: wholeRun,
      files,
      env,
      allowedHosts: allowedHosts === null ? null : new Set(allowedHosts),
      certificateAuthority,
      deadlines: new Deadlines(),
      sharedArrays: new Map(),
      checks: new Map(),
      begin: performance.now(),
      instance: { completed: 0, interrupted: 0, active: 0, initialized: 0 },
      peak,
      pacer: null,
      post,
    };
  }

  async obey(order: Order): Promise<void> {
    switch (order.kind) {
      case "load":
        return this.load();
      case "setup":
        return this.setup();
      case "prepare":
        this.context.segment = order.segment;
        this.context.pacer = this.pacer();
        this.setupData = order.setupData;
        this.pool = new VuPool(this.needFactory());
        this.pool.fill(order.vus);
        return this.post({ kind: "prepared" });
      case "run":
        return this.runAll(order.beginEpoch);
      case "stop":
        for (const run of this.runs) order.interrupt ? run.interrupt() : run.stop();
        if (order.interrupt) this.first?.interrupt();
        return;
      case "teardown":
        await this.lifecycle("teardown", this.context.options.teardownTimeout, this.parsedSetupData());
        return this.post({ kind: "teardown-done", metrics: this.context.registry.snapshot() });
      case "summary":
        return this.summary(order.data);
    }
  }

  /** Runs the script's init code once to learn its options, then settles on the options that are in force. */
  private load(): void {
    const probe = new VuFactory(this.context, this.run).make(-1);
    const raw = { ...(probe.exports.options as object | undefined), ...this.data.overrides };
    this.context.rawOptions = raw;
    this.context.options = parseOptions(raw);
    const registry = new Registry(this.context.options.thresholds.map((threshold) => threshold.metric));
    this.context.registry = registry;
    this.context.sharedArrays.clear();
    this.context.pacer = this.pacer();
    this.factory = new VuFactory(this.context, this.run);
    this.first = this.factory.make(-1);
    const metrics: Record<string, MetricType> = {};
    for (const { name, type } of registry.definitions) metrics[name] = type;
    for (const { name, type } of builtinMetrics) metrics[name] = type;
    const functions = Object.keys(this.first.exports).filter((name) => typeof this.first?.exports[name] === "function");
    this.post({ kind: "loaded", options: JSON.parse(JSON.stringify(raw)), exports: functions, metrics });
  }

  private async setup(): Promise<void> {
    this.first?.setTag("group", "::setup");
    const value = await this.lifecycle("setup", this.context.options.setupTimeout, undefined);
    this.first?.setTag("group", "");
    this.post({ kind: "setup-done", data: value === undefined ? null : (JSON.stringify(value) ?? null) });
  }

  /** Calls setup or teardown, bounded in time. */
  private async lifecycle(name: "setup" | "teardown", timeout: number, data: unknown): Promise<unknown> {
    const vu = this.first;
    const call = vu?.exports[name] as ScriptFunction | undefined;
    if (vu === null || call === undefined) return undefined;
    if (name === "teardown") vu.setTag("group", "::teardown");
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`${name}() took longer than ${timeout / 1000} s`)), timeout);
    });
    try {
      return await Promise.race([call(data), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  private async runAll(beginEpoch: number): Promise<void> {
    const { context, pool } = this;
    if (pool === null) throw new Error("the thread was not prepared");
    context.begin = beginEpoch - performance.timeOrigin;
    const delays = monitorEventLoopDelay({ resolution: delayResolution });
    delays.enable();
    const busy = performance.eventLoopUtilization();
    const progress = (all: boolean): Progress => {
      const utilization = performance.eventLoopUtilization(busy).utilization;
      const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - delayResolution);
      return this.progress(all, {
        utilization,
        loopDelayP99: late(delays.percentile(99)),
        loopDelayMax: late(delays.max),
      });
    };
    const reporter = setInterval(() => {
      this.post({ kind: "progress", progress: progress(false) });
    }, reportEvery);
    const watcher = setInterval(() => context.timeline.tick(performance.now() - context.begin), 50);
    const { setupData } = this;
    this.runs = context.options.scenarios.map(
      (scenario) => new ScenarioRun(scenario, context, pool, () => parsed(setupData)),
    );
    await Promise.all(this.runs.map(execute));
    clearInterval(reporter);
    clearInterval(watcher);
    delays.disable();
    this.post({ kind: "ended", progress: progress(true) });
    pool.closeAll();
  }

  private progress(all: boolean, load: Progress["load"]): Progress {
    const { registry, checks, timeline, instance } = this.context;
    return {
      metrics: registry.snapshot(),
      checks: [...checks.values()].flatMap((ofGroup) => [...ofGroup.values()]),
      seconds: timeline.take(all),
      vus: instance.active,
      vusInitialized: instance.initialized,
      iterations: instance.completed,
      interrupted: instance.interrupted,
      load,
    };
  }

  private async summary(data: unknown): Promise<void> {
    const handle = this.first?.exports.handleSummary as ((data: unknown) => unknown) | undefined;
    let outputs: Record<string, string> | null = null;
    if (handle !== undefined) {
      try {
        outputs = textsOf(await handle(data));
      } catch (error) {
        this.post({ kind: "console", line: { level: "error", text: `handleSummary: ${stackOf(error)}` } });
      }
    }
    this.post({ kind: "summary-done", outputs });
  }

  /** This thread's part of the rate that `options.rps` allows. */
  private pacer(): Pacer | null {
    const { options, segment } = this.context;
    return options.rps === null ? null : new Pacer((1000 * segment.count) / options.rps);
  }

  private parsedSetupData(): unknown {
    return parsed(this.setupData);
  }

  private needFactory(): VuFactory {
    if (this.factory === null) throw new Error("the script was not loaded");
    return this.factory;
  }
}

function parsed(json: string | null): unknown {
  return json === null ? undefined : JSON.parse(json);
}

function textsOf(outputs: unknown): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries((outputs ?? {}) as Record<string, unknown>)) {
    texts[name] = typeof value === "string" ? value : String(value);
  }
  return texts;
}
