import { askForAddress } from "./journeys/play-address.js";
import { optionsOf } from "./lib/options.js";
import { playAddressThresholds } from "./lib/own-thresholds.js";
import { type Found, findStreams } from "./lib/streams.js";

/** Viewers ask for addresses (4.1): all three protocols, over the streams that setup finds. */
export const options = optionsOf("play-address", { "play-address": "default" }, playAddressThresholds);

export function setup(): Promise<Found> {
  return findStreams();
}

export default async function (found: Found): Promise<void> {
  await askForAddress(found);
}
