import Fastify from "fastify";
import { loadEdition } from "../../schemas/edition.js";
import { startEmulator } from "../start.js";

/** What the measured process tells its parent first. */
export interface BenchServer {
  url: string;
  /** A fastify with nothing but one small answer. */
  bare: string;
  headers: Record<string, string>;
  productId: number;
  devices: number;
  startMs: number;
}

const devices = 10_000;
const edition = await loadEdition();
const before = performance.now();
const emulator = await startEmulator({ edition, devices });
const startMs = Math.round(performance.now() - before);
const bare = Fastify();
bare.get("/", () => ({ errno: 0, error: "succ" }));
const hello: BenchServer = {
  url: emulator.url,
  bare: await bare.listen({ host: "127.0.0.1", port: 0 }),
  headers: { "api-key": String(emulator.targetFile.masterKey) },
  productId: Number(emulator.targetFile.productId),
  devices,
  startMs,
};
process.on("message", async (message) => {
  if (message === "usage") {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMs: (user + system) / 1000, megabytes: Math.round(process.memoryUsage().rss / 1e6) });
  } else {
    await Promise.all([emulator.close(), bare.close()]);
    process.disconnect();
  }
});
process.send?.(hello);
