import type { Breakpoint, LoadResult, LoadVerdict } from "../schemas/results/load.js";
import { type Honesty, limits } from "./engine/honesty.js";
import { say } from "./messages.js";

/** Counts viewers who saw a picture. */
export const joined = "joins";

/** Whether a run of viewers saw no picture at all: once more it would see none either. */
export function sawNothing({ metrics, thresholds }: Pick<LoadResult, "metrics" | "thresholds">): boolean {
  return thresholds.some(({ metric }) => metric === joined) && metrics[joined] === undefined;
}

interface Evidence {
  thresholds: (LoadResult["thresholds"][number] & { trend: boolean })[];
  violations: LoadResult["violations"];
  counts: LoadResult["counts"];
  /** Null where the engine does not watch itself. */
  breakpoint?: Breakpoint | null;
  /** Viewers who saw a picture; null where the scenario has no viewers. */
  joins?: number | null;
  /** True where media were left alone because the target file does not name their host. */
  leftAlone?: boolean;
  honesty: Pick<Honesty, "late" | "saturated" | "startDelayP99" | "utilization" | "loopDelayP99"> | null;
}

/**
 * Pass, fail or invalid. A wrong answer is a wrong answer however slow the generator was; a latency is worth nothing when the
 * generator was late; where everything seems to hold, dropped starts mean that less was asked than the figures say; and a run
 * that was not allowed to do what its scenario is for says nothing of the target.
 */
export function loadVerdict({
  thresholds,
  violations,
  counts,
  honesty,
  breakpoint = null,
  joins = null,
  leftAlone = false,
}: Evidence): {
  verdict: LoadVerdict;
  reasons: LoadResult["reasons"];
} {
  const reasons: LoadResult["reasons"] = [];
  const [first] = violations;
  if (first !== undefined) reasons.push(say("violations", { count: counts.violations, first: first.requirement }));
  const crossed = thresholds.filter(({ metric, ok }) => !ok && metric !== joined && !metric.startsWith("violations"));
  for (const { metric, threshold, value } of crossed)
    reasons.push(say("threshold", { metric, threshold, value: shown(value) }));
  if (counts.iterations === 0) reasons.push(say("nothing"));
  const unseen = joins === 0 && counts.iterations > 0;
  if (unseen) reasons.push(say(leftAlone ? "notPlayed" : "noPicture"));
  if (honesty?.late) reasons.push(say("late", { ms: shown(honesty.startDelayP99) }));
  if (honesty?.saturated)
    reasons.push(say("saturated", { percent: Math.round(honesty.utilization * 100), ms: shown(honesty.loopDelayP99) }));
  if (breakpoint !== null)
    reasons.push(breakpoint.rate === null ? say("neverHeld") : say("breakpoint", { rate: breakpoint.rate }));
  const asked = counts.iterations + counts.droppedIterations;
  const droppedShare = asked === 0 ? 0 : counts.droppedIterations / asked;
  // Beyond the breaking point starts are dropped: that is what was looked for.
  const droppedTooMany = breakpoint === null && droppedShare > limits.dropped;
  if (droppedTooMany)
    reasons.push(say("dropped", { count: counts.droppedIterations, percent: (droppedShare * 100).toFixed(1) }));
  const neverHeld = breakpoint !== null && breakpoint.rate === null;
  const wrong =
    violations.length > 0 ||
    counts.iterations === 0 ||
    neverHeld ||
    (unseen && !leftAlone) ||
    crossed.some(({ trend }) => !trend);
  const late = honesty !== null && (honesty.late || honesty.saturated);
  if (wrong) return { verdict: "fail", reasons };
  if (late || unseen) return { verdict: "invalid", reasons };
  if (crossed.length > 0) return { verdict: "fail", reasons };
  return { verdict: droppedTooMany ? "invalid" : "pass", reasons };
}

function shown(value: number | null): string {
  return value === null ? "-" : String(Number(value.toPrecision(4)));
}
