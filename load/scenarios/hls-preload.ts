import { watchLive } from "./journeys/hls-viewer.js";
import { optionsOf } from "./lib/options.js";
import { hlsThresholds } from "./lib/own-thresholds.js";
import { type Found, findStreams } from "./lib/streams.js";

/** Viewers join live HLS streams, half of them with preload (4.2), and watch. */
export const options = optionsOf("hls-preload", { "hls-preload": "default" }, hlsThresholds);

export function setup(): Promise<Found> {
  return findStreams();
}

export default async function (found: Found): Promise<void> {
  await watchLive(found);
}
