/**
 * Where the rate of requests is limited, a check whose calls must follow each other closely (pages that live for seconds)
 * would wait behind all others: it may ask them to hold back for a moment.
 */
export class Haste {
  private owner: object | undefined;
  private over = Promise.resolve();
  private end = () => {};

  /** Waits for those before, then holds all but the owner back until what is returned is called. */
  async begin(owner: object): Promise<() => void> {
    while (this.owner !== undefined) await this.over;
    this.owner = owner;
    this.over = new Promise((end) => (this.end = end));
    return () => {
      this.owner = undefined;
      this.end();
    };
  }

  /** To be awaited before each call of a check. */
  async pass(caller: object): Promise<void> {
    while (this.owner !== undefined && this.owner !== caller) await this.over;
  }
}
