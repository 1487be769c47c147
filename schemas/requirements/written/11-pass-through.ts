import type { WrittenRequirement } from "./written.js";

/** Chapter 11: data passed through to a device. */
export const passThrough = [] as const satisfies readonly WrittenRequirement[];
