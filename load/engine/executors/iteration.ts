import { metric } from "../metrics/builtin.js";
import { TestAborted } from "../modules/execution.js";
import { isThenable } from "../modules/k6.js";
import { Interrupted } from "../vu/interruption.js";
import type { ScriptFunction, Vu } from "../vu/vu.js";

/** Milliseconds that an interrupted iteration has to let go; after that its virtual user is given up. */
const letGo = 1000;

/**
 * One iteration of a virtual user. Never throws: what the script throws is logged and the iteration counts, as in k6;
 * an interrupted one does not count.
 * @param due `performance.now()` at which it was due; null outside of arrival-rate scenarios.
 */
export async function iterate(vu: Vu, run: ScriptFunction, due: number | null): Promise<void> {
  const { context } = vu;
  const { instance } = context;
  vu.turn();
  const begun = performance.now();
  if (due !== null) vu.record(metric.startDelay, Math.max(0, begun - due));
  instance.active += 1;
  context.peak.active = Math.max(context.peak.active, instance.active);
  const outcome = await attempt(vu, run);
  instance.active -= 1;
  if (outcome === "interrupted") {
    instance.interrupted += 1;
  } else {
    const ended = performance.now();
    instance.completed += 1;
    vu.countIteration(ended - begun);
    if (due !== null) vu.record(metric.durationFromDue, ended - due);
    const rest = context.options.minIterationDuration - (ended - begun);
    if (rest > 0 && !vu.interrupted) await vu.wait(rest).catch(() => undefined);
  }
  vu.settle();
  // Without this an iteration that waits for nothing would keep the event loop from everything else.
  if (vu.waits === 0) await new Promise(setImmediate);
}

async function attempt(vu: Vu, run: ScriptFunction): Promise<"done" | "interrupted"> {
  try {
    const result = run(vu.setupData());
    if (isThenable(result)) await untilInterrupted(vu, result);
    if (vu.unawaited.length > 0)
      throw new Error(`not awaited: ${vu.unawaited.join(", ")}; write: await ${vu.unawaited[0]}`);
    while (vu.timers.size > 0) await Promise.all(vu.timers);
    if (vu.timerError !== undefined) throw vu.timerError;
  } catch (error) {
    if (vu.interrupted || error instanceof Interrupted) return "interrupted";
    if (!(error instanceof TestAborted)) {
      vu.context.post({ kind: "console", line: { level: "error", text: stackOf(error) } });
    }
  }
  return vu.interrupted ? "interrupted" : "done";
}

/** Waits for the script, but not for a promise that nobody will ever settle once the virtual user is interrupted. */
function untilInterrupted(vu: Vu, result: PromiseLike<unknown>): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | null = null;
    const stopWatching = vu.watch(() => {
      timer = setTimeout(() => reject(new Interrupted()), letGo);
    });
    const end = () => {
      stopWatching();
      if (timer !== null) clearTimeout(timer);
    };
    result.then(
      (value) => {
        end();
        resolve(value);
      },
      (error: unknown) => {
        end();
        reject(error);
      },
    );
  });
}

export function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
