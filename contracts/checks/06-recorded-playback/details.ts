import { checks } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { type JsonObject, plain } from "../../support/json.js";
import { secondsOf, settledRow } from "../../support/media/videos.js";
import { videoPlace } from "../../support/recipes/06-recorded-playback.js";
import type { Reply } from "../../support/reply.js";
import { skipUnseen } from "../../support/unseen.js";
import { say } from "./messages.js";

/** Seconds by which a length may differ from its parts: each is rounded. */
const rounding = 2;
/** A length so many times too long is of another unit. */
const otherUnit = 100;
/** What both 6.1 and 6.2 tell. */
const shared = ["videoid", "name", "start", "end", "size"];

/** What 6.1 and 6.2 tell of the fixture's video. */
export const details = [
  checks("6.1-shows", ["6.1-videoid-value", "6.1-times", "6.1-durtion-value"], async (t) => {
    const reply = t.given(await t.call("6.1", { query: videoPlace(t) }));
    const data = reply.object("data");
    t.of("6.1-videoid-value").equal(plain(data.videoid), videoPlace(t).video_id, { message: say("otherVideo"), reply });
    judgeTimes(t, "6.1-times", data, reply);
    judgeDurtion(t, data, reply);
    skipUnseen(t, say("timeForm", { field: "start, end" }));
  }),

  checks("6.2-shows", ["6.2-listed", "6.2-times", "6.2-agrees"], async (t) => {
    await t.exclusive("video-name");
    const details = t.given(await t.call("6.1", { query: videoPlace(t) }));
    // Another check may just have given the video its name back, which the list may show later than the details.
    const isSame = (row: JsonObject, field: string) => plain(row[field]) === details.text(`data.${field}`);
    const agrees = (row: JsonObject | undefined) => row !== undefined && shared.every((field) => isSame(row, field));
    const { row, reply } = await settledRow(t, videoPlace(t), agrees);
    t.of("6.2-listed").holds(row !== undefined, { message: say("notListed"), reply });
    if (!row) return skipUnseen(t, say("notListed"));
    judgeTimes(t, "6.2-times", row, reply);
    for (const field of shared) {
      // What one of them lacks is told by its own requirement.
      if (row[field] === undefined || details.value(`data.${field}`) === undefined) continue;
      const told = [plain(row[field]), details.text(`data.${field}`)];
      t.of("6.2-agrees").equal(told[0], told[1], { message: say("differs", { field }), reply: details });
    }
    skipUnseen(t, say("notListed"));
  }),
];

function judgeTimes(t: Context, id: "6.1-times" | "6.2-times", data: JsonObject, reply: Reply): void {
  for (const field of ["start", "end"]) {
    const right = Number.isFinite(secondsOf(data[field]));
    const words = { message: say("timeForm", { field }), expected: "2017-01-12 12:01:12", actual: plain(data[field]) };
    if (!t.of(id).holds(right, { ...words, reply })) return;
  }
  const ordered = secondsOf(data.start) <= secondsOf(data.end);
  const actual = `${plain(data.start)}, ${plain(data.end)}`;
  t.of(id).holds(ordered, { message: say("timeOrder"), actual, reply });
}

/** 单位是秒: another unit breaks what is printed; a recording with gaps is shorter than its time. */
function judgeDurtion(t: Context, data: JsonObject, reply: Reply): void {
  const span = secondsOf(data.end) - secondsOf(data.start);
  const told = Number(plain(data.durtion) || Number.NaN);
  if (!Number.isFinite(span)) return;
  const words = { message: say("durtion"), expected: `${span}`, actual: plain(data.durtion), reply };
  const isOtherUnit = !(told >= 0) || told > (span + rounding) * otherUnit;
  if (isOtherUnit) t.of("6.1-durtion-value").holds(false, words);
  else t.of("6.1-durtion-value").holds(Math.abs(told - span) <= rounding, { ...words, level: "SHOULD" });
}
