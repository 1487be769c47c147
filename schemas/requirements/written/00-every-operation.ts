import type { WrittenRequirement } from "./written.js";

/** Section 0: what holds for every operation. */
export const everyOperation = [] as const satisfies readonly WrittenRequirement[];
