import type { Check } from "../../support/check.js";

/** Chapter 7: the product's encryption. */
export const encryption: Check[] = [];
