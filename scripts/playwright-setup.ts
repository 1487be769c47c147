import { rmSync } from "node:fs";
import type { FullConfig } from "@playwright/test";
import { whenBrokerEnds } from "../target/connect.js";

/**
 * Global set-up of `npx playwright test`: a broker to `ONENET_TARGET` (a target file), else to the emulator. Nothing is
 * recorded; Playwright's own reports and traces show the calls, without secrets, since the broker replaces them.
 */
export default async function setUp(config: FullConfig): Promise<(() => Promise<void>) | undefined> {
  if (process.env.ONENET_BROKER) return endWithParent(process.env.ONENET_BROKER, config);
  // Under our command line none of it is needed.
  const [{ startBroker }, { parseTarget, readTarget }, { startEmulatorThread }, { newRunId }] = await Promise.all([
    import("../target/broker.js"),
    import("../target/target-file.js"),
    import("./emulator-thread.js"),
    import("./run-folder.js"),
  ]);
  const file = process.env.ONENET_TARGET;
  const emulator = file ? null : await startEmulatorThread({});
  const target = file ? readTarget(file, process.env) : parseTarget(emulator?.targetFile, "emulator", process.env);
  const runId = newRunId();
  const broker = await startBroker({ target, runDir: null, runId, seed: runId });
  process.env.ONENET_BROKER = broker.socket;
  return async () => {
    await broker.close();
    await emulator?.close();
  };
}

/** Under our command line: a parent that is killed takes this process and its workers with it. */
function endWithParent(socket: string, { projects }: FullConfig): undefined {
  whenBrokerEnds(socket, () => {
    for (const { outputDir } of projects) rmSync(outputDir, { recursive: true, force: true });
    // Our command line gives this process a group of its own.
    process.kill(-process.pid, "SIGKILL");
  });
}
