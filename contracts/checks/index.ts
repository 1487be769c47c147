import type { Check } from "../support/check.js";
import { channels } from "./02-channels/index.js";

/** Every written check, in the document's order. */
export const written: Check[] = [...channels];
