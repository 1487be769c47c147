import { parentPort, workerData } from "node:worker_threads";
import { UsageError } from "../../schemas/usage-error.js";
import type { Order, Report, WorkerData } from "./protocol.js";
import { Thread } from "./thread.js";

const port = parentPort;
if (port === null) throw new Error("this file runs as a worker thread of the load engine");
const post = (report: Report) => port.postMessage(report);
const thread = new Thread(workerData as WorkerData, post);
port.on("message", (order: Order) => {
  thread.obey(order).catch((error: unknown) => {
    const { message = String(error), stack = "" } = error as Partial<Error>;
    const usage = error instanceof UsageError ? error.text : null;
    post({
      kind: "error",
      during: order.kind,
      message: usage ? message : stack || message,
      usage,
    });
  });
});
// A script's forgotten promise must not end the thread with everything that it measured.
process.on("unhandledRejection", (error: unknown) => {
  const text = `unhandled rejection: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  post({ kind: "console", line: { level: "error", text } });
});
