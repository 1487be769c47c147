import type { TimelineSecond } from "../schemas/results/load.js";
import { medianOf } from "./stats/random.js";

/** From so many seconds on the first can be spared: connections are opened in it, and code is compiled. */
const enoughSeconds = 8;

/** Without the first second, and without those in which a run ended half-way. */
export function wholeSeconds(timeline: TimelineSecond[]): TimelineSecond[] {
  const warm = timeline.length >= enoughSeconds ? timeline.slice(1) : timeline;
  const usual = medianOf(warm.map((at) => at.requests));
  return warm.filter((at, index) => at.requests > 0 && (index < warm.length - 1 || at.requests >= usual / 2));
}

/** How many robust standard deviations a second may lie from the middle before it is drawn in. */
const oddBeyond = 4;

/** Logarithms with odd seconds drawn in: one stall is neither a change of level, nor may it hide one. */
export function logsOf(values: number[]): number[] {
  const logs = values.map(Math.log).filter(Number.isFinite);
  const middle = medianOf(logs);
  const spread = 1.4826 * medianOf(logs.map((log) => Math.abs(log - middle)));
  const [low, high] = [middle - oddBeyond * spread, middle + oddBeyond * spread];
  return logs.map((log) => Math.min(high, Math.max(low, log)));
}
