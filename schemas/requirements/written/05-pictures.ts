import type { WrittenRequirement } from "./written.js";

/** Chapter 5: pictures. */
export const pictures = [] as const satisfies readonly WrittenRequirement[];
