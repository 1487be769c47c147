import type { Check } from "../../support/check.js";
import { malformed } from "./malformed.js";
import { mixUps } from "./mix-ups.js";
import { oddValues } from "./odd-values.js";
import { refusals } from "./refusals.js";
import { robust } from "./robust.js";

/** Section 0: what holds for every operation. */
export const everyOperation: Check[] = [...malformed, ...oddValues, ...robust, ...mixUps, ...refusals];
