import type { Check } from "../../support/check.js";

/** Chapter 1: devices. */
export const devices: Check[] = [];
