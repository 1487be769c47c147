import type { Segment } from "./segment.js";

export interface VuStage {
  /** Milliseconds. */
  duration: number;
  /** Virtual users at the end of the stage. */
  target: number;
}

/** One virtual user is switched on or off. */
export interface VuEvent {
  /** Milliseconds after the scenario's begin. */
  time: number;
  /** The segment's own number of the virtual user, from 0. */
  slot: number;
  on: boolean;
}

/**
 * How many virtual users a ramping-vus scenario plans at a moment: on a stage from a to b of duration d the count changes
 * by one each d / |b - a|, so that the target is reached at the end of the stage. A stage of no duration is a jump.
 */
export function plannedVus(startVus: number, stages: readonly VuStage[], time: number): number {
  let from = startVus;
  let begin = 0;
  for (const stage of stages) {
    if (time < begin + stage.duration) {
      return (
        from +
        Math.trunc(((stage.target - from) * (time - begin)) / stage.duration + Math.sign(stage.target - from) * 1e-9)
      );
    }
    begin += stage.duration;
    from = stage.target;
  }
  return from;
}

/** Every change of a ramping-vus scenario that concerns the segment, in order of time. */
export function vuEvents(startVus: number, stages: readonly VuStage[], segment: Segment): VuEvent[] {
  const events: VuEvent[] = [];
  const change = (vu: number, time: number, on: boolean) => {
    if (vu % segment.count === segment.index) events.push({ time, slot: (vu - segment.index) / segment.count, on });
  };
  for (let vu = 0; vu < startVus; vu += 1) change(vu, 0, true);
  let from = startVus;
  let begin = 0;
  for (const { duration, target } of stages) {
    const steps = Math.abs(target - from);
    for (let step = 1; step <= steps; step += 1) {
      const time = begin + (duration * step) / steps;
      if (target > from) change(from + step - 1, time, true);
      else change(from - step, time, false);
    }
    begin += duration;
    from = target;
  }
  return events;
}
