/**
 * Many may watch a stream at once; who switches it off waits until nobody does, and keeps later ones waiting meanwhile.
 * Nobody who already watches ever waits for the one who wants to switch, so what watchers share can still be made.
 */
export class StreamUse {
  private users = 0;
  private owned = false;
  private readonly waiting: (() => boolean)[] = [];

  /** Watching; gives what ends it. */
  use(): Promise<() => void> {
    return this.enter(
      () => !this.owned,
      () => this.users++,
      () => this.users--,
    );
  }

  /** Switching; gives what ends it. */
  own(): Promise<() => void> {
    return this.enter(
      () => !this.owned && this.users === 0,
      () => (this.owned = true),
      () => (this.owned = false),
    );
  }

  private enter(mayEnter: () => boolean, taken: () => void, left: () => void): Promise<() => void> {
    return new Promise((entered) => {
      const attempt = () => {
        if (!mayEnter()) return false;
        taken();
        entered(() => {
          left();
          this.letIn();
        });
        return true;
      };
      if (!attempt()) this.waiting.push(attempt);
    });
  }

  private letIn(): void {
    for (const attempt of this.waiting.splice(0)) if (!attempt()) this.waiting.push(attempt);
  }
}
