import type { Text } from "../language.js";
import { UsageError } from "../usage-error.js";
import { say } from "./messages.js";

/** Names an entry of a file that is kept by hand, what stands there and what may. */
export function wrongEntry(file: string, field: string, found: unknown, allowed: Text | string): UsageError {
  return new UsageError(say("entry", { file, field, found: JSON.stringify(found) ?? say("missing"), allowed }));
}
