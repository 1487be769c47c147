import { existsSync, readdirSync, readFileSync } from "node:fs";

/** Ids of the living processes whose environment holds this text. */
export function processesWith(text: string): number[] {
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const isAlive = /^VmRSS/m.test(readFileSync(`/proc/${name}/status`, "utf8"));
      return isAlive && readFileSync(`/proc/${name}/environ`, "latin1").includes(text) ? [Number(name)] : [];
    } catch {
      // Ended meanwhile, or not ours to look at.
      return [];
    }
  });
}

/** Resident memory of a process, bytes; 0 once it has ended. */
export function residentBytes(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

export function linesOf(file: string): number {
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").length - 1 : 0;
}
