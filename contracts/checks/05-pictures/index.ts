import type { Check } from "../../support/check.js";

/** Chapter 5: pictures. */
export const pictures: Check[] = [];
