import type { WrittenRequirement } from "./written.js";

/** Chapter 15: files. */
export const files = [] as const satisfies readonly WrittenRequirement[];
