import { check, checks } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { unknownDeviceId } from "../../support/devices.js";
import { type JsonObject, plain } from "../../support/json.js";
import type { VideoPlace } from "../../support/media/videos.js";
import { videoPlace } from "../../support/recipes/06-recorded-playback.js";
import type { Reply } from "../../support/reply.js";
import { changed } from "../../support/request.js";
import { skipUnseen } from "../../support/unseen.js";
import { say } from "./messages.js";

/** 6.3 for ids that are not there: what it answers can be judged without deleting anything. */
export const results = [
  checks("6.3-results", ["6.3-result-per-id", "6.3-error-told", "6.3-unknown"], async (t) => {
    const ids = [t.name(), t.name(), t.name()];
    const reply = await deleteVideos(t, videoPlace(t), ids);
    if (reply.refused) return judgeWholeRefusal(t, reply);
    const rows = t.given(reply).list("data");
    const words = { message: say("resultCount"), expected: `${ids.length}`, actual: `${rows.length}`, reply };
    t.of("6.3-result-per-id").holds(rows.length === ids.length, words);
    const one = t.given(await deleteVideos(t, videoPlace(t), [t.name()]));
    const count = { message: say("resultCount"), expected: "1", actual: `${one.list("data").length}`, reply: one };
    t.of("6.3-result-per-id").holds(one.list("data").length === 1, count);
    for (const row of rows) {
      t.of("6.3-unknown").holds(isFailure(row), { message: say("unknownDeleted"), actual: JSON.stringify(row), reply });
      const told = typeof row.message === "string" && row.message.trim() !== "";
      const message = { message: say("noMessage"), expected: "a message", actual: JSON.stringify(row), reply };
      if (isFailure(row)) t.of("6.3-error-told").holds(told, message);
    }
    skipUnseen(t, say("resultCount"));
  }),

  check("6.3-device-unknown", async (t) => {
    const good = await t.request("6.3");
    const reply = await t.call("6.3", changed(good, { query: { deviceid: await unknownDeviceId(t) } }));
    t.given(await t.call("6.3", good));
    // As a whole, or each of its ids.
    const refused = reply.refused || (reply.list("data").length > 0 && reply.list("data").every(isFailure));
    t.holds(refused, {
      message: say("unknownTaken", { what: "device" }),
      expected: "refused",
      reply,
      wronglyTaken: true,
    });
  }),
];

/** Whether one bad id spoils the whole request is free: it is then told as not deleted, and no list is due. */
async function judgeWholeRefusal(t: Context, refusal: Reply): Promise<void> {
  const reply = t.given(await t.call("6.3", await t.request("6.3")));
  for (const id of ["6.3-unknown", "6.3-error-told"] as const) t.of(id).refused(refusal);
  const words = { message: say("resultCount"), expected: "1", actual: `${reply.list("data").length}`, reply };
  t.of("6.3-result-per-id").holds(reply.list("data").length === 1, words);
}

/** Asks to delete videos (6.3), by the names that the document prints for their place. */
export function deleteVideos(t: Context, place: VideoPlace, ids: string[]): Promise<Reply> {
  const query = { deviceid: place.device_id, channeled: place.channel_id };
  return t.call("6.3", { query, body: { video: ids.map((videoId) => ({ videoId })) } });
}

/** An id without quotes around it, as large as it is. */
export function deleteByNumber(t: Context, place: VideoPlace, id: string): Promise<Reply> {
  const query = { deviceid: place.device_id, channeled: place.channel_id };
  const headers = { "content-type": "application/json" };
  return t.call("6.3", { query, headers, body: `{"video":[{"videoId":${id}}]}` });
}

/** 0 is deleted (613), whatever else is not. */
export function isFailure(row: JsonObject): boolean {
  return plain(row.code) !== "0";
}
