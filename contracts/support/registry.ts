import type { Edition } from "../../schemas/edition.js";
import { written } from "../checks/index.js";
import type { Check } from "./check.js";
import { derivedChecks } from "./derived/index.js";

/**
 * Every check of an edition: those that follow from its facts, and the written ones. A written check for a derived
 * requirement takes the place of the derived check.
 */
export function checksFor(edition: Edition): Check[] {
  const taken = new Set(written.flatMap((one) => one.ids));
  return [...derivedChecks(edition, taken), ...written];
}
