import { channelNumber } from "./02-channels.js";
import { Binary, type Call, type Handlers, type Result, text } from "./call.js";
import { deviceFor } from "./keys.js";
import { type Media, thumbnailType } from "./media/index.js";
import type { Platform } from "./platform.js";
import { invalid, notFound, Refusal } from "./refusal.js";
import type { Channel, Device } from "./store/device.js";

/** Seconds that a play token is good for. */
const tokenSeconds = 7200;
const idleDefault = 120;
const protocols = ["rtmp", "hls", "https-hls"];

/** The name under which a token is bound to a live stream. */
export const liveStream = (deviceId: string, channelId: number | string) => `live/${deviceId}/${channelId}`;

/** Chapter 4: where a live stream is played, and with which token; 4.2 and 4.3 are on the media address. */
export function livePlayback(platform: Platform): Handlers {
  return {
    "4.1": (call) => {
      const device = deviceFor(platform, call.identity, text(call.query.device_id));
      const channel = channelNumber(call);
      if (!device.channels.has(channel)) throw notFound("channel");
      const protocol = Number(call.query.protocol_type ?? 0);
      const { rtmp, http, https } = platform.addresses;
      return {
        data: {
          addr: [rtmp, http, https][protocol],
          accessToken: platform.tokens.issue(liveStream(device.id, channel), tokenSeconds),
          type: protocols[protocol],
        },
      };
    },
    "4.2": (call) => {
      const { device, channel } = pushing(platform, text(call.path.device_id), call.path.channel_id);
      deviceFor(platform, call.identity, device.id);
      if (call.query.token === undefined) throw invalid("token is required");
      checkToken(platform, text(call.query.token), liveStream(device.id, channel.id));
      const idle = Number(call.query.idle_time ?? idleDefault);
      if (idle < 1) throw invalid("idle_time is below 1");
      const now = platform.now();
      platform.warm.keep(liveStream(device.id, channel.id), now, now + idle * 1000);
      return {};
    },
  };
}

/** 4.3: what the stream shows now, as a JPEG. */
export function thumbnail(platform: Platform, media: Media, call: Call): Result {
  const { device, channel } = pushing(platform, text(call.path.device_id), call.path.channel_id);
  checkToken(platform, text(call.query.token), liveStream(device.id, channel.id));
  return new Binary(media.thumbnail(platform.now()), thumbnailType);
}

/** @throws Refusal where nothing is pushed there */
export function pushing(
  platform: Platform,
  deviceId: string,
  channelId: unknown,
): { device: Device; channel: Channel } {
  const device = platform.store.devices.byId(deviceId);
  const channel = device?.channels.get(Number(channelId));
  if (!device || !channel) throw notFound("stream");
  if (!device.online || channel.cameraOff) throw notFound("stream");
  return { device, channel };
}

function checkToken(platform: Platform, token: string, stream: string): void {
  if (!platform.tokens.check(token, stream)) throw new Refusal("unauthorized", "token is no good");
}
