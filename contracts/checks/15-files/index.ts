import type { Check } from "../../support/check.js";
import { content } from "./content.js";
import { limits } from "./limits.js";
import { listing } from "./listing.js";
import { races } from "./races.js";
import { statuses } from "./statuses.js";

/** Chapter 15: the product's files. */
export const files: Check[] = [...statuses, ...limits, ...content, ...listing, ...races];
