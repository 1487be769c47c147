import type { Check } from "../../support/check.js";

/** Section 0: what holds for every operation. */
export const everyOperation: Check[] = [];
