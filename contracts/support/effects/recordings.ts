import type { Context } from "../context.js";
import { type JsonObject, plain } from "../json.js";
import type { Reply } from "../reply.js";

/** The videos that our recordings (12) leave in one channel, which are deleted when the run ends. */
export interface Ledger {
  /** Recordings of ours whose video has not been deleted yet. */
  left: number;
  /** Milliseconds that the longest of them lasted. */
  longest: number;
  /** When the one that runs was started; milliseconds. */
  startedAt: number;
}

interface Place {
  device_id: string;
  channel_id: string;
}

const pageSize = 50;
const mostPages = 40;
/** Milliseconds by which a video may be longer than its recording. */
const slack = 2500;

/** Made before the first recording in a channel, so that it is known what was there. */
export function ledgerOf(t: Context, place: Place): Promise<Ledger> {
  return t.shared(`recordings-${place.device_id}-${place.channel_id}`, async (s) => {
    const ledger = { left: 0, longest: 0, startedAt: 0 };
    const before = new Set((await videos(s, place)).map(idOf));
    s.session.atEnd(() => deleteOurs(s, place, before, ledger));
    return ledger;
  });
}

/**
 * Deletes the new videos where there are exactly as many as we recorded, and none is longer: else somebody else records
 * here too, and what is not surely ours stays.
 */
async function deleteOurs(s: Context, place: Place, before: Set<string>, ledger: Ledger): Promise<void> {
  if (ledger.left === 0 || !s.target.allow.includes("delete")) return;
  let added: JsonObject[] = [];
  const look = async (): Promise<Reply> => {
    added = (await videos(s, place)).filter((video) => !before.has(idOf(video)));
    return await ask(s, place, 1);
  };
  await s.poll(look, () => added.length >= ledger.left);
  const isShort = (video: JsonObject) => lengthOf(video) <= ledger.longest + slack;
  if (added.length !== ledger.left || !added.every(isShort)) return;
  const query = { deviceid: place.device_id, channeled: place.channel_id };
  const video = added.map(({ videoid }) => ({ videoId: plain(videoid) }));
  await s.callUnjudged("6.3", { query, body: { video } });
}

async function videos(s: Context, place: Place): Promise<JsonObject[]> {
  const rows: JsonObject[] = [];
  for (let page = 1; page <= mostPages; page++) {
    const found = (await ask(s, place, page)).list("data.videos");
    rows.push(...found);
    if (found.length < pageSize) break;
  }
  return rows;
}

function ask(s: Context, { device_id, channel_id }: Place, page: number): Promise<Reply> {
  const query = { device_id, channel_id, page_start: page, page_size: pageSize };
  return s.callUnjudged("6.2", { query });
}

function idOf({ videoid }: JsonObject): string {
  return plain(videoid);
}

function lengthOf({ start, end }: JsonObject): number {
  return Date.parse(`${plain(end)}Z`) - Date.parse(`${plain(start)}Z`);
}
