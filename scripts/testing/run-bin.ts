import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const bin = fileURLToPath(new URL("../bin.mjs", import.meta.url));

export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** Starts the command line as a user would; the environment has nothing of ours but what is given. */
export function startBin(words: readonly string[], env: NodeJS.ProcessEnv = {}, cwd?: string) {
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(process.execPath, [bin, ...words], {
    env: { PATH, HOME, TMPDIR, ...env },
    ...(cwd ? { cwd } : {}),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ran: Ran = { code: null, out: "", err: "" };
  child.stdout.on("data", (chunk: Buffer) => {
    ran.out += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    ran.err += chunk.toString();
  });
  const ended = new Promise<Ran>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ ...ran, code }));
  });
  return { child, ended };
}

/** Runs the command line to its end. */
export function runBin(words: readonly string[], env: NodeJS.ProcessEnv = {}, cwd?: string): Promise<Ran> {
  return startBin(words, env, cwd).ended;
}
