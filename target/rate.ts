import { type Clock, realClock } from "./clock.js";

/** Room for one request within the rate. */
export interface Slot {
  /** Its first byte has gone out. */
  sent(): void;
  /** It has certainly arrived: an answer has begun, or the connection is dead. */
  arrived(): void;
}

interface Waiting {
  count: number;
  urgent: boolean;
  grant: (slots: Slot[]) => void;
  refuse: (reason: unknown) => void;
}

interface Taken {
  freeAt: number;
}

/** A request that nobody answers is taken to have arrived by then, milliseconds after it was sent. */
const arrivedAtLatest = 2_000;
/** Clocks tick in steps, ours and the target's. */
const margin = 10;

/**
 * Keeps requests below a rate in any sliding second *as the target sees it*: a slot is free again one second after its
 * request has certainly arrived, not after it was sent, so a slow network cannot push two seconds' worth together.
 */
export class RateLimiter {
  readonly capacity: number;
  readonly #window: number;
  readonly #queue: Waiting[] = [];
  #taken: Taken[] = [];
  #waking = Number.POSITIVE_INFINITY;

  /** @param perSecond undefined: no limit */
  constructor(
    perSecond: number | undefined,
    private readonly clock: Clock = realClock,
  ) {
    this.capacity = perSecond === undefined ? Number.POSITIVE_INFINITY : Math.max(1, Math.floor(perSecond));
    this.#window = perSecond === undefined ? 0 : Math.max(1_000, 1_000 / perSecond) + margin;
  }

  /**
   * Waits in line for `count` slots at once, before all that are not urgent if it is. Rejects when the signal is aborted;
   * `count` must not exceed `capacity`.
   */
  take(count: number, signal?: AbortSignal, urgent = false): Promise<Slot[]> {
    if (this.capacity === Number.POSITIVE_INFINITY)
      return Promise.resolve(Array.from({ length: count }, () => noLimit));
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const waiting = { count, urgent, grant: resolve, refuse: reject };
      const place = urgent ? this.#queue.findIndex((other) => !other.urgent) : -1;
      this.#queue.splice(place < 0 ? this.#queue.length : place, 0, waiting);
      signal?.addEventListener("abort", () => this.#leave(waiting, signal.reason), { once: true });
      this.#serve();
    });
  }

  #leave(waiting: Waiting, reason: unknown): void {
    const index = this.#queue.indexOf(waiting);
    if (index < 0) return;
    this.#queue.splice(index, 1);
    waiting.refuse(reason);
    this.#serve();
  }

  #serve(): void {
    const now = this.clock.now();
    this.#taken = this.#taken.filter((taken) => taken.freeAt > now);
    for (let first = this.#queue[0]; first !== undefined; first = this.#queue[0]) {
      if (this.#taken.length + first.count > this.capacity) {
        this.#wakeAtNextRelease(now);
        return;
      }
      this.#queue.shift();
      first.grant(Array.from({ length: first.count }, () => this.#slot()));
    }
  }

  #slot(): Slot {
    const taken: Taken = { freeAt: Number.POSITIVE_INFINITY };
    this.#taken.push(taken);
    const freeAfter = (milliseconds: number) => {
      taken.freeAt = Math.min(taken.freeAt, this.clock.now() + milliseconds);
      this.#serve();
    };
    return { sent: () => freeAfter(arrivedAtLatest + this.#window), arrived: () => freeAfter(this.#window) };
  }

  #wakeAtNextRelease(now: number): void {
    const next = Math.min(...this.#taken.map((taken) => taken.freeAt));
    if (next === Number.POSITIVE_INFINITY || (this.#waking > now && this.#waking <= next)) return;
    this.#waking = next;
    this.clock.after(Math.max(1, Math.ceil(next - now)), () => {
      if (this.#waking === next) this.#waking = Number.POSITIVE_INFINITY;
      this.#serve();
    });
  }
}

const noLimit: Slot = { sent: () => undefined, arrived: () => undefined };
