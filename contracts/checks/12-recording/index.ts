import type { Check } from "../../support/check.js";

/** Chapter 12: recording. */
export const recording: Check[] = [];
