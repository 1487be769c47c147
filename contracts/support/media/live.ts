import type { Context } from "../context.js";
import { sharedChannel } from "../recipes/02-channels.js";
import { type PlayAddress, playAddress, protocols } from "../recipes/04-live-playback.js";
import { type FoundPlaylist, getPlaylist } from "./follow.js";

/** How a token is joined to a live address, in the order in which they are tried (`docs/judging.md`, 373-385). */
export const tokenForms = ["", "accessToken=", "token="] as const;

/** The live stream of the online fixture over HLS. */
export interface LiveStream {
  play: PlayAddress;
  /** Undefined where no form of the address gave a playlist. */
  form: (typeof tokenForms)[number] | undefined;
  /** The last one tried. */
  found: FoundPlaylist;
}

/** Found once for all checks: how this target takes the token. */
export function liveStream(t: Context): Promise<LiveStream> {
  return t.shared("live-stream", findLiveStream);
}

/** The same with a token of one's own. */
export async function findLiveStream(t: Context): Promise<LiveStream> {
  const play = await playAddress(t);
  let found: FoundPlaylist | undefined;
  for (const form of tokenForms) {
    found = await getPlaylist(t, liveAddress(t, play, `${form}${play.token}`));
    if (found.playlist) return { play, form, found };
  }
  if (!found) throw new Error("there is no form of a token");
  return { play, form: undefined, found };
}

/** `http://host:port/live/live_{device}_{channel}/index.m3u8`, with this query (385). */
export function liveAddress(t: Context, { address }: { address: string }, query: string): string {
  const { deviceId, channelId } = t.fixture("online");
  const place = `${address}/live/live_${encodeURIComponent(deviceId)}_${channelId}/index.m3u8`;
  return query === "" ? place : `${place}?${query}`;
}

/** A token that is good for another stream than the fixture's: of our own device, else of another of its channels. */
export async function tokenOfOtherStream(t: Context): Promise<string | undefined> {
  const online = t.fixture("online");
  const own = t.mayWrite ? [await sharedChannel(t)] : [];
  const listed = await t.call("2.1", { query: { device_id: online.deviceId } });
  const others = listed
    .list("result")
    .map((channel) => ({ deviceId: online.deviceId, channelId: Number(channel.channel_id) }))
    .filter(({ channelId }) => channelId !== online.channelId);
  for (const { deviceId, channelId } of [...own, ...others.slice(0, 3)]) {
    const query = { device_id: deviceId, channel_id: channelId, protocol_type: protocols.hls };
    const token = (await t.call("4.1", { query })).text("data.accessToken");
    if (token !== "") return token;
  }
  return undefined;
}
