import type { Text } from "../language.js";
import { reason } from "./messages.js";

/**
 * Derived requirements, rules of the prose among them, that no call can test, each with the reason. An id that an edition no longer derives is ignored.
 */
const rows: Record<string, Text> = {
  "1.1-private-listed": reason("outside-the-api"),
  "1.3-explained-elsewhere": reason("said-elsewhere"),
  "3.1-type-default": reason("invisible-default"),
  "3.1-execution-status": reason("device-side"),
  "3.1-resp_code-success": reason("device-side"),
  "3.1-status-later": reason("outside-the-api"),
  "4.1-rtmp-history-address": reason("outside-the-api"),
  "4.2-purpose": reason("outside-the-api"),
  "11-fixed-text": reason("device-side"),
  "11-not-encrypted": reason("device-side"),
  "11-fixed-head": reason("device-side"),
};

/** Sentences of a new edition that no rule of the extraction knows: listed word for word, for a person to read. */
const unread = /-says-[0-9a-f]+$/;

/** The key matrix of the call says the same, key by key. */
const restated = /-key-or-authorization$/;

/** Why a derived requirement cannot be tested; undefined where it can. */
export function notTestable(id: string): Text | undefined {
  if (unread.test(id)) return reason("unread");
  if (restated.test(id)) return reason("said-elsewhere");
  return Object.hasOwn(rows, id) ? rows[id] : undefined;
}
