import type { Context } from "../context.js";
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
    const { device_id: deviceid, channel_id: channeled } = videoPlace(t);
    // A video that is not there: the call is accepted, and says of each id what became of it.
    return { values: { deviceid, channeled }, request: { body: { video: [{ videoId: t.name() }] } } };
  },
  "6.4": async (t) => {
    await t.exclusive("video-name");
    return { values: { ...videoPlace(t), name: t.name() } };
  },
  "6.5": async (t) => ({ values: videoPlace(t) }),
};

/** The fixture's video is listed, and an unknown one is told so. */
export const recordedPlaybackAnswers: Record<string, AnswerRecipe> = {
  "6.2": async (t) => [{ reply: await t.call("6.2", await t.request("6.2")), filled: ["data", "data.videos"] }],
  "6.3": async (t) => [{ reply: await t.call("6.3", await t.request("6.3")), filled: ["data", "data[].message"] }],
};
