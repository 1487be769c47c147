import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { EmulatorOptions, RunningEmulator } from "../emulator/options.js";
import type { Text } from "../schemas/language.js";
import { UsageError } from "../schemas/usage-error.js";
import { say } from "./messages.js";
import { packageRoot } from "./package.js";

/** Emulator options that can be handed to a thread: the edition by its folder. */
export type ThreadOptions = Omit<EmulatorOptions, "edition"> & { schemas?: string };

/** What the thread answers. */
export type ThreadMessage =
  | { ready: { url: string; targetFile: Record<string, unknown> } }
  | { refused: Text }
  | { closed: true };

/**
 * Starts the emulator in a thread of its own: a core to itself, and nothing is left behind when this process dies.
 * @throws UsageError for a port in use, an unknown style or defect.
 */
export async function startEmulatorThread(options: ThreadOptions): Promise<RunningEmulator> {
  const worker = new Worker(new URL("scripts/thread.mjs", packageRoot), {
    workerData: { module: "scripts/emulator-worker", options },
  });
  const [message] = (await once(worker, "message")) as [ThreadMessage];
  if (!("ready" in message)) {
    await worker.terminate();
    throw new UsageError("refused" in message ? message.refused : say("emulatorEnded"));
  }
  return {
    ...message.ready,
    async close() {
      const exit = once(worker, "exit");
      worker.postMessage("close");
      await exit;
    },
  };
}
