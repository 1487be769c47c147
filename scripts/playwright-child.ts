import { type ChildProcess, spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Scope } from "../contracts/support/scope.js";
import { type Door, makeDoor } from "../target/door.js";
import { codeRoot, isBuilt } from "./package.js";

const secondsToEnd = 10;

/** What a worker may see of our environment: nothing that could hold a key. */
const passedOn = ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "LANG", "LC_ALL", "TZ", "CI", "NODE_OPTIONS", "SystemRoot"];

export interface PlaywrightRun {
  /** The edition's folder. */
  schemas: string;
  scope: Scope;
  /** How often each check is run. */
  repeat: number;
  /** The run's folder, made or not: Playwright's own files lie there, and go when it has ended. */
  runDir: string;
}

export interface PlaywrightChild {
  /** By which it reaches the broker; it waits until that is opened. */
  door: Door;
  /**
   * Waits until the contracts have ended or `signal` aborts: then the group is interrupted, and killed by its own id if it
   * has not ended after ten seconds.
   * @returns what Playwright printed when it ended other than by itself with success, else null.
   */
  ended(signal: AbortSignal): Promise<string | null>;
  /** Ends it at once, where it has not ended. */
  dismiss(): Promise<void>;
}

/**
 * Starts the contracts under Playwright Test in a process group of its own, best before there is a target: until the first
 * check can begin Playwright needs most of a second.
 */
export async function startPlaywright(run: PlaywrightRun): Promise<PlaywrightChild> {
  const door = await makeDoor();
  const output = join(run.runDir, "playwright");
  const child = spawn(process.execPath, [playwrightCli(), ...words(output)], {
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...environment(),
      ONENET_BROKER: door.socket,
      ONENET_SCHEMAS: run.schemas,
      ONENET_SCOPE: JSON.stringify(run.scope),
      ONENET_REPEAT: String(run.repeat),
      ONENET_HAND_ON: "1",
      // The built form is plain JavaScript: nothing for Playwright to transpile, module by module, in a thread of its own.
      ...(isBuilt ? { PW_DISABLE_TS_ESM: "1" } : {}),
    },
  });
  const closed = new Promise<number | null>((resolve) => child.once("close", resolve));
  let printed = "";
  const keep = (chunk: Buffer) => {
    printed = (printed + chunk.toString()).slice(-20_000);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  return {
    door,
    ended: async (signal) => {
      const code = await endedOrInterrupted(child, closed, signal);
      await rm(output, { recursive: true, force: true });
      return code === 0 ? null : printed;
    },
    dismiss: async () => {
      if (child.exitCode === null && child.signalCode === null) toGroup(child, "SIGKILL");
      await door.close();
    },
  };
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

async function endedOrInterrupted(
  child: ChildProcess,
  closed: Promise<number | null>,
  signal: AbortSignal,
): Promise<number | null> {
  let watchdog: NodeJS.Timeout | undefined;
  const interrupt = () => {
    toGroup(child, "SIGINT");
    watchdog = setTimeout(() => toGroup(child, "SIGKILL"), secondsToEnd * 1000);
  };
  if (signal.aborted) interrupt();
  signal.addEventListener("abort", interrupt, { once: true });
  const code = await closed;
  clearTimeout(watchdog);
  signal.removeEventListener("abort", interrupt);
  toGroup(child, "SIGKILL");
  return code;
}

/** Signals the child and all that it started; nothing where none of them is left. */
function toGroup({ pid }: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (pid) process.kill(-pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
