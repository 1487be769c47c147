import { sleep } from "k6";
import http from "k6/http";
import { Counter, Trend } from "k6/metrics";
import { mayLoad, mediaBase, playlistUrl, resolveUrl, withQuery } from "../lib/address.js";
import { callApi } from "../lib/api.js";
import { requirementsOf } from "../lib/judge.js";
import { iterationNumber, scenarioBegin } from "../lib/place.js";
import { type MediaPlaylist, parsePlaylist } from "../lib/playlist.js";
import { profile, settings, target } from "../lib/settings.js";
import { step } from "../lib/step.js";
import type { Found, Stream } from "../lib/streams.js";
import { violate } from "../lib/violations.js";
import { type Address, addressCall, addressIn } from "./play-address.js";

const preloadTime = new Trend("preload_time", true);
const joinTime = new Trend("join_time", true);
const playlistAge = new Trend("playlist_age", true);
const stalls = new Counter("stalls");
const stallTime = new Trend("stall_time", true);

const requirement = {
  playlist: "4.1-hls-playlist",
  segment: "4.1-hls-segment",
  advances: "4.1-hls-advances",
  preload: "4.2-success",
};
export const hlsRequirements = [
  ...requirementsOf("4.1"),
  "4.1-success",
  ...requirementsOf("4.2"),
  ...Object.values(requirement),
];

/** Seconds that a stream is kept ahead (4.2, at most 120). */
const idleTime = 60;
/** RFC 8216, 6.2.1: a live playlist is renewed within one and a half target durations; half a second for the way. */
const renewal = { durations: 1.5, milliseconds: 500 };

/** Players begin so many segments behind the live edge, so that a moment without an answer is not seen. */
const segmentsBehind = 3;

/** One viewer of one stream. */
interface Viewing {
  stream: Stream;
  url: string;
  /** The tag that tells the two groups apart. */
  preload: "yes" | "no";
}

/** A viewer joins a live stream, with preload or (the control group) without, and watches for a while. */
export async function watchLive(found: Found): Promise<void> {
  const { streams, form } = found;
  const number = iterationNumber();
  const preload = number % 2 === 0 ? "yes" : "no";
  const stream = streamFor(streams, number, preload);
  const address = addressIn(await callApi(addressCall(stream, 1)));
  if (address === null || form === null) return;
  const base = mediaBase(address.addr, target, false);
  if (!mayLoad(base, target)) return;
  if (preload === "yes" && !(await preloadStream(base, stream, address))) return;
  const viewing: Viewing = {
    stream,
    preload,
    url: playlistUrl(base, stream.deviceId, stream.channelId, address.token, form),
  };
  const begun = Date.now();
  const player = await step("join", () => join(viewing));
  if (player === null) return;
  joinTime.add(Date.now() - begun, { preload });
  if (Math.floor(number / 2) % profile.stayEvery === 0) await step("watch", () => watch(viewing, player));
}

/** The groups watch different streams where there are two: a stream that one viewer warmed is warm for all. */
function streamFor(streams: readonly Stream[], number: number, preload: "yes" | "no"): Stream {
  const half = streams.filter((_, at) => streams.length < 2 || at % 2 === (preload === "yes" ? 0 : 1));
  return half[Math.floor(number / 2) % half.length] as Stream;
}

/** 4.2: the key goes to the host of the returned address, as the document asks. */
async function preloadStream(base: string, { deviceId, channelId }: Stream, { token }: Address): Promise<boolean> {
  const url = withQuery(`${base}/live/live_${deviceId}_${channelId}/preload`, { token, idle_time: idleTime });
  const outcome = await callApi({ section: "4.2", name: "preload", url });
  if (outcome.kind === "lost" && outcome.status === 0) {
    const waited = `${settings.patience} s`;
    violate(
      requirement.preload,
      `no answer within ${waited}: ${outcome.error}`,
      `GET ${base}/live/live_${deviceId}_${channelId}/preload`,
    );
  }
  if (outcome.kind === "ok") preloadTime.add(outcome.milliseconds);
  return outcome.kind === "ok";
}

/** Waits for the playlist and takes the first segment; null when either cannot be had. */
async function join(viewing: Viewing): Promise<Player | null> {
  const until = Date.now() + settings.patience * 1000;
  for (;;) {
    const got = await loadPlaylist(viewing);
    if (got === "lost") return null;
    const start = got === "none" ? 0 : Math.max(0, got.segments.length - segmentsBehind);
    const first = got === "none" ? undefined : got.segments[start];
    if (got !== "none" && first !== undefined) {
      const player = new Player(viewing, got.sequence + start);
      return (await player.take(got, 1)) ? player : null;
    }
    if (Date.now() > until) {
      violate(requirement.playlist, "the address gives no playlist with a segment", shownUrl(viewing));
      return null;
    }
    await sleep(0.2);
  }
}

/** Plays in real time: what has been fetched is played off, and the picture stalls when nothing is left. */
class Player {
  /** The number of the segment to fetch next. */
  private next: number;
  /** When the picture began, and how many milliseconds of it there are. */
  private begun = 0;
  private playable = 0;
  private first = true;
  private seen = 0;
  /** When the playlist showed something new. */
  changed = Date.now();
  targetDuration = 0;

  constructor(
    private readonly viewing: Viewing,
    next: number,
  ) {
    this.next = next;
  }

