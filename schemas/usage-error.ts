/**
 * A mistake of the person who calls us (a misspelt field, a missing file): one line that names the place, what was
 * found, what is allowed and the remedy. The command line prints the message alone and exits with `exit`.
 */
export class UsageError extends Error {
  override name = "UsageError";

  constructor(
    message: string,
    readonly exit: 2 | 3 = 2,
  ) {
    super(message);
  }
}
