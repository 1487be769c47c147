import type { WrittenRequirement } from "./written.js";

/** Chapter 12: recording. */
export const recording = [] as const satisfies readonly WrittenRequirement[];
