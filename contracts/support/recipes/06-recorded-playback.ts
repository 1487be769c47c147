import type { Context } from "../context.js";
import { plain } from "../json.js";
import { record } from "../media/recording.js";
import { say } from "../messages.js";
import type { AnswerRecipe, Recipe } from "./recipe.js";

/** The fixture's video, by the names that most of chapter 6 uses. */
export function videoPlace(t: Context) {
  const { deviceId, channelId, videoId } = t.fixture("video");
  return { device_id: deviceId, channel_id: channelId, video_id: videoId };
}

/** Chapter 6: the fixture's recorded video. */
export const recordedPlayback: Record<string, Recipe> = {
  "6.1": async (t) => ({ values: videoPlace(t) }),
  "6.2": async (t) => ({ values: videoPlace(t) }),
  "6.3": async (t) => {
    const { device_id: deviceid, channel_id: channeled, video_id } = await deletable(t);
    return { values: { deviceid, channeled }, request: { body: { video: [{ videoId: video_id }] } } };
  },
  "6.4": async (t) => {
    await t.exclusive("video-name");
    return { values: { ...videoPlace(t), name: t.name() } };
  },
  "6.5": async (t) => ({ values: videoPlace(t) }),
};

/** The fixture's video is listed, and an unknown one is told so. */
export const recordedPlaybackAnswers: Record<string, AnswerRecipe> = {
  "6.2": async (t) => [{ reply: await t.call("6.2", await t.request("6.2")), filled: ["data.videos"] }],
  "6.3": async (t) => {
    const reply = await t.call("6.3", await t.request("6.3"));
    const failed = reply.list("data").some(({ code }) => plain(code) !== "0");
    return [{ reply, filled: ["data", ...(failed ? ["data[].message"] : [])] }];
  },
  "6.5": async (t) => [{ reply: await t.call("6.5", await t.request("6.5")), filled: ["data", "data.token"] }],
};

/** Seconds of a recording that is made to be deleted. */
const shortest = 2;

/**
 * A video that 6.3 takes: one that is not there, of which the answer says so. Where the target refuses the whole request
 * for one bad id, which the document leaves to it, one is recorded.
 */
async function deletable(t: Context) {
  const place = videoPlace(t);
  const takesUnknown = await t.shared("unknown-video-taken", async (s) => {
    const query = { deviceid: place.device_id, channeled: place.channel_id };
    return (await s.call("6.3", { query, body: { video: [{ videoId: s.name() }] } })).accepted;
  });
  if (takesUnknown) return { ...place, video_id: t.name() };
  const { place: recorded, video, candidates } = await record(t, shortest);
  t.needs(candidates === 1, say("nothingToSee", { what: "video of our own" }));
  return { ...recorded, video_id: plain(video?.videoid) };
}
