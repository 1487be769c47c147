import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { measureEvenness } from "./evenness.js";
import { median, runTimed } from "./measure.js";
import { installedPeers, missingPeers } from "./peers.js";

export interface BenchOptions {
  /** Seconds of one measurement. */
  seconds?: number;
  rounds?: number;
  connections?: number;
  print?(line: string): void;
}

/** One generator's requests per second of its CPU, over the rounds. */
export interface BenchRow {
  name: string;
  version: string;
  perCpuSecond: number[];
}

/**
 * Measures the engine beside the generators that are installed: one bare target, alternating rounds, requests counted by the
 * target, CPU time by the system. Prints ratios, since figures of one machine say nothing on another.
 */
export async function runBench({
  seconds = 5,
  rounds = 3,
  connections = 50,
  print = console.log,
}: BenchOptions = {}): Promise<BenchRow[]> {
  const { server, port } = await startBareServer();
  const url = `http://127.0.0.1:${port}/ipc/video/play_address?device_id=1&channel_id=1&protocol_type=1`;
  try {
    const peers = installedPeers();
    const rows: BenchRow[] = [
      { name: "engine, contract on every answer", version: process.version, perCpuSecond: [] },
      { name: "engine, no contract", version: process.version, perCpuSecond: [] },
      ...peers.map(({ name, told }) => ({ name, version: told, perCpuSecond: [] })),
    ];
    for (let round = 1; round <= rounds; round += 1) {
      for (const [at, mode] of ["contract", "bare"].entries())
        rows[at]?.perCpuSecond.push(await engineRound(port, seconds, connections, mode));
      for (const [at, peer] of peers.entries()) {
        await served(port);
        const { cpu } = await runTimed(peer.path, peer.arguments(url, connections, seconds), peer.input?.(url));
        rows[at + 2]?.perCpuSecond.push((await served(port)) / Math.max(cpu, 1e-3));
      }
    }
    for (const line of report(rows)) print(line);
    const missing = missingPeers(peers);
    if (missing.length > 0) print(`not installed, so not measured: ${missing.join(", ")}`);
    for (const line of await measureEvenness()) print(line);
    return rows;
  } finally {
    server.kill();
  }
}

function report(rows: readonly BenchRow[]): string[] {
  const own = median(rows[0]?.perCpuSecond ?? []);
  return rows.map(({ name, version, perCpuSecond }) => {
    const value = median(perCpuSecond);
    const ratio = value === 0 ? "-" : (own / value).toFixed(2);
    return `${name} ${version}: ${Math.round(value)} requests per CPU second; the engine's is ${ratio} of it`;
  });
}

async function engineRound(port: string, seconds: number, connections: number, mode: string): Promise<number> {
  const { stdout } = await runTimed(...ownScript("engine-child", [port, `${seconds}`, `${connections}`, mode]));
  const { requests, cpu } = JSON.parse(stdout.trim().split("\n").at(-1) ?? "{}") as { requests: number; cpu: number };
  return requests / Math.max(cpu, 1e-3);
}

async function startBareServer(): Promise<{ server: ChildProcess; port: string }> {
  const [program, args] = ownScript("bare-server", []);
  const server = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
  const [chunk] = (await once(server.stdout as NonNullable<typeof server.stdout>, "data")) as [Buffer];
  return { server, port: chunk.toString().trim() };
}

/** How many requests the target has served since it was last asked. */
export async function served(port: string): Promise<number> {
  return Number(await (await fetch(`http://127.0.0.1:${port}/count`)).text());
}

/** A script of this folder, as TypeScript in a clone and as JavaScript in the package. */
function ownScript(name: string, args: string[]): [program: string, args: string[]] {
  const built = fileURLToPath(new URL(`./${name}.js`, import.meta.url));
  if (existsSync(built)) return [process.execPath, [built, ...args]];
  return [process.execPath, ["--import", "tsx", fileURLToPath(new URL(`./${name}.ts`, import.meta.url)), ...args]];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runBench();
