import type { Check } from "../../support/check.js";

/** Chapter 9: messages of devices. */
export const messages: Check[] = [];
