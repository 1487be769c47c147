import { hostOf, mayLoad } from "./address.js";
import { target } from "./settings.js";

const told: { [host: string]: true } = {};
/** A target that names a new host each time is not told of for ever. */
const mostTold = 8;

/** Whether an address may be put under load. One that may not is left alone, and the run says which host it is. */
export function mayPlay(url: string): boolean {
  if (mayLoad(url, target)) return true;
  const host = hostOf(url);
  if (told[host] === undefined && Object.keys(told).length < mostTold) {
    told[host] = true;
    console.warn(`note ${JSON.stringify({ leftAlone: host.slice(0, 200) })}`);
  }
  return false;
}
