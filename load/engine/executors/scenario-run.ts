import { metric } from "../metrics/builtin.js";
import { globalIndex, type Segment, shareOf } from "../plan/segment.js";
import { regularDuration, type Scenario } from "../scenario.js";
import type { ThreadContext } from "../vu/context.js";
import type { Assignment, ScriptFunction, Vu } from "../vu/vu.js";
import { iterate } from "./iteration.js";
import type { VuPool } from "./pool.js";

const longestTimer = 2 ** 31 - 1;
/** Milliseconds that interrupted iterations have to end. */
const letGo = 1000;

/** One scenario of one thread: what its executor starts iterations with, and how all of them are stopped. */
export class ScenarioRun {
  readonly begin: number;
  readonly segment: Segment;
  /** True once no new iteration may start. */
  stopping = false;
  private started = 0;
  private readonly vus: Vu[] = [];
  private readonly assignment: Assignment;
  private abandon = () => {};
  private readonly sleepers = new Set<() => void>();

  constructor(
    readonly scenario: Scenario,
    private readonly context: ThreadContext,
    readonly pool: VuPool,
    data: () => unknown,
  ) {
    this.begin = context.begin + scenario.startTime;
    this.segment = context.segment;
    this.assignment = { scenario, begin: this.begin, duration: regularDuration(scenario), data };
  }

  /** This thread's part of what is numbered over the whole run. */
  share(total: number): number {
    return shareOf(total, this.segment);
  }

  /** Milliseconds since the scenario's begin. */
  elapsed(): number {
    return performance.now() - this.begin;
  }

  takeVu(): Vu {
    const vu = this.pool.take();
    vu.assign(this.assignment);
    this.vus.push(vu);
    return vu;
  }

  /** Runs one iteration. @param number the thread's own number of it; counted up when left out. */
  iterate(vu: Vu, due: number | null = null, number: number = this.started): Promise<void> {
    this.started += 1;
    vu.numbers.inInstance = number;
    vu.numbers.inTest = globalIndex(number, this.segment);
    return iterate(vu, vu.exports[this.scenario.exec] as ScriptFunction, due);
  }

  /** Lets a virtual user iterate as long as `more` says so. */
  async loop(vu: Vu, more: () => boolean): Promise<void> {
    while (!this.stopping && more()) await this.iterate(vu);
    this.pool.give(vu);
  }

  drop(count: number): void {
    if (count <= 0) return;
    const { registry } = this.context;
    const tags: Record<string, string> = {
      ...this.context.options.tags,
      ...this.scenario.tags,
      scenario: this.scenario.name,
    };
    registry.add(
      metric.dropped,
      count,
      registry.relevant.map((tag) => tags[tag] ?? ""),
    );
  }

  /** Waits until a moment after the scenario's begin, or until the run is stopped. */
  async until(time: number): Promise<void> {
    for (let left = time - this.elapsed(); left > 0 && !this.stopping; left = time - this.elapsed()) {
      await new Promise<void>((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          this.sleepers.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, Math.min(left, longestTimer));
        this.sleepers.add(wake);
      });
    }
  }

  /** Waits for what is under way; when `gracefulStop` after the regular end is over, interrupts it. */
  async gracefully(work: Promise<unknown>, regularEnd: number): Promise<void> {
    const left = regularEnd + this.scenario.gracefulStop - this.elapsed();
    const timer = setTimeout(() => this.interrupt(), Math.min(Math.max(0, left), longestTimer));
    const abandoned = new Promise<void>((resolve) => {
      this.abandon = resolve;
    });
    await Promise.race([work, abandoned]);
    clearTimeout(timer);
    // A script that waits for what never comes cannot be ended: its virtual user is given up.
    const stuck = this.vus.filter((vu) => vu.iterating && vu.interrupted);
    this.context.instance.interrupted += stuck.length;
  }

  /** Starts nothing more; wakes what waits for a moment. */
  stop(): void {
    this.stopping = true;
    for (const wake of [...this.sleepers]) wake();
  }

  interrupt(): void {
    this.stop();
    for (const vu of this.vus) if (vu.iterating) vu.interrupt();
    setTimeout(() => this.abandon(), letGo).unref();
  }
}
