import type { Check } from "../../support/check.js";

/** Chapter 6: recorded playback. */
export const recordedPlayback: Check[] = [];
