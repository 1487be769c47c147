import type { Check } from "../../support/check.js";
import { malformed } from "./malformed.js";
import { refusals } from "./refusals.js";

/** Section 0: what holds for every operation. */
export const everyOperation: Check[] = [...malformed, ...refusals];
