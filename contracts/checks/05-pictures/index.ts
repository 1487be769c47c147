import { deletion } from "./deletion.js";
import { listing } from "./listing.js";
import { names } from "./names.js";
import { oddNames } from "./odd-names.js";
import { readBack } from "./read-back.js";

/** Chapter 5: pictures. */
export const pictures = [...readBack, ...listing, ...names, ...oddNames, ...deletion];
