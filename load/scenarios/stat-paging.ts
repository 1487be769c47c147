import { walkList } from "./journeys/list-walker.js";
import { optionsOf } from "./lib/options.js";
import { walkThresholds } from "./lib/own-thresholds.js";
import { reachTarget } from "./lib/streams.js";

/** Walkers over the lists of who plays (13.1) and who pushes (13.2), page by page. */
export const options = optionsOf("stat-paging", { "stat-paging": "default" }, walkThresholds);

export async function setup(): Promise<void> {
  await reachTarget();
}

export default async function (): Promise<void> {
  await walkList();
}
