import type { Check } from "../../support/check.js";

/** Chapter 13: who watches and who pushes. */
export const liveLists: Check[] = [];
