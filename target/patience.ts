import type { Incoming } from "./exchange.js";
import type { Call } from "./wire.js";

/** Repeats of one call. */
export const mostRepeats = 2;
/** A `Retry-After` beyond this is not waited for, seconds. */
const longestWait = 15;
/** Seconds that a run waits for `Retry-After` altogether: a target that always asks for patience ends here. */
const waitsPerRun = 120;
/** After so many calls in a row that no repeat has helped, repeats are a burden and no longer tried. */
const fruitlessCalls = 10;

const passing = new Set([429, 502, 503, 504]);

/** Decides whether a call is tried again, and after how long. One for a run, since it remembers what has helped. */
export class Patience {
  #waited = 0;
  #fruitless = 0;

  /** @param waits seconds that are waited for `Retry-After` altogether */
  constructor(private readonly waits = waitsPerRun) {}

  /** Milliseconds to wait before the next try; undefined: this answer stands. */
  beforeRepeat(call: Call, incoming: Incoming, repeats: number): number | undefined {
    if (!isPassing(incoming) || (call.oversize && incoming.failure)) {
      if (incoming.status > 0) this.#fruitless = 0;
      return undefined;
    }
    if (repeats >= mostRepeats || this.#fruitless >= fruitlessCalls) {
      this.#fruitless++;
      return undefined;
    }
    const asked = retryAfterSeconds(incoming.headers["retry-after"]);
    if (asked === undefined) return 200 * 4 ** repeats;
    if (asked > longestWait || this.#waited + asked > this.waits) return undefined;
    this.#waited += asked;
    return asked * 1_000;
  }
}

/** True for what a second try may mend: a lost connection, or a status that says "not now". */
function isPassing(incoming: Incoming): boolean {
  return incoming.failure === undefined
    ? passing.has(incoming.status)
    : incoming.failure.kind === "reset" || incoming.failure.kind === "refused";
}

function retryAfterSeconds(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, (date - Date.now()) / 1_000);
}
