import { checks } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { ledgerOf } from "../../support/effects/recordings.js";
import { type JsonObject, plain } from "../../support/json.js";
import { get, getPlaylist, joined, playlistIn } from "../../support/media/follow.js";
import { beginsWithStop, type Recording, record } from "../../support/media/recording.js";
import { secondsOf, settledRow, videoRow } from "../../support/media/videos.js";
import { sharedChannel, unknownChannel } from "../../support/recipes/02-channels.js";
import { videoPlace } from "../../support/recipes/06-recorded-playback.js";
import type { Reply } from "../../support/reply.js";
import { NotTested } from "../../support/signals.js";
import { skipUnseen } from "../../support/unseen.js";
import { say as sayVideo } from "../06-recorded-playback/messages.js";
import { plays as playsVideo } from "../06-recorded-playback/playback.js";
import { deleteByNumber, deleteVideos, isFailure } from "../06-recorded-playback/results.js";
import { say } from "./messages.js";

/** Seconds by which a video may be shorter or longer than the time between the two calls. */
const slack = 2.5;

/** A stream is recorded (12), its video is looked at, and deleted again (6.3): the only video that is surely ours. */
export const recordAndDelete = [
  checks(
    "12-recording",
    [
      "12-video",
      "12-stop",
      "12-video-length",
      "12-video-plays",
      "6.3-videoId-type",
      "6.3-other-device",
      "6.3-result-order",
      "6.3-deleted",
      "6.3-gone",
      "6.3-url-gone",
      "6.3-others-stay",
    ],
    async (t) => {
      const recording = await record(t);
      const { video, stopped, list, candidates } = recording;
      const span = video ? secondsOf(video.end) - secondsOf(video.start) : Number.NaN;
      const fits = Math.abs(span - recording.seconds) <= slack;
      if (!fits && !(span < 0) && (await beginsWithStop(t))) {
        t.of("12-video").holds(false, { message: say("swapped"), expected: "1 begins, 0 ends", reply: stopped });
        return skipUnseen(t, say("swapped"));
      }
      if (!video) await givenList(t);
      t.of("12-stop").accepted(stopped, say("stopRefused"));
      t.of("12-video").holds(video !== undefined, { message: say("noVideo"), reply: list });
      if (!video) return skipUnseen(t, say("noVideo"));
      const words = { expected: `about ${recording.seconds.toFixed(1)} s`, actual: `${span} s`, reply: list };
      // Times that run backwards are told elsewhere.
      if (span >= 0) t.of("12-video-length").holds(fits, { message: say("length"), ...words });
      const place = { ...recording.place, video_id: plain(video.videoid) };
      const shown = await judgePlayback(t, place);
      if (candidates !== 1 || !shown) return skipUnseen(t, say("notSurelyOurs"));
      t.allowed("delete");
      await judgeNumber(t, recording, place);
      await judgeElsewhere(t, place);
      if (await judgeDeletion(t, recording, place)) await judgeAddress(t, shown.address);
      skipUnseen(t, say("notSurelyOurs"));
    },
    { waits: 4 },
  ),
];

/** Where not even the fixture's video is listed, it is for the list to be blamed. */
async function givenList(t: Context): Promise<void> {
  if (!t.target.fixtures.video) return;
  t.needs((await videoRow(t, videoPlace(t))).row !== undefined, sayVideo("notListed"));
}

type Place = Recording["place"] & { video_id: string };

/** Where it plays, if it does; undefined where 6.1 does not show it at all, without which no deletion can be seen. */
async function judgePlayback(t: Context, place: Place): Promise<{ address?: string } | undefined> {
  const details = await t.call("6.1", { query: place });
  const tokens = await t.call("6.5", { query: place });
  const plays = t.of("12-video-plays");
  if (!details.accepted && !(await t.call("6.1", { query: videoPlace(t) })).accepted) {
    // Nothing has details here: that is for 6.1 to be blamed for.
    plays.skip(new NotTested("PREREQUISITE_FAILED", say("notPlayed")));
    return undefined;
  }
  if (!plays.accepted(details, say("notPlayed"))) return undefined;
  if (tokens.refused) t.given(await t.call("6.5", { query: videoPlace(t) }));
  const address = joined(t.shown(details, "data.hls_url"), `token=${tokens.text("data.token")}`);
  const { reply, playlist } = await getPlaylist(t, address);
  const isPlayed = (playlist?.segments.length ?? 0) > 0;
  // Where no video plays, it is not for the recording.
  if (!isPlayed) {
    const fixture = t.shown(await t.call("6.1", { query: videoPlace(t) }), "data.hls_url");
    t.needs((await playsVideo(t, fixture)).playlist !== undefined, say("notPlayed"));
  }
  plays.holds(isPlayed, { message: say("notPlayed"), expected: "a playlist", reply });
  return isPlayed ? { address } : {};
}

