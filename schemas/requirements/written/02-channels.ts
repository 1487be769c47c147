import type { WrittenRequirement } from "./written.js";

/** Chapter 2: channels. */
export const channels = [] as const satisfies readonly WrittenRequirement[];
