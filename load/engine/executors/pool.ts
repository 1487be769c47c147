import type { VuFactory } from "../vu/instance.js";
import type { Vu } from "../vu/vu.js";

/** A thread's virtual users: scenarios borrow them, one after another, as k6's do. */
export class VuPool {
  private readonly free: Vu[] = [];
  private made = 0;

  constructor(private readonly factory: VuFactory) {}

  get size(): number {
    return this.made;
  }

  /** Makes virtual users until there are so many. */
  fill(count: number): void {
    while (this.made < count) this.free.push(this.make());
    // The lowest numbers are taken first.
    this.free.sort((one, other) => other.idInInstance - one.idInInstance);
  }

  take(): Vu {
    return this.free.pop() ?? this.make();
  }

  give(vu: Vu): void {
    this.free.push(vu);
  }

  closeAll(): void {
    for (const vu of this.free) vu.connections?.closeAll();
  }

  private make(): Vu {
    const vu = this.factory.make(this.made);
    this.made += 1;
    return vu;
  }
}
