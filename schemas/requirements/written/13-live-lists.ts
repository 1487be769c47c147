import type { WrittenRequirement } from "./written.js";

/** Chapter 13: who watches and who pushes. */
export const liveLists = [] as const satisfies readonly WrittenRequirement[];
