import type { Context } from "../context.js";
import { type JsonObject, plain } from "../json.js";
import { pageInfo } from "../pages.js";
import type { Reply } from "../reply.js";
import type { Scalar } from "../request.js";

/** Where videos are, by the names that most of chapter 6 uses. */
export type VideoPlace = { device_id: string; channel_id: number };

const pageSize = 50;
/** More pages than this are not walked through. */
const mostPages = 40;

/** The rows of a channel's list (6.2), page after page, until one is wanted or there are no more. */
export async function videosOf(
  t: Context,
  { device_id, channel_id }: VideoPlace,
  query: Record<string, Scalar> = {},
  wanted: (row: JsonObject) => boolean = () => false,
): Promise<{ rows: JsonObject[]; reply: Reply }> {
  const rows: JsonObject[] = [];
  for (let page = 1; ; page++) {
    const paging = { page_start: page, page_size: pageSize };
    const reply = t.given(await t.call("6.2", { query: { device_id, channel_id, ...query, ...paging } }));
    const found = reply.list("data.videos");
    rows.push(...found);
    const { total } = pageInfo(reply);
    const isLast = found.length === 0 || page >= mostPages || !(rows.length < total);
    if (isLast || found.some(wanted)) return { rows, reply };
  }
}

/** The row of one video, with the answer that holds it (or should). */
export async function videoRow(
  t: Context,
  place: VideoPlace & { video_id: string },
  query: Record<string, Scalar> = {},
) {
  const isIt = (row: JsonObject) => plain(row.videoid) === place.video_id;
  const { rows, reply } = await videosOf(t, place, query, isIt);
  return { row: rows.find(isIt), rows, reply };
}

/** The same, looked for again until it is as wanted or the time that a change may take to show is over. */
export async function settledRow(
  t: Context,
  place: VideoPlace & { video_id: string },
  wanted: (row: JsonObject | undefined) => boolean,
  query: Record<string, Scalar> = {},
): Promise<Awaited<ReturnType<typeof videoRow>>> {
  let found = await videoRow(t, place, query);
  let isFirst = true;
  const look = async () => {
    if (!isFirst) found = await videoRow(t, place, query);
    isFirst = false;
    return found.reply;
  };
  await t.poll(look, () => wanted(found.row));
  return found;
}

/** Seconds of a formatted time; its zone is the vendor's, so only differences mean anything. NaN for what is no time. */
export function secondsOf(time: unknown): number {
  const match = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/.exec(plain(time));
  if (!match) return Number.NaN;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
}

/** The formatted time so many seconds after another one of the same zone. */
export function timeAfter(time: unknown, seconds: number): string {
  return new Date((secondsOf(time) + seconds) * 1000).toISOString().slice(0, 19).replace("T", " ");
}
