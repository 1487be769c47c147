import { check, checks } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { plain } from "../../support/json.js";
import { type FoundPlaylist, getPlaylist, hostAndPort, isUnreachable, joined } from "../../support/media/follow.js";
import { sayFault } from "../../support/media/messages.js";
import { faultsOf, lengthOf, type Playlist } from "../../support/media/playlist.js";
import { shakeHands } from "../../support/media/rtmp.js";
import { judgeSegments } from "../../support/media/segments.js";
import { videoRow, videosOf } from "../../support/media/videos.js";
import { say as saySupport } from "../../support/messages.js";
import { videoPlace } from "../../support/recipes/06-recorded-playback.js";
import type { Reply } from "../../support/reply.js";
import { NotTested } from "../../support/signals.js";
import { skipUnseen } from "../../support/unseen.js";
import { playsWith, say } from "./messages.js";

/** Seconds, or this part of the length, by which a playlist may differ: lengths are rounded, segments are whole frames. */
const lengthSlack = { seconds: 2, part: 0.05 };
const rtmpPort = 1935;

/** The fixture's video is played, with its token and without. */
export const playback = [
  checks(
    "6.1-play",
    [
      "6.1-hls-token",
      "6.5-token-for-playback",
      "6.1-token-needed",
      "6.1-hls-playlist",
      "6.1-hls-end",
      "6.1-duration",
      "6.1-hls-segment",
    ],
    async (t) => {
      const reply = t.given(await t.call("6.1", { query: videoPlace(t) }));
      const url = t.shown(reply, "data.hls_url");
      const found = await tried(t, url);
      if (isUnreachable(found.reply)) return judgeUnreachable(t, "6.1-hls-token", found.reply);
      const words = { message: say("notServed"), expected: "a playlist", reply: found.reply };
      t.of("6.1-hls-token").holds(found.playlist !== undefined, words);
      t.of("6.5-token-for-playback").holds(found.playlist !== undefined, words);
      if (!found.playlist) return skipUnseen(t, say("notServed"));
      await playsNot(t, "6.1-token-needed", url);
      judgePlaylist(t, found, found.playlist, Number(reply.text("data.durtion")));
      const { segments } = found.playlist;
      await judgeSegments(t, t.of("6.1-hls-segment"), found, [segments[0], segments.at(-1)]);
    },
  ),

  checks("6.2-play", ["6.2-hls-token", "6.2-token-needed", "6.2-rtmp-token"], async (t) => {
    const { row, reply } = await videoRow(t, videoPlace(t));
    t.needs(row !== undefined, say("notListed"));
    takesToken(t, "6.2-rtmp-token", plain(row?.rtmp_url), reply);
    const url = t.shown(reply, "data.videos[].hls_url") && plain(row?.hls_url);
    const found = await tried(t, url);
    if (isUnreachable(found.reply)) return judgeUnreachable(t, "6.2-hls-token", found.reply);
    const words = { message: say("notServed"), expected: "a playlist", reply: found.reply };
    if (t.of("6.2-hls-token").holds(found.playlist !== undefined, words)) await playsNot(t, "6.2-token-needed", url);
    skipUnseen(t, say("notServed"));
  }),

  checks("6.1-rtmp", ["6.1-rtmp-token", "6.1-rtmp-handshake"], async (t) => {
    const reply = t.given(await t.call("6.1", { query: videoPlace(t) }));
    const url = reply.text("data.rtmp_url");
    takesToken(t, "6.1-rtmp-token", url, reply);
    const place = hostAndPort(url, rtmpPort);
    const handshake = t.of("6.1-rtmp-handshake");
    if (!place || !/^rtmp:/i.test(url)) return skipUnseen(t, say("link", { field: "rtmp_url", scheme: "rtmp" }));
    const { answer, unreachable, fault } = await shakeHands(t, place);
    const problem = unreachable ? (answer.failure?.message ?? "") : fault;
    const message = unreachable ? say("unreachable") : say("handshake", { fault: fault ?? "" });
    handshake.holds(problem === undefined, { message, expected: "S0, S1, S2", actual: problem ?? "", reply });
  }),

  check("6.1-https-plays", async (t) => {
    const reply = t.given(await t.call("6.1", { query: { ...videoPlace(t), security: 1 } }));
    const url = t.shown(await t.call("6.1", { query: videoPlace(t) }), "data.hls_url");
    t.needs((await plays(t, url)).playlist !== undefined, say("notServed"));
    const found = await plays(t, t.shown(reply, "data.hls_url"));
    t.holds(found.playlist !== undefined, { message: say("notServed"), expected: "a playlist", reply: found.reply });
  }),

  check("6.5-token-bound", async (t) => {
    const place = videoPlace(t);
    const { rows } = await videosOf(t, place, {}, ({ videoid }) => plain(videoid) !== place.video_id);
    const other = rows.find(({ videoid }) => plain(videoid) !== place.video_id);
    t.needs(other !== undefined, say("noOtherVideo"));
    const token = await tokenOf(t, { ...place, video_id: plain(other?.videoid) });
    const url = t.given(await t.call("6.1", { query: place })).text("data.hls_url");
    t.needs((await plays(t, url)).playlist !== undefined, say("notServed"));
    const { reply, playlist } = await getPlaylist(t, joined(url, `token=${token}`));
    const words = { message: playsWith("other"), expected: "no playlist", actual: "a playlist" };
    t.holds(playlist === undefined, { ...words, reply });
  }),
];

