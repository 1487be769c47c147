import { loadEdition } from "../../schemas/edition.js";
import { startEmulator } from "../start.js";
import { WebServer } from "../web/server.js";

/** What the measured process tells its parent first. */
export interface BenchServer {
  url: string;
  /** The same web server with nothing but one small answer. */
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
const unmet = () => undefined;
const bare = new WebServer({ notFound: unmet, failed: unmet });
bare.route("GET", "/", (_request, reply) => reply.send('{"errno":0,"error":"succ"}'));
const barePort = await bare.listen(0, "127.0.0.1");
const hello: BenchServer = {
  url: emulator.url,
  bare: `http://127.0.0.1:${barePort}`,
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
