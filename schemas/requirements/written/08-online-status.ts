import type { WrittenRequirement } from "./written.js";

/** Chapter 8: online status. */
export const onlineStatus = [] as const satisfies readonly WrittenRequirement[];
