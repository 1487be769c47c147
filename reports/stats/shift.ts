/** How far one side lies from the other, with what is known of it. */
export interface Shift {
  estimate: number;
  /** Confidence interval; infinite where the data are too few for the level asked for. */
  interval: [number, number];
  /** Two-sided. */
  p: number;
}
