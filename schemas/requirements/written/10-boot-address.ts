import type { WrittenRequirement } from "./written.js";

/** Chapter 10: the boot address. */
export const bootAddress = [] as const satisfies readonly WrittenRequirement[];
