import { checks } from "../../support/check.js";
import { plain } from "../../support/json.js";
import { settledRow, videoRow } from "../../support/media/videos.js";
import { videoPlace } from "../../support/recipes/06-recorded-playback.js";
import { skipUnseen } from "../../support/unseen.js";
import { say } from "./messages.js";

/** 6.4: the new name shows wherever the video does, and nothing else changes. */
export const renaming = [
  checks("6.4-effects", ["6.4-read-back", "6.4-listed", "6.4-found-by-name", "6.4-others-stay"], async (t) => {
    await t.exclusive("video-name");
    const place = videoPlace(t);
    t.given(await t.call("6.1", { query: place }));
    const before = await videoRow(t, place);
    for (const name of [t.name(), `${t.random.chinese(16)} ${t.name()}`]) {
      t.given(await t.call("6.4", { query: place, body: { name } }));
      const details = await t.poll(
        () => t.call("6.1", { query: place }),
        (reply) => reply.text("data.name") === name,
      );
      const shown = { message: say("renamed", { where: "6.1" }), reply: details };
      t.of("6.4-read-back").equal(details.text("data.name"), name, shown);
      const after = await settledRow(t, place, (row) => plain(row?.name) === name);
      t.of("6.4-listed").equal(plain(after.row?.name), name, {
        message: say("renamed", { where: "6.2" }),
        reply: after.reply,
      });
      const { row, reply } = await settledRow(t, place, (one) => one !== undefined, { name });
      t.of("6.4-found-by-name").holds(row !== undefined, { message: say("renamed", { where: "6.2 name" }), reply });
      for (const other of before.rows.filter(({ videoid }) => plain(videoid) !== place.video_id)) {
        const same = after.rows.find(({ videoid }) => plain(videoid) === plain(other.videoid));
        if (!same) continue;
        const changed = { message: say("alsoRenamed"), reply: after.reply };
        if (!t.of("6.4-others-stay").equal(same.name, other.name, changed)) break;
      }
      for (const field of ["start", "end", "size"]) {
        if (!before.row || !after.row) continue;
        const changed = { message: say("differs", { field }), reply: after.reply };
        t.of("6.4-others-stay").equal(after.row[field], before.row[field], changed);
      }
    }
    skipUnseen(t, say("fewVideos"));
  }),
];
