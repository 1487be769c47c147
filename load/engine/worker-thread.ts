import { Worker } from "node:worker_threads";
import { build } from "esbuild";
import type { Order, Report, WorkerData } from "./protocol.js";

let built: Promise<string> | null = null;

/**
 * Starts a worker thread. Built as JavaScript, the package has it as a file; in a clone it is TypeScript, which Node's threads
 * do not read, so it is turned into one text in memory, once a process.
 */
export async function startWorker(workerData: WorkerData): Promise<Worker> {
  const file = new URL("./worker.js", import.meta.url);
  if (import.meta.url.endsWith(".js")) return new Worker(file, { workerData });
  built ??= bundleWorker();
  return new Worker(await built, { workerData, eval: true });
}

async function bundleWorker(): Promise<string> {
  const { fileURLToPath } = await import("node:url");
  const result = await build({
    entryPoints: [fileURLToPath(new URL("./worker.ts", import.meta.url))],
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    target: "node20",
    packages: "external",
    // A text has no place of its own: packages are found from this file.
    banner: { js: `require = require("node:module").createRequire(${JSON.stringify(import.meta.url)});` },
    logLevel: "silent",
  });
  return result.outputFiles[0]?.text ?? "";
}

/** A worker with its conversation: one order at a time that is answered, everything else by `heard`. */
export class WorkerThread {
  private waiting: { kinds: string[]; resolve(report: Report): void; reject(error: Error): void } | null = null;
  private gone: Error | null = null;

  private constructor(
    private readonly worker: Worker,
    heard: (report: Report) => void,
    lost: (error: Error) => void,
  ) {
    worker.on("message", (report: Report) => {
      const { waiting } = this;
      if (waiting !== null && (waiting.kinds.includes(report.kind) || report.kind === "error")) {
        this.waiting = null;
        waiting.resolve(report);
      } else {
        heard(report);
      }
    });
    const end = (error: Error) => {
      if (this.gone !== null) return;
      this.gone = error;
      this.waiting?.reject(error);
      this.waiting = null;
      lost(error);
    };
    worker.on("error", end);
    worker.on("exit", (code) => end(new Error(`a worker thread of the load engine ended with code ${code}`)));
  }

  static async start(
    data: WorkerData,
    heard: (report: Report) => void,
    lost: (error: Error) => void,
  ): Promise<WorkerThread> {
    return new WorkerThread(await startWorker(data), heard, lost);
  }

  tell(order: Order): void {
    if (this.gone === null) this.worker.postMessage(order);
  }

  /** Sends an order and waits for its answer. @throws Error when the thread ends, or does not answer in time. */
  async ask<Kind extends Report["kind"]>(
    order: Order,
    kind: Kind,
    milliseconds: number,
  ): Promise<Extract<Report, { kind: Kind | "error" }>> {
    if (this.gone !== null) throw this.gone;
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise((resolve, reject) => {
        timer = setTimeout(
          () => {
            this.waiting = null;
            reject(
              new Error(
                `the load engine's thread did not answer "${order.kind}" within ${Math.round(milliseconds / 1000)} s`,
              ),
            );
          },
          Math.min(milliseconds, 2 ** 31 - 1),
        );
        this.waiting = { kinds: [kind], resolve: resolve as (report: Report) => void, reject };
        this.worker.postMessage(order);
      });
    } finally {
      clearTimeout(timer);
    }
  }

  async end(): Promise<void> {
    this.gone ??= new Error("ended");
    await this.worker.terminate();
  }
}
