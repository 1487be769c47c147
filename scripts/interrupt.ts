/** Resolves with the first SIGINT, SIGTERM or SIGHUP. */
export function untilInterrupted(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of signals) process.once(signal, resolve);
  });
}

/**
 * A signal that aborts at the first SIGINT, SIGTERM or SIGHUP, so that a run can end with what it measured; the second
 * one ends the process at once. `release` takes the handlers away again.
 */
export function interruptSignal(): { signal: AbortSignal; release(): void } {
  const controller = new AbortController();
  const onSignal = () => {
    if (controller.signal.aborted) process.exit(4);
    controller.abort();
  };
  for (const name of signals) process.on(name, onSignal);
  return {
    signal: controller.signal,
    release() {
      for (const name of signals) process.off(name, onSignal);
    },
  };
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
