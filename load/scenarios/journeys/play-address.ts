import { sleep } from "k6";
import http, { type RefinedResponse } from "k6/http";
import { mediaBase, playlistUrl, type TokenForm } from "../lib/address.js";
import { mayPlay } from "../lib/allowed.js";
import { apiUrl, type Call, callApi, callTogether, type Outcome } from "../lib/api.js";
import { blame } from "../lib/ended.js";
import { requirementsOf } from "../lib/judge.js";
import { kindOf, mediaRequirement, playlistParams } from "../lib/live-media.js";
import { iterationNumber } from "../lib/place.js";
import { strangerIn } from "../lib/playlist.js";
import { profile, settings, target } from "../lib/settings.js";
import { step } from "../lib/step.js";
import type { Found, Stream } from "../lib/streams.js";
import { violate } from "../lib/violations.js";

const requirement = {
  /** A token that does not open its own stream. */
  token: "4.1-accessToken",
  /** A token that opens another one. */
  bound: "4.1-token-bound",
  rtmpType: "4.1-rtmp-live-address",
  protocol: "4.1-protocol-type",
};
/** What every answer of 4.1 is held against. */
export const addressRequirements = [
  ...requirementsOf("4.1"),
  "4.1-success",
  requirement.rtmpType,
  requirement.protocol,
];
export const playAddressRequirements = [...addressRequirements, requirement.bound, mediaRequirement.address];

/** One of so many viewers opens a wall of streams at once: their requests run in parallel for certain. */
const wallEvery = 8;
const wallSize = 12;

/** `0` rtmp, `1` hls, `2` https-hls */
type Protocol = 0 | 1 | 2;

export interface Address {
  addr: string;
  token: string;
}

/** Where and with what a stream is said to play. */
interface Played extends Address {
  stream: Stream;
  protocol: Protocol;
}

export function addressCall(stream: Stream, protocol: Protocol): Call {
  const query = { device_id: stream.deviceId, channel_id: stream.channelId, protocol_type: protocol };
  return {
    section: "4.1",
    name: "play_address",
    url: apiUrl("/ipc/video/play_address", query),
    stream,
    tags: { protocol: String(protocol) },
  };
}

/** What an answer of 4.1 says; null when it was lost, refused or misshapen, which is counted already. */
export function addressIn({ kind, json }: Outcome, protocol: Protocol): Address | null {
  const data = json.data as { addr?: unknown; accessToken?: unknown; type?: unknown } | undefined;
  if (kind !== "ok" || typeof data?.addr !== "string" || typeof data.accessToken !== "string") return null;
  if (typeof data.type === "string") judgeType(data.type, protocol);
  return { addr: data.addr, token: data.accessToken };
}

/** The type of HLS is free, that of RTMP begins with its name (4.1 prints `rtmpe`, and `rtmp://` in the address). */
function judgeType(type: string, protocol: Protocol): void {
  const isRtmp = /^rtmp/i.test(type);
  const call = `GET ${target.apiAddress}/ipc/video/play_address?…&protocol_type=${protocol}`;
  if (protocol === 0 && !isRtmp) violate(requirement.rtmpType, `the type of RTMP is "${type}"`, call);
  if (protocol !== 0 && isRtmp) violate(requirement.protocol, `HLS was asked for, the type is "${type}"`, call);
}

