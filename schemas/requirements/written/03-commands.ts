import type { WrittenRequirement } from "./written.js";

/** Chapter 3: commands. */
export const commands = [] as const satisfies readonly WrittenRequirement[];
