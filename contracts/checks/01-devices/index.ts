import type { Check } from "../../support/check.js";
import { creation } from "./creation.js";
import { deletion } from "./deletion.js";
import { details } from "./details.js";
import { filterChecks } from "./filters.js";
import { matching } from "./matching.js";
import { pages } from "./pages.js";
import { registration } from "./registration.js";
import { update } from "./update.js";

/** Chapter 1: devices. */
export const devices: Check[] = [
  ...creation,
  ...registration,
  ...update,
  ...details,
  ...matching,
  ...filterChecks,
  ...pages,
  ...deletion,
];
