/**
 * Holds `options.rps`: requests go one by one, never closer than the interval, in the order in which they came. A late timer is
 * not made up for: what must not be exceeded is not exceeded in any second.
 */
export class Pacer {
  private readonly waiting: (() => void)[] = [];
  private timer: NodeJS.Timeout | null = null;
  private free = 0;

  /** @param interval milliseconds between two requests */
  constructor(private readonly interval: number) {}

  enter(go: () => void): void {
    this.waiting.push(go);
    if (this.timer === null) this.next();
  }

  private next(): void {
    this.timer = null;
    const wait = this.free - performance.now();
    if (wait > 0) {
      this.timer = setTimeout(() => this.next(), Math.ceil(wait));
      return;
    }
    const go = this.waiting.shift();
    if (go === undefined) return;
    this.free = performance.now() + this.interval;
    go();
    if (this.waiting.length > 0 && this.timer === null) this.next();
  }
}
