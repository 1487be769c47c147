import type { Check } from "../../support/check.js";
import { address } from "./address.js";

/** Chapter 10: the boot address. */
export const bootAddress: Check[] = [...address];
