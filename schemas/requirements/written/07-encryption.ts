import type { WrittenRequirement } from "./written.js";

/** Chapter 7: the product's encryption. */
export const encryption = [] as const satisfies readonly WrittenRequirement[];
