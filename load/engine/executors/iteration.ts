import { metric } from "../metrics/builtin.js";
import { TestAborted } from "../modules/execution.js";
import { isThenable } from "../modules/k6.js";
import type { ScriptFunction, Vu } from "../vu/vu.js";

/**
 * One iteration of a virtual user. Never throws: what the script throws is logged and the iteration counts, as in k6;
 * an interrupted one does not count.
 * @param due `performance.now()` at which it was due; null outside of arrival-rate scenarios.
 */
export async function iterate(vu: Vu, run: ScriptFunction, due: number | null): Promise<void> {
  const { instance, peak, options } = vu.context;
  vu.turn();
  const begun = performance.now();
  if (due !== null) vu.record(metric.startDelay, Math.max(0, begun - due));
  instance.active += 1;
  if (instance.active > peak.active) peak.active = instance.active;
  try {
    const result = run(vu.setupData());
    if (isThenable(result)) await result;
    if (vu.hasForgotten)
      throw new Error("the iteration ended before a call of it: write await before http calls and sleep");
    while (vu.timers.size > 0) await Promise.all(vu.timers);
    if (vu.timerError !== undefined) throw vu.timerError;
  } catch (error) {
    if (!vu.interrupted && !(error instanceof TestAborted)) {
      vu.context.post({ kind: "console", line: { level: "error", text: stackOf(error) } });
    }
  }
  instance.active -= 1;
  if (vu.interrupted) {
    instance.interrupted += 1;
  } else {
    const ended = performance.now();
    instance.completed += 1;
    vu.countIteration(ended - begun);
    if (due !== null) vu.record(metric.durationFromDue, ended - due);
    const rest = options.minIterationDuration - (ended - begun);
    if (rest > 0) await vu.wait(rest).catch(() => undefined);
  }
  vu.settle();
  // Without this an iteration that waits for nothing would keep the event loop from everything else.
  if (vu.waits === 0) await new Promise(setImmediate);
}

export function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
