import { benchEmulator } from "../emulator/bench/bench.js";
import { runBench } from "../load/bench/index.js";
import { loadEdition } from "../schemas/edition.js";
import { judgeEmulator } from "./proof.js";

/** `npm run bench`: contracts, emulator and load engine, each beside its peers in one run; prints what it measures. */
export async function bench(): Promise<void> {
  await benchContracts();
  await benchEmulatorRows();
  console.log("\nLoad engine, beside the peers that are installed");
  await runBench();
}

async function benchContracts(): Promise<void> {
  const edition = await loadEdition();
  const started = performance.now();
  const results = await judgeEmulator(edition, {}, {});
  const seconds = (performance.now() - started) / 1000;
  const checks = results.reduce((sum, { checks: count }) => sum + count, 0);
  console.log(`Contracts, in one process: ${results.length} requirements, ${checks} checks in ${seconds.toFixed(1)} s`);
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
