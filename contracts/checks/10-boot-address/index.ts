import type { Check } from "../../support/check.js";

/** Chapter 10: the boot address. */
export const bootAddress: Check[] = [];
