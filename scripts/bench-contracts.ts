import { checksFor } from "../contracts/support/registry.js";
import { runChecks } from "../contracts/support/run.js";
import { startEmulator } from "../emulator/start.js";
import type { Edition } from "../schemas/edition.js";
import { startBroker } from "../target/broker.js";
import { parseTarget } from "../target/target-file.js";
import { startDelayProxy } from "./delay-proxy.js";

/** Milliseconds to a distant target, and requests a second that it allows. */
const distant = { milliseconds: 50, perSecond: 50 };
/** Seconds that a page_key of these emulators lives. */
const pageKeySeconds = 3;

/** A whole run of the contracts. */
export interface ContractsRow {
  name: string;
  requirements: number;
  checks: number;
  requests: number;
  seconds: number;
  /** Seconds beside those that the allowed rate takes for so many requests; undefined without a rate. */
  timesTheRate?: number;
}

/** Judges the emulator beside us, and one that is far away and allows few requests a second; all in this process. */
export async function benchContracts(edition: Edition): Promise<ContractsRow[]> {
  const { milliseconds, perSecond } = distant;
  return [
    await judged(edition, "beside us", {}),
    await judged(edition, `${milliseconds} ms away, ${perSecond} requests a second`, distant),
  ];
}

async function judged(
  edition: Edition,
  name: string,
  { milliseconds, perSecond }: Partial<typeof distant>,
): Promise<ContractsRow> {
  const emulator = await startEmulator({ edition, pageKeySeconds });
  const proxy = milliseconds === undefined ? undefined : await startDelayProxy(emulator.url, milliseconds);
  const place = proxy ? { apiAddress: proxy.url, maxRequestsPerSecond: perSecond } : {};
  const broker = await startBroker({
    ...{ target: parseTarget({ ...emulator.targetFile, ...place }, "emulator", {}), runDir: null },
    ...{ runId: "bench", seed: "bench" },
  });
  try {
    const { hello, wire } = broker;
    const started = performance.now();
    const results = await runChecks({ edition, hello, wire, checks: checksFor(edition) });
    const seconds = (performance.now() - started) / 1000;
    const requests = broker.requests();
    return {
      name,
      requirements: results.length,
      checks: results.reduce((sum, { checks }) => sum + checks, 0),
      ...{ requests, seconds },
      ...(perSecond === undefined ? {} : { timesTheRate: seconds / (requests / perSecond) }),
    };
  } finally {
    await broker.close();
    proxy?.close();
    await emulator.close();
  }
}
