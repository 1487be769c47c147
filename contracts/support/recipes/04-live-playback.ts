import type { Context } from "../context.js";
import type { Request } from "../request.js";
import type { Recipe } from "./recipe.js";

/** Protocols of 4.1, as the document numbers them. */
export const protocols = { rtmp: 0, hls: 1, httpsHls: 2 } as const;

/** Where a live stream is played, and with which token. */
export interface PlayAddress {
  /** `http://host:port`, from an `addr` without a scheme. */
  address: string;
  token: string;
  /** The exchange that named the address. */
  addressFrom: string;
}

/** A fresh address of the online fixture's stream (4.1). */
export async function playAddress(t: Context, protocol: number = protocols.hls): Promise<PlayAddress> {
  const { deviceId, channelId } = t.fixture("online");
  const query = { device_id: deviceId, channel_id: channelId, protocol_type: protocol };
  const reply = await t.call("4.1", { query });
  const address = `http://${t.shown(reply, "data.addr").replace(/^\w+:\/\//, "")}`;
  return { address, token: t.shown(reply, "data.accessToken"), addressFrom: reply.answer.exchange };
}

/** Chapter 4: live playback of the online fixture. */
export const livePlayback: Record<string, Recipe> = {
  "4.1": async (t) => {
    const { deviceId, channelId } = t.fixture("online");
    return { values: { device_id: deviceId, channel_id: channelId, protocol_type: protocols.hls } };
  },
  "4.2": async (t) =>
    atAddress(t, { DEVICE_ID: t.fixture("online").deviceId, CHANNEL_ID: t.fixture("online").channelId }),
  "4.3": async (t) => {
    const { deviceId, channelId } = t.fixture("online");
    const { protocol, ...template } = await thumbnailPlace(t);
    const { values, request } = await atAddress(t, { device_id: deviceId, channel_id: channelId }, protocol);
    return { values, request: { ...request, ...template } };
  },
};

/** How this target serves thumbnails. */
interface ThumbnailPlace {
  protocol: number;
  template?: string;
}

/**
 * The document prints the thumbnail's address with `-` and with `_`, and does not say which of 4.1's addresses it is on:
 * that for HLS, else that for RTMP. Found once; where nothing serves it, the printed one.
 */
function thumbnailPlace(t: Context): Promise<ThumbnailPlace> {
  return t.shared("thumbnail-place", async (s) => {
    const { deviceId, channelId } = s.fixture("online");
    const { url } = s.operations.get("4.3").fact;
    const other = url.includes("}-$") ? url.replace("}-$", "}_$") : url.replace("}_$", "}-$");
    for (const protocol of [protocols.hls, protocols.rtmp]) {
      const { address, token } = await playAddress(s, protocol);
      for (const template of [url, other]) {
        const request = { path: { device_id: deviceId, channel_id: channelId }, address, query: { token }, template };
        const reply = await s.call("4.3", request, { timeoutSeconds: 3, lossIsAnswer: true });
        if (reply.accepted) return { protocol, ...(template === url ? {} : { template }) };
      }
    }
    return { protocol: protocols.hls };
  });
}

async function atAddress(t: Context, path: NonNullable<Request["path"]>, protocol?: number) {
  const { address, token, addressFrom } = await playAddress(t, protocol);
  return { values: { ...path, token }, request: { address, addressFrom } };
}
