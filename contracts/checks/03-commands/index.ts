import type { Check } from "../../support/check.js";

/** Chapter 3: commands. */
export const commands: Check[] = [];
