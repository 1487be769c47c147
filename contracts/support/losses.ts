import type { Answer } from "../../target/wire.js";
import { say } from "./messages.js";
import { NotTested } from "./signals.js";

const lossesInARow = 4;
const pauseMilliseconds = 3000;

/**
 * Keeps a dead operation, or a dead target, from costing every check its full time-out: after some losses in a row,
 * calls fail at once, but for one try every few seconds that would notice the target's return.
 */
export class Losses {
  private readonly inARow = new Map<string, number>();
  private readonly nextTry = new Map<string, number>();

  /** On replay nothing is lost in vain: what was not sent then is not in the record. */
  constructor(private readonly isReplay: boolean) {}

  async guard(section: string, send: () => Promise<Answer>): Promise<Answer> {
    if (
      !this.isReplay &&
      (this.inARow.get(section) ?? 0) >= lossesInARow &&
      performance.now() < (this.nextTry.get(section) ?? 0)
    ) {
      throw new NotTested("TARGET_LOST", say("lost", { section, problem: "too many losses in a row" }));
    }
    const answer = await send();
    if (answer.failure && answer.status === 0) {
      this.inARow.set(section, (this.inARow.get(section) ?? 0) + 1);
      this.nextTry.set(section, performance.now() + pauseMilliseconds);
    } else {
      this.inARow.delete(section);
    }
    return answer;
  }
}
