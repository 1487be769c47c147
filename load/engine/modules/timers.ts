import type { Vu } from "../vu/vu.js";

type Callback = (...values: unknown[]) => void;

/** `k6/timers`, and the globals of the same names: an iteration waits for its timers, and an interrupted one loses them. */
export function timersModule(vu: Vu) {
  const running = new Map<number, () => void>();
  let last = 0;
  const start = (callback: Callback, delay: number, repeat: boolean, values: unknown[]): number => {
    if (typeof callback !== "function") throw new TypeError("a timer needs a function");
    last += 1;
    const id = last;
    let ended = () => {};
    const done = new Promise<void>((resolve) => {
      ended = resolve;
    });
    const fire = () => {
      if (!repeat) stop(id);
      try {
        callback(...values);
      } catch (error) {
        vu.timerError ??= error;
        stop(id);
      }
    };
    const timer = repeat ? setInterval(fire, delay) : setTimeout(fire, delay);
    const work = { blocks: false, interrupt: () => stop(id) };
    vu.track(work);
    vu.timers.add(done);
    running.set(id, () => {
      clearTimeout(timer);
      vu.untrack(work);
      vu.timers.delete(done);
      ended();
    });
    return id;
  };
  const stop = (id: number) => {
    running.get(id)?.();
    running.delete(id);
  };
  return {
    setTimeout: (callback: Callback, delay = 0, ...values: unknown[]) => start(callback, delay, false, values),
    setInterval: (callback: Callback, delay = 0, ...values: unknown[]) => start(callback, delay, true, values),
    clearTimeout: stop,
    clearInterval: stop,
  };
}
