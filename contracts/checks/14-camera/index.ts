import type { Check } from "../../support/check.js";

/** Chapter 14: the camera's switch. */
export const camera: Check[] = [];
