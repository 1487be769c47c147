import { checks } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { type FoundPlaylist, getPlaylist } from "../../support/media/follow.js";
import { liveAddress, liveStream } from "../../support/media/live.js";
import { sayFault } from "../../support/media/messages.js";
import { changeFaults, faultsOf, jumped, newest, type Playlist } from "../../support/media/playlist.js";
import { judgeSegments } from "../../support/media/segments.js";
import { say } from "./messages.js";

/** Changes that are waited for: the second one shows a sequence that only seems to advance. */
const changesWanted = 2;
/** Seconds after which a stream with long segments has been watched for long enough. */
const longest = 40;

/** A live stream is watched for some segments' length. */
export const watch = [
  checks(
    "4.1-hls-watch",
    ["4.1-hls-playlist", "4.1-hls-live", "4.1-hls-advances", "4.1-hls-segment"],
    async (t) => {
      const first = await look(t);
      const { playlist } = first;
      if (!playlist) return t.needs(false, say("notServed"));
      const faults = faultsOf(playlist);
      const [fault = "no-segments"] = faults;
      t.of("4.1-hls-playlist").holds(faults.length === 0, { message: sayFault(fault), reply: first.reply });
      t.of("4.1-hls-live").holds(!playlist.ended, { message: sayFault("ended"), reply: first.reply });
      const last = await watched(t, first, playlist);
      const { segments } = last.playlist ?? playlist;
      await judgeSegments(t, t.of("4.1-hls-segment"), last, [segments.at(-1), segments[0]]);
    },
    { waits: 6 },
  ),
];

async function look(t: Context): Promise<FoundPlaylist> {
  const { form, play } = await liveStream(t);
  t.needs(form !== undefined, say("notServed"));
  return await getPlaylist(t, liveAddress(t, play, `${form}${play.token}`));
}

/** Looks again until the playlist has changed often enough or three target durations have passed. */
async function watched(t: Context, first: FoundPlaylist, { targetDuration }: Playlist): Promise<FoundPlaylist> {
  const target = targetDuration > 0 ? targetDuration : 2;
  const begin = t.now();
  const end = begin + Math.min(3 * target + 2, longest) * 1000;
  let [last, changes, wrong] = [first, 0, false];
  const advances = t.of("4.1-hls-advances");
  while (changes < changesWanted && t.now() < end) {
    await t.wait(Math.min(Math.max(target / 4, 0.25), 1));
    const next = await look(t);
    if (!next.playlist || !last.playlist) {
      advances.holds(false, { message: say("notServed"), reply: next.reply });
      return last;
    }
    for (const fault of changeFaults(last.playlist, next.playlist)) {
      wrong = true;
      advances.holds(false, { message: sayFault(fault), reply: next.reply });
    }
    if (newest(next.playlist) !== newest(last.playlist)) changes++;
    last = next;
  }
  const runsAhead = first.playlist && last.playlist && jumped(first.playlist, last.playlist, (t.now() - begin) / 1000);
  if (runsAhead) advances.holds(false, { message: sayFault("jumped"), reply: last.reply });
  if (!wrong) advances.holds(changes > 0, { message: sayFault("stands-still"), reply: last.reply });
  return last;
}
