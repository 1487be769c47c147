import type { WrittenRequirement } from "./written.js";

/** Chapter 9: messages of devices. */
export const messages = [] as const satisfies readonly WrittenRequirement[];
