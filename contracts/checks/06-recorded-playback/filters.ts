import { check, checks } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { type JsonObject, plain } from "../../support/json.js";
import { secondsOf, settledRow, timeAfter, videoRow, videosOf } from "../../support/media/videos.js";
import { sharedChannel } from "../../support/recipes/02-channels.js";
import { videoPlace } from "../../support/recipes/06-recorded-playback.js";
import type { Scalar } from "../../support/request.js";
import { say } from "./messages.js";

/** Seconds: well away from a bound, and nearer than the zones that a careless target confuses are to each other. */
const away = 4 * 3600;
/** Nearer to the bound than this, both are right. */
const near = 3600;

/** 6.2: what its filters keep and leave out, well away from the bounds. */
export const filters = [
  check("6.2-start_time-filter", async (t) => {
    const { start, end } = await video(t);
    await keeps(t, { start_time: timeAfter(start, -away) });
    await leavesOut(t, { start_time: timeAfter(end, away) });
  }),

  check("6.2-end_time-filter", async (t) => {
    const { start, end } = await video(t);
    await keeps(t, { end_time: timeAfter(end, away) });
    await leavesOut(t, { end_time: timeAfter(start, -away) });
  }),

  check("6.2-one-bound-enough", async (t) => {
    const { start, end } = await video(t);
    const { device_id, channel_id } = videoPlace(t);
    for (const bound of [{ start_time: timeAfter(start, -away) }, { end_time: timeAfter(end, away) }]) {
      if (!t.accepted(await t.call("6.2", { query: { device_id, channel_id, ...bound } }))) return;
    }
    await keeps(t, { start_time: timeAfter(start, -away) });
    await keeps(t, { end_time: timeAfter(end, away) });
    await leavesOut(t, { start_time: timeAfter(end, away) });
    await leavesOut(t, { end_time: timeAfter(start, -away) });
    await keeps(t, { start_time: timeAfter(start, -away), end_time: timeAfter(end, away) });
    await leavesOut(t, { start_time: timeAfter(end, away), end_time: timeAfter(end, 2 * away) });
    await leavesOut(t, { start_time: timeAfter(start, -2 * away), end_time: timeAfter(start, -away) });
  }),

  check("6.2-name-filter", async (t) => {
    await t.exclusive("video-name");
    const name = t.given(await t.call("6.1", { query: videoPlace(t) })).text("data.name");
    // Another check may just have given the video its name back, which the list may show later than the details.
    const { row } = await settledRow(t, videoPlace(t), (one) => plain(one?.name) === name);
    t.needs(row !== undefined, say("notListed"));
    const kept = await settledRow(t, videoPlace(t), (one) => one !== undefined, { name: plain(row?.name) });
    const hidden = { message: say("filterKeeps", { field: "name" }), expected: "the video", actual: "none" };
    t.holds(kept.row !== undefined, { ...hidden, reply: kept.reply });
    const other = t.name();
    const { rows, reply } = await videosOf(t, videoPlace(t), { name: other });
    const words = { message: say("filterLets", { field: "name" }), expected: "none", actual: `${rows.length} videos` };
    t.holds(rows.length === 0, { ...words, reply });
  }),

  checks("6.2-places", ["6.2-device", "6.2-channel"], async (t) => {
    const place = videoPlace(t);
    t.needs((await videoRow(t, place)).row !== undefined, say("notListed"));
    const { deviceId, channelId } = await sharedChannel(t);
    const device = await videoRow(t, { ...place, device_id: deviceId, channel_id: channelId });
    const elsewhere = (name: string) => ({ message: say("elsewhere", { place: name }), actual: "listed" });
    t.of("6.2-device").holds(device.row === undefined, { ...elsewhere("device"), reply: device.reply });
    const channel = await videoRow(t, { ...place, channel_id: await otherChannel(t) });
    t.of("6.2-channel").holds(channel.row === undefined, { ...elsewhere("channel"), reply: channel.reply });
  }),
];

/** The fixture's video as the list shows it. */
async function video(t: Context): Promise<JsonObject> {
  const { row } = await videoRow(t, videoPlace(t));
  t.needs(row !== undefined, say("notListed"));
  t.needs(Number.isFinite(secondsOf(row?.start) + secondsOf(row?.end)), say("timeForm", { field: "start, end" }));
  return row ?? {};
}

async function keeps(t: Context, query: Record<string, Scalar>): Promise<void> {
  const { row, reply } = await videoRow(t, videoPlace(t), query);
  const field = Object.keys(query).join(", ");
  t.holds(row !== undefined, { message: say("filterKeeps", { field }), expected: "the video", actual: "none", reply });
}

async function leavesOut(t: Context, query: { start_time?: string; end_time?: string }): Promise<void> {
  const { rows, reply } = await videosOf(t, videoPlace(t), query);
  const strays = rows.filter(({ start, end }) => {
    const tooEarly = query.start_time !== undefined && secondsOf(end) < secondsOf(query.start_time) - near;
    const tooLate = query.end_time !== undefined && secondsOf(start) > secondsOf(query.end_time) + near;
    return tooEarly || tooLate;
  });
  const actual = strays
    .slice(0, 2)
    .map(({ start, end }) => `${plain(start)} to ${plain(end)}`)
    .join("; ");
  const message = say("filterLets", { field: Object.keys(query).join(", ") });
  t.holds(strays.length === 0, { message, expected: Object.values(query).join(" to "), actual, reply });
}

/** Another channel of the fixture's device; one that nobody has added where it has no other. */
async function otherChannel(t: Context): Promise<number> {
  const { device_id, channel_id } = videoPlace(t);
  const reply = await t.call("2.1", { query: { device_id } });
  const others = reply.list("result").map((channel) => Number(channel.channel_id));
  return others.find((id) => id > 0 && id !== channel_id) ?? t.channelNumber();
}
