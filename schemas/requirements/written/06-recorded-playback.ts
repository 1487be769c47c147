import type { WrittenRequirement } from "./written.js";

/** Chapter 6: recorded playback. */
export const recordedPlayback = [] as const satisfies readonly WrittenRequirement[];
