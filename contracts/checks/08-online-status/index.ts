import type { Check } from "../../support/check.js";
import { lists } from "./lists.js";
import { truth } from "./truth.js";

/** Chapter 8: online status. */
export const onlineStatus: Check[] = [...lists, ...truth];
