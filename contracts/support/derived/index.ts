import type { Edition } from "../../../schemas/edition.js";
import type { Check } from "../check.js";

/** The checks that follow from the facts alone. */
export function derivedChecks(_edition: Edition): Check[] {
  return [];
}
