import type { Connections } from "../http/connections.js";
import { CookieJar } from "../http/cookies.js";
import { type ExpectedStatuses, usualStatuses } from "../http/params.js";
import { metric } from "../metrics/builtin.js";
import type { Resolved } from "../metrics/registry.js";
import { globalIndex } from "../plan/segment.js";
import type { Scenario } from "../scenario.js";
import type { ThreadContext } from "./context.js";
import { Interrupted, type Interruptible } from "./interruption.js";

export type ScriptFunction = (data: unknown) => unknown;

/** The scenario that a virtual user works for. */
export interface Assignment {
  scenario: Scenario;
  /** `performance.now()` at its begin. */
  begin: number;
  duration: number;
  data: () => unknown;
}

/** What an iteration knows of its place. */
export interface IterationNumbers {
  inInstance: number;
  inTest: number;
}

/** A virtual user: the state behind its own instance of the script. */
export class Vu {
  /** Read by the script as `__VU` and `__ITER`. */
  readonly scope = { vu: 0, iter: -1 };
  readonly idInInstance: number;
  readonly idInTest: number;
  readonly env: Record<string, string>;
  readonly jar = new CookieJar();
  assignment: Assignment | null = null;
  numbers: IterationNumbers = { inInstance: 0, inTest: 0 };
  iterationInScenario = -1;
  exports: Record<string, unknown> = {};
  connections: Connections | null = null;
  /** `http.setResponseCallback()`; null switches the judging of statuses off. */
  expects: ExpectedStatuses | null = usualStatuses;
  /** Init code may open files and make metrics, and may not make requests. */
  initializing = true;
  interrupted = false;
  /** Timers that an iteration waits for, and what one of them threw. */
  readonly timers = new Set<Promise<void>>();
  timerError: unknown;
  /** Calls in this iteration that gave the event loop a turn. */
  waits = 0;
  private readonly pending: Interruptible[] = [];
  /** Whether an iteration of it is under way. */
  iterating = false;
  private tagMap: Record<string, string> = {};
  private values: string[] = [];
  private resolved: Resolved = [];
  private data: { of: Assignment; value: unknown } | null = null;

  constructor(
    readonly context: ThreadContext,
    local: number,
  ) {
    this.idInInstance = local + 1;
    this.idInTest = local < 0 ? 0 : globalIndex(local, context.segment) + 1;
    this.scope.vu = this.idInTest;
    this.env = { ...context.env };
    this.setTags({ ...context.options.tags, group: "" });
  }

  /** Takes up work for a scenario: its tags and its environment. */
  assign(assignment: Assignment): void {
    if (this.assignment === assignment) return;
    this.assignment = assignment;
    this.iterationInScenario = -1;
    const { scenario } = assignment;
    for (const name of Object.keys(this.env)) delete this.env[name];
    Object.assign(this.env, this.context.env, scenario.env);
    this.setTags({ ...this.context.options.tags, ...scenario.tags, scenario: scenario.name, group: "" });
  }

  /** The value of setup as this virtual user's own copy. */
  setupData(): unknown {
    const { assignment } = this;
    if (assignment === null) return undefined;
    if (this.data === null || this.data.of !== assignment) this.data = { of: assignment, value: assignment.data() };
    return this.data.value;
  }

  get tags(): Readonly<Record<string, string>> {
    return this.tagMap;
  }

  setTag(name: string, value: string | undefined): void {
    const { [name]: _, ...rest } = this.tagMap;
    this.setTags(value === undefined ? rest : { ...rest, [name]: value });
  }

  setTags(tags: Record<string, string>): void {
    this.tagMap = tags;
    const { registry } = this.context;
    this.values = registry.relevant.map((name) => tags[name] ?? "");
    this.resolved = registry.resolve(this.values);
  }

  /** The values of the tags that matter, with more tags on top. */
  tagValues(more?: Readonly<Record<string, unknown>> | null, check?: string): readonly string[] {
    if ((more === undefined || more === null) && check === undefined) return this.values;
    return this.context.registry.relevant.map((name, at) => {
      const value = more?.[name] ?? (name === "check" ? check : undefined);
      return value === undefined || value === null ? (this.values[at] ?? "") : String(value);
    });
  }

  /** @param check the name of the check that is recorded; it becomes the tag `check` */
  record(number: number, value: number, more?: Readonly<Record<string, unknown>>, check?: string): void {
    const { registry } = this.context;
    const tagged = check !== undefined && registry.relevant.includes("check") ? check : undefined;
    if (more === undefined && tagged === undefined) {
      for (const sink of this.resolved[number] ?? registry.sinksOf(number, this.values, this.resolved)) sink.add(value);
    } else {
      registry.add(number, value, this.tagValues(more, tagged));
    }
  }

  /** Makes `work` endable from outside until it is untracked. */
  track(work: Interruptible): void {
    if (this.interrupted) throw new Interrupted();
    this.pending.push(work);
    this.waits += 1;
  }

  untrack(work: Interruptible): void {
    const { pending } = this;
    const last = pending.pop();
    if (last !== undefined && last !== work) pending[pending.indexOf(work)] = last;
  }

  /** Whether something that blocks in k6 is still under way. */
  get hasForgotten(): boolean {
    for (const work of this.pending) if (work.blocks) return true;
    return false;
  }

  interrupt(): void {
    if (this.interrupted) return;
    this.interrupted = true;
    for (const work of this.pending.splice(0)) work.interrupt();
  }

  /** A wait that ends early, with an error, when the virtual user is interrupted. */
  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const work = {
        blocks: true,
        interrupt: () => {
          clearTimeout(timer);
          reject(new Interrupted());
        },
      };
      this.track(work);
      const timer = setTimeout(() => {
        this.untrack(work);
        resolve();
      }, milliseconds);
    });
  }

  needConnections(): Connections {
    if (this.connections === null) throw new Error("the virtual user has no connections");
    return this.connections;
  }

  /** Ready for the next iteration. */
  turn(): void {
    this.iterating = true;
    this.scope.iter += 1;
    this.iterationInScenario += 1;
    this.waits = 0;
    this.timerError = undefined;
    this.interrupted = false;
  }

  /** What an iteration leaves behind is put away. */
  settle(): void {
    this.iterating = false;
    const { options } = this.context;
    if (!options.noCookiesReset) this.jar.reset();
    if (options.noVuConnectionReuse) this.connections?.closeAll();
    if (this.tagMap.group !== "") this.setTag("group", "");
  }

  countIteration(milliseconds: number): void {
    this.record(metric.iterations, 1);
    this.record(metric.iterationDuration, milliseconds);
  }
}
