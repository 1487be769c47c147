import { details } from "./details.js";
import { filters } from "./filters.js";
import { links } from "./links.js";
import { pages } from "./pages.js";
import { picture } from "./picture.js";
import { playback } from "./playback.js";
import { renaming } from "./renaming.js";
import { results } from "./results.js";
import { unknown } from "./unknown.js";

/** Chapter 6: recorded videos. Deletion is judged on a video of our own, which chapter 12 records. */
export const recordedPlayback = [
  ...details,
  ...links,
  ...playback,
  ...picture,
  ...filters,
  ...pages,
  ...renaming,
  ...results,
  ...unknown,
];
