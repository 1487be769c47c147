import type { Check } from "../../support/check.js";

/** Chapter 15: files. */
export const files: Check[] = [];
