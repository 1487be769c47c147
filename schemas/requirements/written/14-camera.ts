import type { WrittenRequirement } from "./written.js";

/** Chapter 14: the camera's switch. */
export const camera = [] as const satisfies readonly WrittenRequirement[];
