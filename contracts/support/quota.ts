import { say } from "./messages.js";
import { NotTested } from "./signals.js";

/**
 * How many devices may exist at once. A check gets all the places it declared in one go or waits for them, so that two
 * checks never wait for each other; what it wants beyond is given only if it is free at that moment.
 */
export class Quota {
  private free: number;
  private readonly waiting: { count: number; go: () => void }[] = [];

  constructor(private readonly limit: number) {
    this.free = limit;
  }

  /** Waits until `count` places are free; throws QUOTA where there never will be so many. */
  async take(count: number): Promise<void> {
    if (count > this.limit) throw new NotTested("QUOTA", say("quota", { limit: count }));
    if (this.waiting.length === 0 && this.grab(count)) return;
    await new Promise<void>((go) => this.waiting.push({ count, go }));
  }

  /** One more, at once or never. */
  takeOneMore(): void {
    if (!this.grab(1)) throw new NotTested("QUOTA", say("quota", { limit: this.limit + 1 }));
  }

  give(count: number): void {
    this.free += count;
    for (let next = this.waiting[0]; next && this.grab(next.count); next = this.waiting[0]) {
      this.waiting.shift();
      next.go();
    }
  }

  private grab(count: number): boolean {
    if (count > this.free) return false;
    this.free -= count;
    return true;
  }
}
