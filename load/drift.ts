import type { TimelineSecond } from "../schemas/results/load.js";
import { type ProfileName, profiles } from "./profiles.js";

/** An operation whose answers took longer and longer although the load was the same. */
export interface Drift {
  operation: string;
  /** Typical milliseconds in the first and in the last quarter. */
  before: number;
  after: number;
}

/** Fewer seconds show no course. */
const fewestSeconds = 6;
/** What is called a drift: so many times as long in the end, by so many milliseconds, and steadily (Kendall's tau). */
const drifting = { times: 1.4, milliseconds: 10, tau: 0.8 };

/**
 * Operations that became slower while the rate stayed the same. The longest part of the profile at one rate is looked at; the first
 * and the last second of it are left out, since they are not whole.
 */
export function driftsIn(profile: ProfileName, timeline: readonly TimelineSecond[]): Drift[] {
  const { stages, untilItBreaks } = profiles[profile];
  if (untilItBreaks) return [];
  const whole = stages.reduce((sum, { seconds }) => sum + seconds, 0);
  const length = timeline.length === 0 ? 0 : (timeline.at(-1)?.second ?? 0) + 1;
  const steady = stages.filter(({ from }) => from === undefined).sort((one, other) => other.seconds - one.seconds)[0];
  if (steady === undefined || whole === 0) return [];
  const before = stages.slice(0, stages.indexOf(steady)).reduce((sum, { seconds }) => sum + seconds, 0);
  const begin = Math.ceil((before / whole) * length);
  const end = Math.floor(((before + steady.seconds) / whole) * length) - 1;
  const rows = timeline.filter(({ second }) => second >= begin && second < end);
  const names = new Set(rows.flatMap(({ operations = {} }) => Object.keys(operations)));
  return [...names].flatMap((operation) => {
    const values = rows.flatMap(({ operations }) => operations?.[operation]?.typical ?? []);
    const drift = driftOf(values);
    return drift === null ? [] : [{ operation, ...drift }];
  });
}

function driftOf(values: readonly number[]): Omit<Drift, "operation"> | null {
  if (values.length < fewestSeconds) return null;
  const quarter = Math.max(2, Math.floor(values.length / 4));
  const [before, after] = [medianOf(values.slice(0, quarter)), medianOf(values.slice(-quarter))];
  const grown = after >= before * drifting.times && after - before >= drifting.milliseconds;
  return grown && tauOf(values) >= drifting.tau ? { before, after } : null;
}

/** Kendall's tau of a series with time: 1 where every later value is larger. */
function tauOf(values: readonly number[]): number {
  // A night has too many pairs; a hundred moments tell the course as well.
  const step = Math.max(1, Math.floor(values.length / 100));
  const seen = values.filter((_, at) => at % step === 0);
  let sum = 0;
  let pairs = 0;
  for (const [at, one] of seen.entries()) {
    for (const other of seen.slice(at + 1)) {
      sum += Math.sign(other - one);
      pairs += 1;
    }
  }
  return pairs === 0 ? 0 : sum / pairs;
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
