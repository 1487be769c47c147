import { sleep } from "k6";
import http from "k6/http";
import { mayLoad, mediaBase, playlistUrl } from "../lib/address.js";
import { apiUrl, type Call, callApi, callTogether, type Outcome } from "../lib/api.js";
import { requirementsOf } from "../lib/judge.js";
import { iterationNumber } from "../lib/place.js";
import { profile, settings, target } from "../lib/settings.js";
import { step } from "../lib/step.js";
import type { Found, Stream } from "../lib/streams.js";
import { violate } from "../lib/violations.js";

export const playAddressRequirements = [...requirementsOf("4.1"), "4.1-success"];
export const tokenRequirement = "4.1-accessToken";

/** One of so many viewers opens a wall of streams at once: their requests run in parallel for certain. */
const wallEvery = 4;
const wallSize = 6;

/** `0` rtmp, `1` hls, `2` https-hls */
type Protocol = 0 | 1 | 2;

export interface Address {
  addr: string;
  token: string;
}

export function addressCall(stream: Stream, protocol: Protocol): Call {
  const query = { device_id: stream.deviceId, channel_id: stream.channelId, protocol_type: protocol };
  return {
    section: "4.1",
    name: "play_address",
    url: apiUrl("/ipc/video/play_address", query),
    tags: { protocol: String(protocol) },
  };
}

/** What an answer of 4.1 says; null when it was lost, refused or misshapen, which is counted already. */
export function addressIn({ kind, json }: Outcome): Address | null {
  const data = json.data as { addr?: unknown; accessToken?: unknown } | undefined;
  if (kind !== "ok" || typeof data?.addr !== "string" || typeof data.accessToken !== "string") return null;
  return { addr: data.addr, token: data.accessToken };
}

/** A viewer asks where to play: one stream in one of the three protocols, or a wall of streams. */
export async function askForAddress(found: Found): Promise<void> {
  const number = iterationNumber();
  const { streams } = found;
  if (number % wallEvery === wallEvery - 1 && streams.length > 1) return openWall(found, number);
  const stream = streams[number % streams.length];
  if (stream === undefined) return;
  const protocol = (Math.floor(number / streams.length) % 3) as Protocol;
  const address = addressIn(await callApi(addressCall(stream, protocol)));
  if (address !== null && number % profile.followEvery === 0) await follow(found, stream, protocol, address);
}

async function openWall(found: Found, number: number): Promise<void> {
  const { streams } = found;
  const size = Math.min(wallSize, streams.length);
  const wall = Array.from({ length: size }, (_, at) => streams[(number + at) % streams.length] as Stream);
  const outcomes = await callTogether(wall.map((stream) => addressCall(stream, 1)));
  const addresses = outcomes.map(addressIn);
  if (Math.floor(number / wallEvery) % profile.followEvery !== 0) return;
  for (const [at, stream] of wall.entries()) {
    const address = addresses[at];
    if (address) await follow(found, stream, 1, address);
  }
}

/** Opens the playlist with the token: it must be good for the stream that was asked for. */
async function follow(
  { form, secure }: Found,
  stream: Stream,
  protocol: Protocol,
  { addr, token }: Address,
): Promise<void> {
  if (form === null || protocol === 0 || (protocol === 2 && !secure)) return;
  const base = mediaBase(addr, target, protocol === 2);
  if (!mayLoad(base, target)) return;
  await step("follow", async () => {
    const url = playlistUrl(base, stream.deviceId, stream.channelId, token, form);
    const until = Date.now() + settings.patience * 1000;
    for (;;) {
      const answer = await http.get(url, {
        tags: { name: "playlist", kind: "media" },
        timeout: `${settings.patience}s`,
        redirects: 2,
        responseCallback: orNotYet,
      });
      if (answer.status === 200 && String(answer.body).includes("#EXTM3U")) return;
      // Not an answer about the token at all: that is counted as a failed request.
      if (answer.status === 0 || answer.status === 429 || answer.status >= 500) return;
      const refused = answer.status === 401 || answer.status === 403;
      if (refused || Date.now() > until) {
        const call = `GET ${base}/live/live_${stream.deviceId}_${stream.channelId}/index.m3u8?…`;
        return violate(
          tokenRequirement,
          `the token of this answer does not open its own stream: HTTP status ${answer.status}`,
          call,
        );
      }
      // A stream that nobody watches may take a moment to start.
      await sleep(0.25);
    }
  });
}

const orNotYet = http.expectedStatuses({ min: 200, max: 399 }, 401, 403, 404);
