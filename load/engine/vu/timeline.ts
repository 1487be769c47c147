import { Histogram } from "../metrics/histogram.js";
import type { SecondState } from "../protocol.js";

interface Window {
  requests: number;
  failed: number;
  durations: Histogram;
  operations: Record<string, { requests: number; logs: number }>;
}

/** Names of a run at most: a script that tags no names gives each address its own. */
const mostNames = 20;
/** Below a microsecond nothing is measured, and nought has no logarithm. */
const shortest = 1e-3;

/** Requests by the second in which they ended. */
export class Timeline {
  private current = -1;
  private window: Window = { requests: 0, failed: 0, durations: new Histogram(), operations: {} };
  private readonly names = new Set<string>();
  private closed: SecondState[] = [];

  /** @param peak how many virtual users were busy at once; set back with each second. */
  constructor(private readonly peak: { active: number }) {}

  /** @param time milliseconds after the run's begin; what ends before it (setup) is not shown. */
  record(time: number, microseconds: number, failed: boolean, name: string): void {
    if (time < 0) return;
    const second = Math.floor(time / 1000);
    if (second !== this.current) this.turn(second);
    this.window.requests += 1;
    this.window.durations.record(microseconds);
    if (failed) this.window.failed += 1;
    else this.operation(name, Math.log(Math.max(shortest, microseconds / 1000)));
  }

  /** Ends the second that `time` has left behind; called when nothing is recorded, too. */
  tick(time: number): void {
    const second = Math.floor(time / 1000);
    if (time >= 0 && second !== this.current) this.turn(second);
  }

  /** The seconds that ended; `all` takes the unfinished one with them. */
  take(all: boolean): SecondState[] {
    if (all && this.current >= 0) this.turn(-1);
    const taken = this.closed;
    this.closed = [];
    return taken;
  }

  private operation(name: string, log: number): void {
    let row = this.window.operations[name];
    if (row === undefined) {
      if (!this.names.has(name) && this.names.size >= mostNames) return;
      this.names.add(name);
      row = { requests: 0, logs: 0 };
      this.window.operations[name] = row;
    }
    row.requests += 1;
    row.logs += log;
  }

  private turn(second: number): void {
    if (this.current >= 0) {
      const { requests, failed, durations, operations } = this.window;
      this.closed.push({
        second: this.current,
        requests,
        failed,
        vus: this.peak.active,
        counts: durations.snapshot().counts,
        operations,
      });
      this.window.requests = 0;
      this.window.failed = 0;
      this.window.operations = {};
      durations.clear();
      this.peak.active = 0;
    }
    this.current = second;
  }
}
