import type { Check } from "../../support/check.js";
import { durations } from "./durations.js";
import { expiry } from "./expiry.js";
import { filters } from "./filters.js";
import { members } from "./members.js";
import { pageKeys } from "./page-keys.js";
import { pages } from "./pages.js";
import { snapshots } from "./snapshot.js";
import { twoWalks } from "./two-walks.js";

/** Chapter 13: who watches and who pushes. */
export const liveLists: Check[] = [
  ...pages,
  ...snapshots,
  ...pageKeys,
  ...expiry,
  ...filters,
  ...twoWalks,
  ...durations,
  ...members,
];
