import type { Text } from "../../schemas/language.js";
import { UsageError } from "../../schemas/usage-error.js";
import { say } from "./messages.js";

/** Names an option of a script, its value, and what it may be. */
export function notAllowed(field: string, value: unknown, allowed: Text | string): UsageError {
  return new UsageError(say("fieldIs", { field, found: String(JSON.stringify(value)), allowed }));
}