  /** Fetches the segments that the playlist shows and this viewer has not; at most so many. */
  async take(playlist: MediaPlaylist, most: number): Promise<boolean> {
    this.targetDuration = playlist.targetDuration;
    // What has left the playlist while we were away cannot be had any more.
    this.next = Math.max(this.next, playlist.sequence);
    for (let taken = 0; taken < most && this.next < playlist.sequence + playlist.segments.length; taken += 1) {
      const segment = playlist.segments[this.next - playlist.sequence];
      if (segment === undefined || !(await loadSegment(this.viewing, segment.uri, this.first))) return false;
      this.next += 1;
      this.play(segment.seconds);
    }
    return true;
  }

  /** Whether the playlist goes beyond what was seen of it. */
  isNew(playlist: MediaPlaylist): boolean {
    const end = playlist.sequence + playlist.segments.length;
    const fresh = end > this.seen;
    this.seen = Math.max(this.seen, end);
    return fresh;
  }

  private play(seconds: number): void {
    const now = Date.now();
    if (this.first) this.begun = now;
    const late = now - this.begun - this.playable;
    if (!this.first && late > 0) {
      stalls.add(1);
      stallTime.add(late);
      this.playable += late;
    }
    this.first = false;
    this.playable += seconds * 1000;
  }
}

/** Reloads the playlist and fetches what is new, until the viewer has seen enough or the stream breaks its promise. */
async function watch(viewing: Viewing, player: Player): Promise<void> {
  const closing =
    profile.closing === undefined || settings.duration !== null ? Number.MAX_SAFE_INTEGER : profile.closing * 1000;
  const end = Math.min(Date.now() + profile.watch * 1000, scenarioBegin() + closing);
  for (;;) {
    const playlist = await loadPlaylist(viewing);
    if (playlist === "none")
      return violate(requirement.playlist, "a playlist that was there is gone", shownUrl(viewing));
    if (playlist !== "lost") {
      if (playlist.ended)
        return violate(requirement.advances, "a live playlist ends with EXT-X-ENDLIST", shownUrl(viewing));
      playlistAge.add(Date.now() - player.changed);
      if (player.isNew(playlist)) player.changed = Date.now();
      await player.take(playlist, playlist.segments.length);
      const still = Date.now() - player.changed;
      if (still > renewal.durations * playlist.targetDuration * 1000 + renewal.milliseconds) {
        const told = `the playlist stands still for ${(still / 1000).toFixed(1)} s; its target duration is ${playlist.targetDuration} s`;
        return violate(requirement.advances, told, shownUrl(viewing));
      }
    }
    const wait = Math.min(1, Math.max(0.25, player.targetDuration / 2));
    const left = (end - Date.now()) / 1000;
    if (left <= 0.02) return;
    await sleep(Math.min(wait, left));
  }
}

/** `lost`: no answer about the playlist; `none`: an answer that is no playlist (yet). */
async function loadPlaylist(viewing: Viewing): Promise<MediaPlaylist | "lost" | "none"> {
  let { url } = viewing;
  for (let hops = 0; hops < 2; hops += 1) {
    const answer = await http.get(url, {
      tags: { name: "playlist", kind: "media" },
      timeout: `${settings.patience}s`,
      redirects: 2,
      responseCallback: orNotYet,
    });
    if (answer.status === 0 || answer.status === 429 || answer.status >= 500) return "lost";
    const playlist = answer.status === 200 ? parsePlaylist(String(answer.body)) : null;
    if (playlist === null) return "none";
    if (playlist.kind === "media") return playlist;
    url = resolveUrl(url, playlist.variants[0] ?? "");
    if (!mayLoad(url, target)) return "lost";
    viewing.url = url;
  }
  return "none";
}

const orNotYet = http.expectedStatuses({ min: 200, max: 399 }, 404);
const syncByte = 0x47;

/** Fetches a segment; the first one is looked at, of the others the status is enough. */
async function loadSegment(viewing: Viewing, uri: string, look: boolean): Promise<boolean> {
  const url = resolveUrl(viewing.url, uri);
  if (!mayLoad(url, target)) return false;
  const answer = await http.get(url, {
    tags: { name: "segment", kind: "media" },
    timeout: `${settings.patience}s`,
    redirects: 2,
    responseType: look ? "binary" : "none",
  });
  const { status } = answer;
  if (status === 0 || status === 429 || status >= 500) return false;
  const shown = `GET ${url.replace(/\?.*$/, "?…")}`;
  if (status !== 200) {
    violate(requirement.segment, `a segment that the playlist has just named: HTTP status ${status}`, shown);
    return false;
  }
  if (look && !isMedia(answer.body)) {
    violate(requirement.segment, "a segment is neither MPEG-TS nor fragmented MP4", shown);
    return false;
  }
  return true;
}

/** MPEG-TS begins with its sync byte (or an ID3 tag), fragmented MP4 with a box. */
function isMedia(body: unknown): boolean {
  if (!(body instanceof ArrayBuffer) || body.byteLength < 188) return false;
  const bytes = new Uint8Array(body, 0, 8);
  const box = String.fromCharCode(bytes[4] ?? 0, bytes[5] ?? 0, bytes[6] ?? 0, bytes[7] ?? 0);
  const id3 = bytes[0] === 0x49 && bytes[1] === 0x44 && bytes[2] === 0x33;
  return bytes[0] === syncByte || id3 || ["ftyp", "styp", "moof", "sidx", "prft", "emsg"].includes(box);
}

function shownUrl({ url }: Viewing): string {
  return `GET ${url.replace(/\?.*$/, "?…")}`;
}
