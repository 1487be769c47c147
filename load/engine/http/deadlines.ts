/** Something that must end by a moment. */
export interface Bounded {
  /** `performance.now()` after which it has lasted too long. */
  deadline: number;
  /** Where it stands in the list; kept by the list. */
  place: number;
  expire(): void;
}

const lookEvery = 25;

/**
 * Ends what lasts too long. One look at all every few milliseconds costs less than a timer for each of thousands of requests a
 * second, at the price of ending them a little late. A list, not a set: a set that is filled and emptied all the time makes
 * new tables, each of which keeps the next one from the young generation's collector.
 */
export class Deadlines {
  private readonly bounded: Bounded[] = [];
  private timer: NodeJS.Timeout | null = null;

  add(one: Bounded): void {
    one.place = this.bounded.length;
    this.bounded.push(one);
    this.timer ??= setInterval(() => this.look(), lookEvery);
  }

  /** The last one takes the place of the one that goes. */
  delete(one: Bounded): void {
    const last = this.bounded.pop();
    if (last === undefined || last === one) return;
    this.bounded[one.place] = last;
    last.place = one.place;
  }

  private look(): void {
    const now = performance.now();
    for (const one of [...this.bounded]) if (one.deadline <= now) one.expire();
    if (this.bounded.length === 0 && this.timer !== null) {
      clearInterval(this.timer);
      this.timer = null;
    }
  }
}
