import { type ChildProcess, spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Scope } from "../contracts/support/scope.js";
import { codeRoot, isBuilt } from "./package.js";

const secondsToEnd = 10;

/** What a worker may see of our environment: nothing that could hold a key. */
const passedOn = ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "LANG", "LC_ALL", "TZ", "CI", "NODE_OPTIONS", "SystemRoot"];

export interface PlaywrightRun {
  /** The broker's. */
  socket: string;
  /** The edition's folder. */
  schemas: string;
  scope: Scope;
  /** How often each check is run. */
  repeat: number;
  /** Milliseconds since the epoch: what has not begun by then is not begun, and nobody waits beyond. */
  endsAt: number;
  /** The run's folder: Playwright's own files lie there, and go when it has ended. */
  runDir: string;
  signal: AbortSignal;
}

/**
 * Runs the contracts under Playwright Test in a process group of its own, until they end or `signal` aborts: then the
 * group is interrupted, and killed by its own id if it has not ended after ten seconds.
 * @returns what Playwright printed when it ended other than by itself with success, else null.
 */
export async function runPlaywright(run: PlaywrightRun): Promise<string | null> {
  const output = join(run.runDir, "playwright");
  const child = spawn(process.execPath, [playwrightCli(), ...words(output)], {
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...environment(),
      ONENET_BROKER: run.socket,
      ONENET_SCHEMAS: run.schemas,
      ONENET_SCOPE: JSON.stringify(run.scope),
      ONENET_REPEAT: String(run.repeat),
      ONENET_ENDS_AT: String(run.endsAt),
      ONENET_HAND_ON: "1",
      // The built form is plain JavaScript: nothing for Playwright to transpile, module by module, in a thread of its own.
      ...(isBuilt ? { PW_DISABLE_TS_ESM: "1" } : {}),
    },
  });
  let printed = "";
  const keep = (chunk: Buffer) => {
    printed = (printed + chunk.toString()).slice(-20_000);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const code = await ended(child, run.signal);
  await rm(output, { recursive: true, force: true });
  return code === 0 ? null : printed;
}

function playwrightCli(): string {
  return createRequire(import.meta.url).resolve("@playwright/test/cli");
}

function words(output: string): string[] {
  const config = fileURLToPath(new URL(`playwright.config.${isBuilt ? "js" : "ts"}`, codeRoot));
  return ["test", "-c", config, "--reporter", "line", "--workers", "1", "--retries", "1", "--output", output];
}

function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(passedOn.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

async function ended(child: ChildProcess, signal: AbortSignal): Promise<number | null> {
  const group = (name: NodeJS.Signals) => {
    try {
      if (child.pid) process.kill(-child.pid, name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  };
  let watchdog: NodeJS.Timeout | undefined;
  const interrupt = () => {
    group("SIGINT");
    watchdog = setTimeout(() => group("SIGKILL"), secondsToEnd * 1000);
  };
  if (signal.aborted) interrupt();
  signal.addEventListener("abort", interrupt, { once: true });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  clearTimeout(watchdog);
  signal.removeEventListener("abort", interrupt);
  group("SIGKILL");
  return code;
}
