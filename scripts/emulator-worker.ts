import { parentPort, workerData } from "node:worker_threads";
import { startEmulator } from "../emulator/start.js";
import { loadEdition } from "../schemas/edition.js";
import { UsageError } from "../schemas/usage-error.js";
import type { ThreadMessage, ThreadOptions } from "./emulator-thread.js";

const { schemas, ...options } = (workerData as { options: ThreadOptions }).options;
const answer = (message: ThreadMessage) => parentPort?.postMessage(message);

try {
  const edition = await loadEdition(schemas);
  const { url, targetFile, close } = await startEmulator({ edition, ...options });
  parentPort?.once("message", async () => {
    await close();
    answer({ closed: true });
    process.exit(0);
  });
  answer({ ready: { url, targetFile } });
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  answer({ refused: error.text });
}
