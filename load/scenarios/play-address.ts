import { askForAddress, playAddressRequirements } from "./journeys/play-address.js";
import { optionsOf } from "./lib/options.js";
import { type Found, findStreams } from "./lib/streams.js";
import { violationThresholds } from "./lib/violations.js";

/** Viewers ask for addresses (4.1): all three protocols, over the streams that setup finds. */
export const options = optionsOf(
  "play-address",
  { "play-address": "default" },
  {
    ...violationThresholds(playAddressRequirements),
    "http_req_duration{name:play_address}": ["p(95)<10000"],
    "http_req_duration{name:playlist}": ["p(95)<10000"],
  },
);

export function setup(): Promise<Found> {
  return findStreams();
}

export default async function (found: Found): Promise<void> {
  await askForAddress(found);
}
