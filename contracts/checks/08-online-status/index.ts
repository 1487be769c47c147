import type { Check } from "../../support/check.js";

/** Chapter 8: online status. */
export const onlineStatus: Check[] = [];
