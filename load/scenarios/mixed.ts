import { watchLive } from "./journeys/hls-viewer.js";
import { walkList } from "./journeys/list-walker.js";
import { askForAddress } from "./journeys/play-address.js";
import { optionsOf } from "./lib/options.js";
import { hlsThresholds, playAddressThresholds, walkThresholds } from "./lib/own-thresholds.js";
import { type Found, findStreams } from "./lib/streams.js";

/** All three at once, in the proportions of the profiles' table. */
export const options = optionsOf(
  "mixed",
  { "play-address": "playAddress", "hls-preload": "hlsPreload", "stat-paging": "statPaging" },
  { ...playAddressThresholds, ...hlsThresholds, ...walkThresholds },
);

export function setup(): Promise<Found> {
  return findStreams();
}

export async function playAddress(found: Found): Promise<void> {
  await askForAddress(found);
}

export async function hlsPreload(found: Found): Promise<void> {
  await watchLive(found);
}

export async function statPaging(): Promise<void> {
  await walkList();
}
