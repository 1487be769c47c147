import type { WrittenRequirement } from "./written.js";

/** Chapter 4: live playback. */
export const livePlayback = [] as const satisfies readonly WrittenRequirement[];
