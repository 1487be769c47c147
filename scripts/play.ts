import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { BrowserProgram } from "../contracts/support/browser/player.js";
import { playStreams } from "../contracts/support/browser/run.js";
import type { Text } from "../schemas/language.js";
import type { Play, PlayedStream } from "../schemas/results/conformance.js";
import { chromiumArguments, findChromium } from "./chromium.js";
import { say } from "./messages.js";

/** What plays the streams of a run, and what is said of it. */
export interface Playing {
  /** Null where this machine has none. */
  browser: BrowserProgram | null;
  /** Plays; what the browser writes lies in the run's folder, and goes when it has ended. */
  play: typeof playInFolder;
  /** What is said of it when the run has ended. */
  told: typeof playOf;
}

/** The means of `--play`, loaded where they are asked for. */
export function playing(env: NodeJS.ProcessEnv): Playing {
  const path = findChromium(env);
  const browser = path === null ? null : { path, arguments: chromiumArguments };
  return { browser, play: playInFolder, told: playOf };
}

/** Chromium puts a socket below its folder, and the name of a socket has 107 characters at most. */
const longestPath = 58;

async function playInFolder(dir: string, options: Parameters<typeof playStreams>[0]): Promise<void> {
  const { TMPDIR } = process.env;
  const inRun = resolve(dir, "browser");
  const own = inRun.length <= longestPath ? inRun : await mkdtemp(join(tmpdir(), "onenet-video-"));
  await mkdir(own, { recursive: true });
  process.env.TMPDIR = own;
  try {
    await playStreams(options);
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
    await rm(own, { recursive: true, force: true, maxRetries: 3 });
  }
}

function playOf(browser: BrowserProgram | null, seen: readonly unknown[]): Play {
  const streams = seen.filter(isStream).map(
    ({ stream, state, firstFrameMilliseconds, width, height, browser: name, fault }): PlayedStream => ({
      ...{ stream, state, firstFrameMilliseconds, width, height, browser: name, fault },
    }),
  );
  return { reason: reasonOf(browser, streams), streams };
}

function reasonOf(browser: BrowserProgram | null, streams: PlayedStream[]): Text | null {
  if (browser === null) return say("noBrowser");
  if (streams.length === 0) return say("nothingPlayed");
  const unseen = streams.find(({ state }) => state === "unseen");
  if (unseen === undefined) return null;
  if (unseen.fault === "no H.264") return say("noCodec", { browser: unseen.browser });
  if (unseen.browser === "") return say("browserFails", { path: browser.path, fault: unseen.fault });
  return say("streamUnseen", { fault: unseen.fault });
}

function isStream(value: unknown): value is PlayedStream {
  return typeof value === "object" && value !== null && "stream" in value && "state" in value;
}
