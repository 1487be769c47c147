import { checks } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { type JsonObject, plain } from "../../support/json.js";
import type { VideoPlace } from "../../support/media/videos.js";
import { videoPlace } from "../../support/recipes/06-recorded-playback.js";
import type { Reply } from "../../support/reply.js";
import { skipUnseen } from "../../support/unseen.js";
import { say } from "./messages.js";

/** 6.3 for ids that are not there: what it answers can be judged without deleting anything. */
export const results = [
  checks("6.3-results", ["6.3-result-per-id", "6.3-error-told", "6.3-unknown"], async (t) => {
    const ids = [t.name(), t.name(), t.name()];
    const reply = t.given(await deleteVideos(t, videoPlace(t), ids));
    const rows = reply.list("data");
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
];

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
