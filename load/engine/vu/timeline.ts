import { Histogram } from "../metrics/histogram.js";
import type { SecondState } from "../protocol.js";

interface Window {
  requests: number;
  failed: number;
  durations: Histogram;
}

/** Requests by the second in which they ended. */
export class Timeline {
  private current = -1;
  private window: Window = { requests: 0, failed: 0, durations: new Histogram() };
  private closed: SecondState[] = [];

  /** @param peak how many virtual users were busy at once; set back with each second. */
  constructor(private readonly peak: { active: number }) {}

  /** @param time milliseconds after the run's begin; what ends before it (setup) is not shown. */
  record(time: number, microseconds: number, failed: boolean): void {
    if (time < 0) return;
    const second = Math.floor(time / 1000);
    if (second !== this.current) this.turn(second);
    this.window.requests += 1;
    if (failed) this.window.failed += 1;
    this.window.durations.record(microseconds);
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

  private turn(second: number): void {
    if (this.current >= 0) {
      const { requests, failed, durations } = this.window;
      this.closed.push({
        second: this.current,
        requests,
        failed,
        vus: this.peak.active,
        counts: durations.snapshot().counts,
      });
      this.window.requests = 0;
      this.window.failed = 0;
      durations.clear();
      this.peak.active = 0;
    }
    this.current = second;
  }
}
