import { benchEmulator } from "../emulator/bench/bench.js";
import { runBench } from "../load/bench/index.js";
import { loadEdition } from "../schemas/edition.js";
import { benchContracts } from "./bench-contracts.js";

/** `npm run bench`: contracts, emulator and load engine, each beside its peers in one run; prints what it measures. */
export async function bench(): Promise<void> {
  await benchContractsRows();
  await benchEmulatorRows();
  console.log("\nLoad engine, beside the peers that are installed");
  await runBench();
}

async function benchContractsRows(): Promise<void> {
  console.log("Contracts, in one process");
  for (const row of await benchContracts(await loadEdition())) {
    const { name, requirements, checks, requests, seconds, timesTheRate } = row;
    const rate = timesTheRate === undefined ? "" : `, ${timesTheRate.toFixed(2)} times what the rate takes`;
    console.log(
      `${name.padEnd(40)} ${requirements} requirements, ${checks} checks, ${requests} requests in ${seconds.toFixed(1)} s${rate}`,
    );
  }
}

async function benchEmulatorRows(): Promise<void> {
  const { devices, sessions, startMs, megabytes, rows } = await benchEmulator();
  console.log(
    `\nEmulator with ${devices} devices and ${sessions} sessions: start ${Math.round(startMs)} ms, ${Math.round(megabytes)} MB`,
  );
  for (const { name, perSecond, perCpuSecond } of rows) {
    console.log(
      `${name.padEnd(36)} ${String(perSecond).padStart(7)}/s  ${String(perCpuSecond).padStart(7)} per CPU second`,
    );
  }
}
