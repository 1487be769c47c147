/** Thrown into an iteration that is stopped: graceful stop is over, the run is aborted or interrupted. */
export class Interrupted extends Error {
  override name = "Interrupted";
  constructor() {
    super("the iteration was interrupted");
  }
}

/** Something under way that can be ended from outside. */
export interface Interruptible {
  interrupt(): void;
  /** True for what blocks in k6: an iteration that ends before it has forgotten an await. */
  readonly blocks: boolean;
}