/** A viewer asks where to play: one stream in one of the three protocols, or a wall of streams. */
export async function askForAddress(found: Found): Promise<void> {
  const number = iterationNumber();
  const { streams } = found;
  const turn = Math.floor(number / wallEvery);
  const asked: [Stream, Protocol][] = [];
  if (number % wallEvery === wallEvery - 1 && streams.length > 1) {
    for (let at = 0; at < Math.min(wallSize, streams.length); at += 1)
      asked.push([streams[(turn + at) % streams.length] as Stream, turn % 3 === 2 ? 2 : 1]);
  } else {
    asked.push([streams[number % streams.length] as Stream, (Math.floor(number / streams.length) % 3) as Protocol]);
  }
  const outcomes =
    asked.length === 1
      ? [await callApi(addressCall(...(asked[0] as [Stream, Protocol])))]
      : await callTogether(asked.map(([stream, protocol]) => addressCall(stream, protocol)));
  const addresses = outcomes.map((outcome, at) => addressIn(outcome, asked[at]?.[1] ?? 0));
  if ((asked.length === 1 ? number : turn) % profile.followEvery !== 0) return;
  const played: Played[] = [];
  for (const [at, [stream, protocol]] of asked.entries()) {
    const address = addresses[at];
    if (address && mayFollow(found, protocol, address)) played.push({ stream, protocol, ...address });
  }
  const { form } = found;
  if (form === null || played.length === 0) return;
  await step("follow", () => follow(found, form, played));
  if (played.length > 1) await tryForeignToken(form, played);
}

function mayFollow({ form, secure, unplayable }: Found, protocol: Protocol, { addr }: Address): boolean {
  if (protocol === 0) return false;
  if (unplayable !== null) violate(mediaRequirement.address, unplayable, "GET …/index.m3u8?…");
  return form !== null && (protocol === 1 || secure) && mayPlay(mediaBase(addr, target, protocol === 2));
}

function urlOf({ stream, protocol, addr, token }: Played, form: TokenForm): string {
  return playlistUrl(mediaBase(addr, target, protocol === 2), stream.deviceId, stream.channelId, token, form);
}

const shown = (url: string) => `GET ${url.replace(/\?.*$/, "?…")}`;

/** Opens the playlists with their tokens: each must be good for the stream that was asked for. */
async function follow({ streams }: Found, form: TokenForm, played: readonly Played[]): Promise<void> {
  const until = Date.now() + settings.patience * 1000;
  let waiting = played;
  for (;;) {
    const answers = await http.batch(
      waiting.map((one) => ["GET", urlOf(one, form), null, playlistParams] as ["GET", string, null, object]),
    );
    const late = Date.now() > until;
    const refused: { one: Played; told: string }[] = [];
    waiting = waiting.filter((one, at) => {
      const answer = answers[at] as RefinedResponse<"text">;
      const kind = kindOf(answer);
      // Not an answer about the token at all: that is counted as a failed request.
      if (kind === "lost") return false;
      const url = urlOf(one, form);
      const stranger = kind === "playlist" ? strangerIn(String(answer.body), one.stream, streams) : null;
      if (stranger !== null)
        violate(mediaRequirement.address, `the playlist names segments of ${stranger}`, shown(url));
      else if (kind === "garbage") violate(mediaRequirement.address, "the answer is no playlist", shown(url));
      if (kind !== "refused") return false;
      if (answer.status !== 401 && answer.status !== 403 && !late) return true;
      const told = `the token of this answer does not open its own stream: HTTP status ${answer.status}`;
      refused.push({ one, told });
      return false;
    });
    for (const { one, told } of refused) await blame(one.stream, requirement.token, told, shown(urlOf(one, form)));
    if (waiting.length === 0) return;
    // A stream that nobody watches may take a moment to start.
    await sleep(0.25);
  }
}

/** A token of one stream of a wall is tried on another one, of another device where there are two. */
async function tryForeignToken(form: TokenForm, played: readonly Played[]): Promise<void> {
  const [one] = played;
  const other =
    played.find(({ stream }) => stream.deviceId !== one?.stream.deviceId) ??
    played.find(({ stream }) => stream.channelId !== one?.stream.channelId);
  if (one === undefined || other === undefined) return;
  const url = urlOf({ ...other, token: one.token }, form);
  const answer = await http.get(url, {
    ...playlistParams,
    tags: { name: "foreign_token", kind: "media" },
    responseCallback: http.expectedStatuses({ min: 200, max: 499 }),
  });
  if (kindOf(answer as RefinedResponse<"text">) !== "playlist") return;
  const { deviceId, channelId } = one.stream;
  violate(requirement.bound, `a token for live_${deviceId}_${channelId} opens another stream`, shown(url));
}
