import { sleep } from "k6";
import { Trend } from "k6/metrics";
import { slopeOf } from "../lib/fit.js";
import { requirementsOf } from "../lib/judge.js";
import { iterationNumber } from "../lib/place.js";
import { depthOf, type List, lists, Walk, walkRules } from "../lib/walk.js";

const pageDuration = new Trend("page_duration", true);
const pageGrowth = new Trend("page_cost_growth", true);

export const walkRequirements = lists.flatMap(({ section }) => [
  ...requirementsOf(section),
  `${section}-success`,
  ...walkRules.map((rule) => `${section}-${rule}`),
]);

/** A walk is cut here: the lists of a large platform are long. */
const mostPages = 12;
const wantedPages = 7;
/** Seconds between two pages: people read, and the list changes meanwhile. */
const thinking = 0.16;
/** One of so many walkers reads ahead: it asks for all further pages at once. */
const rushEvery = 3;

/**
 * A walker over one of the lists. Between its pages it walks the list of one device, too, with a snapshot of its own: neither
 * may show in the other. In the end a page is asked for again.
 */
export async function walkList(): Promise<void> {
  const number = iterationNumber();
  const list = lists[number % lists.length] as List;
  const total = await totalOf(list, number);
  if (total === null) return;
  const walk = new Walk({ list, size: Math.max(1, Math.ceil(total / wantedPages)), filter: {} });
  const first = await walk.next();
  if (first === null) return;
  const deviceid = first.rows[number % Math.max(1, first.rows.length)]?.deviceid;
  const other = deviceid === undefined ? null : new Walk({ list, size: 1, filter: { deviceid: String(deviceid) } });
  if (other !== null) await other.next();
  const pages = Math.min(walk.length, mostPages);
  if (number % rushEvery === rushEvery - 1) {
    await sleep(thinking * wantedPages);
    await walk.rush(pages);
  }
  while (!walk.broken && walk.pages.length < pages) {
    await sleep(thinking);
    await walk.next();
    if (other !== null && !other.broken && other.pages.length < Math.min(other.length, mostPages)) await other.next();
  }
  if (walk.length <= mostPages) walk.finish();
  if (other !== null && other.length <= mostPages) other.finish();
  if (!walk.broken && pages > 1) await walk.again(2);
  report(walk);
}

/** How many rows there are: a page of the first walk, whose snapshot nobody walks. */
async function totalOf(list: List, number: number): Promise<number | null> {
  const known = totals[list.section];
  if (known !== undefined && number % 5 !== 0) return known;
  const page = await new Walk({ list, size: 1, filter: {} }).next();
  if (page === null) return null;
  totals[list.section] = page.total;
  return page.total;
}

const totals: { [section: string]: number } = {};

function report({ pages }: Walk): void {
  pages.forEach(({ milliseconds }, at) => {
    pageDuration.add(milliseconds, { depth: depthOf(at + 1) });
  });
  const slope = slopeOf(pages.map(({ milliseconds }, at) => [at + 1, milliseconds]));
  if (slope !== null) pageGrowth.add(slope);
}
