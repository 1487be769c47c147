import type { Context } from "../context.js";
import { type JsonObject, plain } from "../json.js";
import type { Reply } from "../reply.js";
import { secondsOf, type VideoPlace, videosOf } from "./videos.js";

/** Seconds that are recorded: longer than what other checks record by the way, so that the video is known by its length. */
const usual = 3;
const slack = 2;

/** One recording of our own, and what came of it. */
export interface Recording {
  place: VideoPlace;
  started: Reply;
  stopped: Reply;
  /** Seconds between the two answers. */
  seconds: number;
  /** Undefined where no new video showed. */
  video: JsonObject | undefined;
  /** New videos of this length: more than one means that somebody else records too. */
  candidates: number;
  /** The list that should hold it. */
  list: Reply;
}

function ofFixture(t: Context) {
  const { deviceId, channelId } = t.fixture("online");
  const place = { device_id: deviceId, channel_id: channelId };
  return { place, query: { product_id: t.target.productId, ...place } };
}

async function idsOf(t: Context, place: VideoPlace): Promise<Set<string>> {
  return new Set((await videosOf(t, place)).rows.map(({ videoid }) => plain(videoid)));
}

/** Records the online fixture's stream for some seconds (12) and finds the video in the list (6.2). */
export async function record(t: Context, length = usual): Promise<Recording> {
  await t.exclusive("recording");
  const { place, query } = ofFixture(t);
  const before = await idsOf(t, place);
  const started = t.given(await t.call("12", { query: { ...query, action: 1 } }));
  const startedAt = t.now();
  await t.wait(length);
  const stopped = await t.call("12", { query: { ...query, action: 0 } });
  const seconds = (t.now() - startedAt) / 1000;
  let found: JsonObject[] = [];
  const look = async () => {
    const { rows, reply } = await videosOf(t, place);
    const added = rows.filter(({ videoid }) => !before.has(plain(videoid)));
    found = added.filter((row) => Math.abs(secondsOf(row.end) - secondsOf(row.start) - seconds) <= slack);
    // A video of another length is better than none: that its length is wrong is for its own requirement.
    if (found.length === 0) found = added.sort((a, b) => secondsOf(a.start) - secondsOf(b.start)).slice(-1);
    return reply;
  };
  const list = await t.poll(look, () => found.some((row) => lengthOf(row) > 1) || (found.length > 0 && seconds <= 1));
  return { place, started, stopped, seconds, video: found.at(-1), candidates: found.length, list };
}

function lengthOf({ start, end }: JsonObject): number {
  return secondsOf(end) - secondsOf(start);
}

/** Long enough to be told from what begins and ends at once. */
const longer = 4;

/**
 * Whether action 0 begins a recording and 1 ends it: then what lies between them, and nothing else, becomes a video of
 * that length. Asked where a recording from 1 to 0 did not.
 */
export async function beginsWithStop(t: Context): Promise<boolean> {
  const { place, query } = ofFixture(t);
  // Whatever runs by now is ended, in either order.
  await t.call("12", { query: { ...query, action: 1 } });
  const before = await idsOf(t, place);
  const begun = await t.call("12", { query: { ...query, action: 0 } });
  const begunAt = t.now();
  if (!begun.accepted) return false;
  await t.wait(longer);
  await t.call("12", { query: { ...query, action: 1 } });
  const seconds = (t.now() - begunAt) / 1000;
  const isIt = (row: JsonObject) => !before.has(plain(row.videoid)) && Math.abs(lengthOf(row) - seconds) <= slack;
  let found = false;
  const look = async () => {
    const { rows, reply } = await videosOf(t, place);
    found = rows.some(isIt);
    return reply;
  };
  await t.poll(look, () => found);
  // What undoes a start begins one here.
  await t.undo.all("recording");
  if (found) await t.callUnjudged("12", { query: { ...query, action: 1 } });
  return found;
}
