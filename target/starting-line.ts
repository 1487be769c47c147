import { WireFailure } from "./failures.js";
import type { RateLimiter, Slot } from "./rate.js";

/** Where the calls of a race wait until all are ready, so that they go out at the same moment, within the rate. */
export class StartingLine {
  #ready = 0;
  #shot: (slots: Slot[]) => void = () => undefined;
  #off: (reason: unknown) => void = () => undefined;
  readonly #started = new Promise<Slot[]>((resolve, reject) => {
    this.#shot = resolve;
    this.#off = reject;
  });

  constructor(
    private readonly runners: number,
    private readonly rate: RateLimiter,
    private readonly signal: AbortSignal,
  ) {
    // Each runner hears of it by itself; without runners nobody does.
    this.#started.catch(() => undefined);
    if (runners <= rate.capacity) return;
    this.#off(
      new WireFailure("rate", `a race of ${runners} calls does not fit into ${rate.capacity} requests a second`),
    );
  }

  /** This runner is ready. Resolves when all are. */
  async start(): Promise<Slot | undefined> {
    this.#arrive();
    return (await this.#started).pop();
  }

  /** This runner will not take part. */
  stayAway(): void {
    this.#arrive();
  }

  #arrive(): void {
    this.#ready++;
    if (this.#ready === this.runners) this.rate.take(this.runners, this.signal).then(this.#shot, this.#off);
  }
}
