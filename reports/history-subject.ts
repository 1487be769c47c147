import type { LoadSeries } from "./page/history-data.js";

/** True where script or engine were others than the night before: a change of level may be theirs and not the target's. */
export function isOtherSubject({ nights }: LoadSeries, index: number): boolean {
  const [before, now] = [nights[index - 1], nights[index]];
  return before !== undefined && now !== undefined && (before.bundle !== now.bundle || before.engine !== now.engine);
}

/** The nights in which the load run failed, by their place; a run that its generator spoilt is none. */
export function failedNights({ nights }: LoadSeries): number[] {
  return nights.flatMap(({ verdict }, index) => (verdict === "fail" ? [index] : []));
}
