import type { Check } from "../../support/check.js";

/** Chapter 4: live playback. */
export const livePlayback: Check[] = [];