/** With the token that it was given before, a deleted video plays no more. */
async function judgeAddress(t: Context, address: string | undefined): Promise<void> {
  const gone = t.of("6.3-url-gone");
  if (address === undefined) return gone.skip(new NotTested("PREREQUISITE_FAILED", say("notPlayed")));
  const reply = await t.poll(
    () => get(t, address),
    (one) => playlistIn(one) === undefined,
  );
  const words = { message: sayVideo("stillThere", { where: "played" }), expected: "no playlist", actual: "a playlist" };
  gone.holds(playlistIn(reply) === undefined, { ...words, reply });
}

/** videoId必须是字符串: the same id as a number is refused, as a whole or as an item, and deletes nothing. */
async function judgeNumber(t: Context, { place }: Recording, video: Place): Promise<void> {
  const isNumeric = /^[1-9]\d*$/.test(video.video_id);
  const reply = await deleteByNumber(t, place, isNumeric ? video.video_id : "1");
  const refused = reply.refused || (reply.list("data")[0] !== undefined && reply.list("data").every(isFailure));
  t.of("6.3-videoId-type").holds(refused, {
    message: sayVideo("numberTaken"),
    expected: "refused",
    reply,
    wronglyTaken: true,
  });
  await judgeStays(t, "6.3-videoId-type", video, reply);
}

/** By another device's place the video is not there, nor by that of another channel. */
async function judgeElsewhere(t: Context, video: Place): Promise<void> {
  const { deviceId, channelId } = await sharedChannel(t);
  const ownDevice = video.device_id;
  const places = [
    { device_id: deviceId, channel_id: channelId },
    { device_id: ownDevice, channel_id: await unknownChannel(t, ownDevice, video.channel_id) },
  ];
  for (const place of places) {
    if (!(await t.call("6.1", { query: video })).accepted) return;
    await judgeStays(t, "6.3-other-device", video, await deleteVideos(t, place, [video.video_id]));
  }
}

async function judgeStays(t: Context, id: "6.3-videoId-type" | "6.3-other-device", video: Place, reply: Reply) {
  const still = await t.call("6.1", { query: video });
  t.of(id).holds(still.accepted, { message: sayVideo("alsoGone"), expected: "the video stays", actual: "gone", reply });
}

/** Before two ids that are not there: results in their order, 0 for ours, and it alone is gone. Returns whether it is. */
async function judgeDeletion(t: Context, { place }: Recording, video: Place): Promise<boolean> {
  if (!(await t.call("6.1", { query: video })).accepted) return false;
  const before = await videoRow(t, video);
  const mixed = await deleteVideos(t, place, [video.video_id, t.name(), t.name()]);
  // Whether one bad id spoils the whole request is free; ours alone has to work.
  const reply = mixed.refused ? t.given(await deleteVideos(t, place, [video.video_id])) : t.given(mixed);
  const rows = reply.list("data");
  const codes = rows.map(isFailure).map((failed) => (failed ? "failed" : "deleted"));
  const [expected, actual] = [mixed.refused ? "deleted" : "deleted, failed, failed", codes.join(", ")];
  const deleted = codes.filter((code) => code === "deleted").length === 1;
  t.of("6.3-deleted").holds(deleted, { message: sayVideo("notDeleted"), expected, actual, reply });
  t.of("6.3-result-order").holds(actual === expected, { message: sayVideo("resultOrder"), expected, actual, reply });

  const details = await t.poll(
    () => t.call("6.1", { query: video }),
    (one) => one.refused,
  );
  const gone = t.of("6.3-gone");
  const ledger = await ledgerOf(t, { device_id: place.device_id, channel_id: String(place.channel_id) });
  if (details.refused) await ledger.gone();
  gone.refused(details, sayVideo("stillThere", { where: "shown" }));
  const after = await settledRow(t, video, (row) => row === undefined);
  gone.holds(after.row === undefined, { message: sayVideo("stillThere", { where: "listed" }), reply: after.reply });
  const others = before.rows.filter(({ videoid }) => plain(videoid) !== video.video_id).slice(0, 20);
  const unlisted = others.filter(({ videoid }) => !after.rows.some((row) => plain(row.videoid) === plain(videoid)));
  const missing: JsonObject[] = [];
  // What is not listed but has details is there: another check may just have renamed it.
  for (const row of unlisted) {
    const query = { ...video, video_id: plain(row.videoid) };
    if ((await t.call("6.1", { query })).refused) missing.push(row);
  }
  const words = {
    message: sayVideo("alsoGone"),
    expected: "none",
    actual: missing.map((row) => plain(row.videoid)).join(", "),
  };
  const stay = t.of("6.3-others-stay");
  if (others.length === 0) stay.skip(new NotTested("PREREQUISITE_FAILED", sayVideo("fewVideos")));
  else stay.holds(missing.length === 0, { ...words, reply: after.reply });
  return details.refused;
}
