import { sleep } from "k6";
import { Counter, Trend } from "k6/metrics";
import { mediaBase, playlistUrl, withQuery } from "../lib/address.js";
import { mayPlay } from "../lib/allowed.js";
import { type Call, callTogether } from "../lib/api.js";
import { blame } from "../lib/ended.js";
import { requirementsOf } from "../lib/judge.js";
import { loadPlaylist, mediaRequirement, shownUrl, type Viewing } from "../lib/live-media.js";
import { iterationNumber, scenarioBegin } from "../lib/place.js";
import { Player } from "../lib/player.js";
import { profile, settings, target } from "../lib/settings.js";
import { step } from "../lib/step.js";
import type { Found, Stream } from "../lib/streams.js";
import { violate } from "../lib/violations.js";
import { type Address, addressCall, addressIn, addressRequirements } from "./play-address.js";

const preloadTime = new Trend("preload_time", true);
const joinTime = new Trend("join_time", true);
/** Viewers who saw a picture: a run without one has measured nothing of its own. */
const joins = new Counter("joins");

const preloaded = "4.2-success";
export const hlsRequirements = [
  ...addressRequirements,
  ...requirementsOf("4.2"),
  preloaded,
  ...Object.values(mediaRequirement),
];

/** Seconds that a stream is kept ahead (4.2, at most 120). */
const idleTime = 60;
/** Players begin so many segments behind the live edge, so that a moment without an answer is not seen. */
const segmentsBehind = 3;
/** One of so many viewers with preload zaps: the next streams are preloaded together with the first. */
const zapEvery = 2;
const zapSize = 4;

/** A viewer joins a live stream, with preload or (the control group) without, and watches for a while. */
export async function watchLive(found: Found): Promise<void> {
  const { form } = found;
  const number = iterationNumber();
  const preload = number % 2 === 0 ? "yes" : "no";
  const turn = Math.floor(number / 2);
  const streams = streamsFor(found.streams, turn, preload);
  const wanted = streams.slice(0, preload === "yes" && turn % zapEvery === zapEvery - 1 ? zapSize : 1);
  const outcomes = await callTogether(wanted.map((one) => addressCall(one, 1)));
  const addresses = outcomes.map((outcome) => addressIn(outcome, 1));
  const [stream] = wanted;
  const [address] = addresses;
  if (found.unplayable !== null) violate(mediaRequirement.address, found.unplayable, "GET …/index.m3u8?…");
  if (stream === undefined || !address || form === null) return;
  const base = mediaBase(address.addr, target, false);
  if (!mayPlay(base)) return;
  if (preload === "yes" && !(await preloadStreams(wanted, addresses))) return;
  const url = playlistUrl(base, stream.deviceId, stream.channelId, address.token, form);
  const viewing: Viewing = { stream, streams: found.streams, preload, url };
  const begun = Date.now();
  const player = await step("join", () => join(viewing));
  if (player === null) return;
  joinTime.add(Date.now() - begun, { preload });
  joins.add(1);
  if (turn % profile.stayEvery === 0) await step("watch", () => watch(viewing, player));
}

/** The groups watch different streams where there are two: a stream that one viewer warmed is warm for all. */
function streamsFor(streams: readonly Stream[], turn: number, preload: "yes" | "no"): Stream[] {
  const half = streams.filter((_, at) => streams.length < 2 || at % 2 === (preload === "yes" ? 0 : 1));
  const start = turn % half.length;
  return [...half.slice(start), ...half.slice(0, start)];
}

/** Preloads streams at the same moment; false when the first one, which is to be watched, was not taken. */
async function preloadStreams(streams: readonly Stream[], addresses: readonly (Address | null)[]): Promise<boolean> {
  const calls: Call[] = [];
  for (const [at, stream] of streams.entries()) {
    const address = addresses[at];
    const base = address ? mediaBase(address.addr, target, false) : "";
    if (address && mayPlay(base)) calls.push(preloadCall(base, stream, address));
  }
  const outcomes = await callTogether(calls);
  for (const [at, outcome] of outcomes.entries()) {
    if (outcome.kind === "ok") preloadTime.add(outcome.milliseconds);
    // A connection that was lost is counted as a failed request; only who waited in vain was not preloaded.
    if (outcome.kind !== "lost" || outcome.status !== 0 || outcome.milliseconds < settings.patience * 900) continue;
    const told = `no answer within ${settings.patience} s: ${outcome.error}`;
    violate(preloaded, told, `GET ${calls[at]?.url.replace(/\?.*$/, "?…")}`);
  }
  return outcomes[0]?.kind === "ok";
}

/** 4.2: the key goes to the host of the returned address, as the document asks. */
function preloadCall(base: string, stream: Stream, { token }: Address): Call {
  const { deviceId, channelId } = stream;
  const url = withQuery(`${base}/live/live_${deviceId}_${channelId}/preload`, { token, idle_time: idleTime });
  return { section: "4.2", name: "preload", url, stream };
}

/** Waits for the playlist and takes the first segment; null when either cannot be had. */
async function join(viewing: Viewing): Promise<Player | null> {
  const until = Date.now() + settings.patience * 1000;
  for (;;) {
    const got = await loadPlaylist(viewing);
    if (got === "lost") return null;
    if (got !== "none" && got.segments.length > 0) {
      const start = Math.max(0, got.segments.length - segmentsBehind);
      const player = new Player(viewing, got, got.sequence + start);
      return (await player.take(1)) ? player : null;
    }
    if (Date.now() > until) {
      const told = "the address gives no playlist with a segment";
      await blame(viewing.stream, mediaRequirement.playlist, told, shownUrl(viewing));
      return null;
    }
    await sleep(0.2);
  }
}

/** Reloads the playlist and fetches what is new, until the viewer has seen enough or the stream breaks its promise. */
async function watch(viewing: Viewing, player: Player): Promise<void> {
  const closing =
    profile.closing === undefined || settings.duration !== null ? Number.MAX_SAFE_INTEGER : profile.closing * 1000;
  const end = Math.min(Date.now() + profile.watch * 1000, scenarioBegin() + closing);
  for (;;) {
    const asked = Date.now();
    const playlist = await loadPlaylist(viewing);
    if (playlist === "none")
      return blame(viewing.stream, mediaRequirement.playlist, "a playlist that was there is gone", shownUrl(viewing));
    if (playlist !== "lost") {
      if (playlist.ended || !(await player.renew(playlist, asked))) return;
      await player.take(playlist.segments.length);
    }
    const wait = Math.min(1, Math.max(0.25, player.targetDuration / 2));
    const left = (end - Date.now()) / 1000;
    if (left <= 0.02) return;
    await sleep(Math.min(wait, left));
  }
}
