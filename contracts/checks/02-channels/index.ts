import type { Check } from "../../support/check.js";
import { existing } from "./existing.js";

/** Chapter 2: channels. */
export const channels: Check[] = [...existing];
