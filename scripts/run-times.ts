/** How the time of a run is used, milliseconds. */
export interface RunTimes {
  /** After so long the wire sends nothing more, and no check begins. */
  judging: number;
  /** What the checks have then to end by themselves, before they are interrupted. */
  grace: number;
  /** For undoing what is left. */
  cleaning: number;
}

/** Of a short run a third is kept for its end; no end needs more than this. */
const longestEnd = 60_000;

/** A start that took nearly all of the time leaves this part for judging and the end. */
const leastPart = 0.2;

/**
 * Divides what is left of `timeouts.runMinutes` so that the run ends, cleaned up and with a verdict, within them.
 * @param gone milliseconds since the command was given
 */
export function timesOf(minutes: number, gone: number): RunTimes {
  const all = Math.max(minutes * 60_000 - gone, minutes * 60_000 * leastPart);
  const end = Math.min(all / 3, longestEnd);
  // Timers take whole milliseconds, and `gone` is measured in parts of them.
  return { judging: Math.floor(all - end), grace: Math.floor(end / 4), cleaning: Math.floor(end / 3) };
}
