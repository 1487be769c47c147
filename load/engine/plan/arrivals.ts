/** A stretch of time in which the rate of starts goes in a straight line from `from` to `to` (starts per millisecond). */
interface Ramp {
  begin: number;
  duration: number;
  from: number;
  to: number;
  /** Starts due before `begin`. */
  before: number;
}

export interface RateStage {
  /** Milliseconds. */
  duration: number;
  /** Starts per `timeUnit` at the end of the stage. */
  target: number;
}

/**
 * When the starts of an arrival-rate scenario are due. Start k is due when the integral of the rate passes k: k / rate for a
 * constant rate, the root of a quadratic on a ramp. Nothing is summed up, so nothing drifts.
 */
export class Arrivals {
  readonly total: number;
  readonly duration: number;
  private readonly ramps: Ramp[] = [];

  constructor(startRate: number, timeUnit: number, stages: readonly RateStage[]) {
    let begin = 0;
    let before = 0;
    let from = startRate / timeUnit;
    for (const stage of stages) {
      const to = stage.target / timeUnit;
      this.ramps.push({ begin, duration: stage.duration, from, to, before });
      begin += stage.duration;
      before += ((from + to) / 2) * stage.duration;
      from = to;
    }
    this.duration = begin;
    // Rounding must not add a start at the very end: 0.1 + 0.2 starts are not a fourth tenth.
    this.total = Math.max(0, Math.ceil(before - 1e-6));
  }

  static constant(rate: number, timeUnit: number, duration: number): Arrivals {
    return new Arrivals(rate, timeUnit, [{ duration, target: rate }]);
  }

  /** Milliseconds after the scenario's begin at which start `k` (from 0) is due; Infinity when there is no such start. */
  due(k: number): number {
    if (k >= this.total) return Number.POSITIVE_INFINITY;
    const ramp = this.rampOf(k);
    if (ramp === undefined) return this.duration;
    const area = Math.max(0, k - ramp.before);
    if (area === 0 && ramp.from > 0) return ramp.begin;
    const slope = (ramp.to - ramp.from) / ramp.duration;
    // The stable form of the root: it holds for a slope of zero and for a ramp from zero.
    const root = Math.sqrt(Math.max(0, ramp.from * ramp.from + 2 * slope * area));
    const under = ramp.from + root;
    return ramp.begin + (under === 0 ? 0 : Math.min(ramp.duration, (2 * area) / under));
  }

  /** The rate (starts per second) planned at a moment. */
  rateAt(time: number): number {
    for (const ramp of this.ramps) {
      if (time < ramp.begin + ramp.duration) {
        return 1000 * (ramp.from + ((ramp.to - ramp.from) * (time - ramp.begin)) / ramp.duration);
      }
    }
    return 0;
  }

  /** The ramp in which the integral of the rate passes `k`; the last one that begins at or below it and has starts of its own. */
  private rampOf(k: number): Ramp | undefined {
    for (let at = this.ramps.length - 1; at >= 0; at -= 1) {
      const ramp = this.ramps[at];
      if (ramp !== undefined && ramp.before <= k && ramp.duration > 0 && ramp.from + ramp.to > 0) return ramp;
    }
    return undefined;
  }
}
