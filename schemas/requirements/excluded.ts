import type { Text } from "../language.js";
import { reason } from "./messages.js";

/**
 * Derived requirements that no call can test, each with the reason. An id that an edition no longer derives is ignored.
 */
const rows: Record<string, Text> = {
  "3.1-type-default": reason("invisible-default"),
};

/** Why a derived requirement cannot be tested; undefined where it can. */
export function notTestable(id: string): Text | undefined {
  return Object.hasOwn(rows, id) ? rows[id] : undefined;
}
