import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import type { Browser, Route } from "@playwright/test";
import type { PlayedStream } from "../../../schemas/results/conformance.js";
import type { Fetched, Visits } from "./visits.js";
import { visitsOf } from "./visits.js";

/** A Chromium of this machine, and how it is started. */
export interface BrowserProgram {
  path: string;
  arguments: string[];
}

/** What a browser saw of a stream. */
export type Played = Omit<PlayedStream, "stream">;

/** What player.html tells. */
interface Seen {
  firstFrameMilliseconds: number | null;
  frames: number;
  width: number;
  height: number;
  segments: number;
  fault: string;
  kind: "" | "codec" | "media" | "network";
}

const launchMilliseconds = 30_000;
const playMilliseconds = 15_000;
/** What a browser that hangs is given beyond its own time. */
const graceMilliseconds = 5_000;
/** Without a way to any host, and in one process: four of them would take a gigabyte. */
const alone = [
  "--host-resolver-rules=MAP * ~NOTFOUND",
  "--single-process",
  "--no-zygote",
  "--in-process-gpu",
  "--mute-audio",
];
const home = "http://player.invalid/";

/**
 * Plays an HLS address in a browser that has no network: whatever its page asks for is fetched by `fetch`, and only from
 * the host of the address. Bounded in time, traffic and memory; the browser is gone when it returns. Never throws.
 */
export async function playInBrowser(
  program: BrowserProgram,
  address: string,
  fetch: (address: string) => Promise<Fetched>,
  signal: AbortSignal | undefined,
): Promise<Played> {
  const visits = visitsOf(address, fetch);
  let browser: Browser | undefined;
  let end = () => {};
  const ended = new Promise<never>((_, reject) => {
    end = () => reject(new Error("the run is over"));
  });
  ended.catch(() => undefined);
  if (signal?.aborted) end();
  signal?.addEventListener("abort", end, { once: true });
  try {
    browser = await Promise.race([launched(program, signal), ended]);
    return judged(await Promise.race([played(browser, address, visits), ended]), visits, nameOf(browser));
  } catch (error) {
    const fault = String(error instanceof Error ? error.message : error).split("\n", 1)[0] ?? "";
    return { ...nothing, browser: browser ? nameOf(browser) : "", fault };
  } finally {
    signal?.removeEventListener("abort", end);
    await Promise.race([browser?.close().catch(() => undefined), pause(graceMilliseconds)]);
  }
}

/** One that is ready only after the run has ended is closed at once. */
async function launched({ path, arguments: args }: BrowserProgram, signal: AbortSignal | undefined): Promise<Browser> {
  // Takes a third of a second to load, and most runs play nothing.
  const { chromium } = await import("@playwright/test");
  const browser = await chromium.launch({
    executablePath: path,
    args: [...args, ...alone],
    timeout: launchMilliseconds,
    env: environment(),
    // Nobody listens there: what is not intercepted leads nowhere.
    proxy: { server: "http://127.0.0.1:1" },
    // The run ends it, and is not ended by it.
    ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
  });
  if (signal?.aborted) await browser.close();
  return browser;
}

/** Nothing that could hold a key; and what it writes lies with its other files. */
function environment(): Record<string, string> {
  const { PATH = "", LANG = "C.UTF-8" } = process.env;
  const own = tmpdir();
  const homes = ["HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"];
  return { PATH, LANG, ...Object.fromEntries(homes.map((name) => [name, own])) };
}

async function played(browser: Browser, address: string, visits: Visits): Promise<Seen> {
  const page = await browser.newPage();
  const [html, hls] = await Promise.all([readFile(new URL("./player.html", import.meta.url), "utf8"), player()]);
  await page.route(
    () => true,
    (route) => answer(route, { html, hls }, visits).catch(() => undefined),
  );
  const play = async () => {
    await page.goto(home, { timeout: graceMilliseconds });
    return await page.evaluate<Seen>(`play(${JSON.stringify(address)}, ${playMilliseconds})`);
  };
  const late = pause(playMilliseconds + 2 * graceMilliseconds).then(() => {
    throw new Error("the browser does not answer");
  });
  return await Promise.race([play(), late]);
}

async function answer(route: Route, { html, hls }: { html: string; hls: string }, visits: Visits): Promise<void> {
  const url = route.request().url();
  if (url === home) return await route.fulfill({ contentType: "text/html", body: html });
  if (url === `${home}hls.js`) return await route.fulfill({ contentType: "text/javascript", body: hls });
  const got = route.request().method() === "GET" ? await visits.get(url, route.request().headers().range) : undefined;
  if (!got) return await route.abort();
  const { status, type, bytes } = got;
  const headers = { "access-control-allow-origin": "*", "content-type": type };
  await route.fulfill({ status, headers, body: Buffer.from(bytes) });
}

/** hls.js: beside this file in a published package, else from its own. */
async function player(): Promise<string> {
  const beside = new URL("./hls.light.min.js", import.meta.url);
  return await readFile(beside, "utf8").catch(() =>
    readFile(createRequire(import.meta.url).resolve("hls.js/dist/hls.light.min.js"), "utf8"),
  );
}

function judged(seen: Seen, visits: Visits, browser: string): Played {
  const { firstFrameMilliseconds, width, height, kind, segments } = seen;
  const only = { firstFrameMilliseconds, width, height, browser };
  if (firstFrameMilliseconds !== null && kind !== "media") return { ...only, state: "played", fault: "" };
  if (visits.left.length > 0) return { ...only, state: "unseen", fault: visits.left.join(", ") };
  const isBroken = kind === "media" || (kind === "" && segments > 0);
  const fault = seen.fault || "no picture";
  return { ...only, state: isBroken ? "broken" : "unseen", fault };
}

const nothing: Played = {
  ...{ state: "unseen", firstFrameMilliseconds: null, width: 0, height: 0, browser: "", fault: "" },
};

function nameOf(browser: Browser): string {
  return `Chromium ${browser.version()}`;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((go) => setTimeout(go, milliseconds).unref());
}