/** A fresh token (6.5). */
export async function tokenOf(t: Context, query: ReturnType<typeof videoPlace>): Promise<string> {
  const token = t.given(await t.call("6.5", { query })).text("data.token");
  t.needs(token !== "", say("noToken"));
  return token;
}

/** `url?token=T`. What cannot be reached is neither right nor wrong here. */
export async function plays(t: Context, url: string): Promise<FoundPlaylist> {
  const found = await tried(t, url);
  if (!isUnreachable(found.reply)) return found;
  throw new NotTested("TARGET_LOST", saySupport("lost", { section: "hls_url", problem: found.reply.shown() }));
}

async function tried(t: Context, url: string): Promise<FoundPlaylist> {
  return getPlaylist(t, joined(url, `token=${await tokenOf(t, videoPlace(t))}`));
}

/** The document does not say that somebody answers there; nobody could do without it. */
function judgeUnreachable(t: Context, id: "6.1-hls-token" | "6.2-hls-token", reply: Reply): void {
  t.of(id).holds(false, { message: say("unreachable"), expected: "a playlist", reply, level: "SHOULD" });
  skipUnseen(t, say("unreachable"));
}

async function playsNot(t: Context, id: "6.1-token-needed" | "6.2-token-needed", url: string): Promise<void> {
  const wrong = { none: url, madeUp: joined(url, `token=${t.random.text(32)}`) };
  for (const name of ["none", "madeUp"] as const) {
    const { reply, playlist } = await getPlaylist(t, wrong[name]);
    const words = { message: playsWith(name), expected: "no playlist", actual: "a playlist", reply };
    t.of(id).holds(playlist === undefined, words);
  }
}

function judgePlaylist(t: Context, { reply }: FoundPlaylist, playlist: Playlist, durtion: number): void {
  const [fault] = faultsOf(playlist);
  t.of("6.1-hls-playlist").holds(!fault, { message: sayFault(fault ?? "no-segments"), reply });
  t.of("6.1-hls-end").holds(playlist.ended, { message: sayFault("endless"), reply });
  const length = lengthOf(playlist);
  const slack = Math.max(lengthSlack.seconds, durtion * lengthSlack.part);
  const words = { message: say("length"), expected: `about ${durtion} s`, actual: `${length.toFixed(1)} s`, reply };
  t.of("6.1-duration").holds(Math.abs(length - durtion) <= slack, words);
}

/** `url?token`: an address of RTMP behind which a `?` and the token can stand. */
function takesToken(t: Context, id: "6.1-rtmp-token" | "6.2-rtmp-token", url: string, reply: Reply): void {
  const right = /^rtmp[a-z]*:\/\/[^\s/?]+\/[^\s?]+$/i.test(url);
  const message = say("link", { field: "rtmp_url", scheme: "rtmp" });
  t.of(id).holds(right, { message, expected: "rtmp://host:port/…", actual: url, reply });
}
