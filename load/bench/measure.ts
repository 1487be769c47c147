import { spawn } from "node:child_process";

/** What one program cost. */
export interface Cost {
  /** Seconds of CPU, user and system, of the program and its children. */
  cpu: number;
  stdout: string;
}

/** Runs a program to its end and adds up its CPU time; bash's own `time` counts children, which Node cannot. */
export function runTimed(program: string, args: readonly string[], input = ""): Promise<Cost> {
  return new Promise((resolve, reject) => {
    const script = 'TIMEFORMAT="cpu %U %S"; time "$@"';
    const child = spawn("bash", ["-c", script, "bash", program, ...args], { stdio: ["pipe", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (chunk: Buffer) => {
      stdout = (stdout + chunk.toString()).slice(-100_000);
    });
    child.stderr.on("data", (chunk: Buffer) => {
      stderr = (stderr + chunk.toString()).slice(-100_000);
    });
    child.once("error", reject);
    child.once("close", () => {
      const [, user = "0", system = "0"] = /cpu ([\d.]+) ([\d.]+)\s*$/.exec(stderr) ?? [];
      resolve({ cpu: Number(user) + Number(system), stdout });
    });
    child.stdin.end(input);
  });
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
