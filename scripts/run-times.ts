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

/** Divides `timeouts.runMinutes` so that the run ends, cleaned up and with a verdict, within them. */
export function timesOf(minutes: number): RunTimes {
  const all = minutes * 60_000;
  const end = Math.min(all / 3, longestEnd);
  return { judging: all - end, grace: end / 4, cleaning: end / 3 };
}
