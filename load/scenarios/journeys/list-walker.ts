import { sleep } from "k6";
import { Trend } from "k6/metrics";
import { slopeOf } from "../lib/fit.js";
import { requirementsOf } from "../lib/judge.js";
import { type Filter, type List, lists, type Row } from "../lib/live-row.js";
import { iterationNumber, scenarioBegin } from "../lib/place.js";
import { profile, settings, target } from "../lib/settings.js";
import { violate } from "../lib/violations.js";
import { depthOf, largestPage, Walk, walkRules } from "../lib/walk.js";

const pageDuration = new Trend("page_duration", true);
const pageGrowth = new Trend("page_cost_growth", true);

export const walkRequirements = lists.flatMap(({ section }) => [
  ...requirementsOf(section),
  `${section}-success`,
  ...walkRules.map((rule) => `${section}-${rule}`),
]);

/** A walk is cut here: the lists of a large platform are long. */
const mostPages = 20;
const wantedPages = 7;
/** Seconds between the pages of a walk together: people read, and the list changes meanwhile. */
const thinking = 1.1;
/** One of so many walkers reads ahead: it asks for all further pages at once. */
const rushEvery = 3;
/** One of so many walkers is called away after the first page: its snapshot must still be there when it comes back. */
const pauseEvery = 4;

/**
 * A walker over one of the lists. Between its pages it walks a filtered list, too, with a snapshot of its own: neither may show
 * in the other. In the end a page is asked for again.
 */
export async function walkList(): Promise<void> {
  const number = iterationNumber();
  const list = lists[number % lists.length] as List;
  const turn = Math.floor(number / lists.length);
  const known = turn % 5 === 0 ? undefined : totals[list.section];
  const total = known ?? (await totalOf(list, turn));
  if (total === null) return;
  const size = Math.min(largestPage, Math.max(1, Math.ceil(total / wantedPages)));
  const walk = new Walk({ list, size, filter: {} });
  const first = await walk.next();
  if (first === null) return;
  if (known === undefined && total >= fewRows && first.total <= total / 3)
    violate(`${list.section}-total_num`, `total_num is ${total}, and ${first.total} in the next moment`, list.name);
  const other = filteredWalk(walk, turn, first.rows);
  if (other !== null) await other.next();
  const pages = Math.min(walk.length, mostPages);
  if (turn % pauseEvery === pauseEvery - 1) await pause();
  if (turn % rushEvery === rushEvery - 1) {
    await sleep(thinking);
    await walk.rush(pages);
  }
  while (!walk.broken && walk.pages.length < pages) {
    await sleep(thinking / Math.max(wantedPages, pages));
    await walk.next();
    if (other !== null && !other.broken && other.pages.length < Math.min(other.length, mostPages)) await other.next();
  }
  if (walk.length <= mostPages) await walk.finish();
  if (other !== null && other.length <= mostPages) await other.finish();
  if (!walk.broken && pages > 1) await walk.again(2);
  report(walk);
}

/** A walk over the rows like one of the first page's: of its device, its channel, or its protocol. */
function filteredWalk({ options: { list, size } }: Walk, turn: number, rows: readonly Row[]): Walk | null {
  // Neighbours are often of one device: rows far from each other are taken.
  const row = rows[(turn * 37) % Math.max(1, rows.length)];
  if (row === undefined) return null;
  const device: Filter = { deviceid: String(row.deviceid) };
  const channel: Filter = { ...device, channelid: String(row.channelid) };
  const protocol: Filter = { protocoltype: String(row.protocoltype).toLowerCase() };
  const filters = list.section === "13.1" ? [device, channel, protocol] : [device, channel];
  const filter = filters[turn % filters.length] as Filter;
  return new Walk({ list, size: filter === protocol ? size : 1, filter });
}

/** Away for a while; where the run is to be short, back in time. */
async function pause(): Promise<void> {
  const closing = profile.closing === undefined || settings.duration !== null ? null : profile.closing - walkSeconds;
  const left = closing === null ? profile.pause : closing - (Date.now() - scenarioBegin()) / 1000;
  const keyLives = target.declared.pageKeySeconds - 2 * walkSeconds;
  if (Math.min(left, keyLives) > 0) await sleep(Math.min(profile.pause, left, keyLives));
}

/** What a walk takes with its thinking. */
const walkSeconds = 1.4;

/** How many rows there are: a page of the first walk, whose snapshot nobody walks. Its size differs, its total must not. */
async function totalOf(list: List, turn: number): Promise<number | null> {
  const page = await new Walk({ list, size: turn % 2 === 0 ? 1 : 50, filter: {} }).next();
  if (page === null) return null;
  totals[list.section] = page.total;
  return page.total;
}

const totals: { [section: string]: number } = {};
/** A list of fewer rows may really be another one in the next moment. */
const fewRows = 8;

function report({ pages }: Walk): void {
  const points: [number, number][] = [];
  for (const [at, { milliseconds }] of pages.entries()) {
    if (milliseconds === null) continue;
    pageDuration.add(milliseconds, { depth: depthOf(at + 1) });
    points.push([at + 1, milliseconds]);
  }
  const slope = slopeOf(points);
  if (slope !== null) pageGrowth.add(slope);
}
