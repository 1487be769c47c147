import { pause } from "./clock.js";
import type { Connections } from "./connections.js";
import { WireFailure } from "./failures.js";
import type { Target } from "./target.js";

export interface LifelineTimes {
  /** A target that has worked and now refuses connections is waited for so long: it may be restarting. */
  patience: number;
  /** While it is waited for, it is tried this often; once it is lost, calls that come try it again after so long. */
  every: number;
  everyWhenLost: number;
}

const usual: LifelineTimes = { patience: 15_000, every: 300, everyWhenLost: 3_000 };
const tryMilliseconds = 1_000;
/** After so many time-outs in a row, most calls get less time: a target that hangs must not take its full time each. */
const timeoutsBeforeHaste = 4;
const hastyMilliseconds = 2_000;

/** Knows whether the target is there. A restart is waited for; a dead target fails calls at once instead of each in turn. */
export class Lifeline {
  #worked = false;
  #lostAt: number | undefined;
  #return: Promise<boolean> | undefined;
  #timeouts = 0;

  constructor(
    private readonly target: Target,
    private readonly connections: Connections,
    private readonly signal: AbortSignal,
    private readonly times: LifelineTimes = usual,
  ) {}

  get isLost(): boolean {
    return this.#lostAt !== undefined;
  }

  /** An exchange with the target has ended. */
  note({ status, failure }: { status: number; failure?: { kind: string } }): void {
    if (status > 0) {
      this.#worked = true;
      this.#lostAt = undefined;
    }
    this.#timeouts = failure?.kind === "timeout" && status === 0 ? this.#timeouts + 1 : 0;
  }

  /** The time that a call gets, milliseconds: every third one gets all of it, so that a slow target is not taken for dead. */
  timeFor(milliseconds: number): number {
    const isHasty = this.#timeouts >= timeoutsBeforeHaste && this.#timeouts % 3 !== 0;
    return isHasty ? Math.min(milliseconds, hastyMilliseconds) : milliseconds;
  }

  /** Throws at once where the target is lost, but for one try every few seconds. */
  async gate(): Promise<void> {
    if (this.#lostAt === undefined) return;
    if (performance.now() - this.#lostAt >= this.times.everyWhenLost) {
      this.#lostAt = performance.now();
      if (await this.#isThere()) this.#lostAt = undefined;
      else this.#lostAt = performance.now();
    }
    if (this.#lostAt !== undefined)
      throw new WireFailure("refused", "the target is lost: it no longer takes connections");
  }

  /** After a refused connection: waits for the target's return. False where it never worked or does not come back. */
  async comesBack(): Promise<boolean> {
    if (!this.#worked || this.#lostAt !== undefined) return false;
    this.#return ??= this.#waitForReturn().finally(() => {
      this.#return = undefined;
    });
    return await this.#return;
  }

  async #waitForReturn(): Promise<boolean> {
    const end = performance.now() + this.times.patience;
    while (performance.now() < end) {
      if (await this.#isThere()) return true;
      await pause(this.times.every, this.signal);
    }
    this.#lostAt = performance.now();
    return false;
  }

  async #isThere(): Promise<boolean> {
    const url = new URL(this.target.apiAddress);
    try {
      const socket = await this.connections.openFor(url, tryMilliseconds);
      socket.destroy();
      return true;
    } catch {
      return false;
    }
  }
}
