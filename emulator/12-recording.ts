import { channelNumber } from "./02-channels.js";
import { type Handlers, text } from "./call.js";
import { deviceFor, sameProduct } from "./keys.js";
import type { Platform } from "./platform.js";
import { notFound, Refusal } from "./refusal.js";
import type { Channel, Device } from "./store/device.js";

/** A recording has at least the length of one frame's keeper: a whole second. */
const shortestMs = 1000;
/** Videos of one channel kept at most; the oldest recordings of the emulator's run give way. */
const mostVideos = 5000;

/** Chapter 12: what is recorded becomes a video of chapter 6. */
export function recording(platform: Platform): Handlers {
  return {
    "12": (call) => {
      sameProduct(platform, call.query.product_id);
      const device = deviceFor(platform, call.identity, text(call.query.device_id));
      const channel = device.channels.get(channelNumber(call));
      if (!channel) throw notFound("channel");
      if (Number(call.query.action) === 1) start(platform, device, channel);
      else stop(platform, device, channel);
      return {};
    },
  };
}

/** A second start goes on with the recording that runs. */
function start(platform: Platform, device: Device, channel: Channel): void {
  if (!device.online || channel.cameraOff) throw new Refusal("conflict", "device not online");
  channel.recordingSince ??= platform.now();
}

function stop({ store, random, now, style }: Platform, device: Device, channel: Channel): void {
  if (channel.recordingSince === null) {
    if (style.idleStop === "taken") return;
    throw new Refusal("conflict", "nothing is being recorded");
  }
  const startedAt = Math.floor(channel.recordingSince / 1000) * 1000;
  const endedAt = Math.max(startedAt + shortestMs, Math.ceil(now() / 1000) * 1000);
  channel.recordingSince = null;
  if (store.videos.list(device.id, channel.id).length >= mostVideos) return;
  const id = `${Math.floor(startedAt / 1000)}${1000 + random.below(9000)}`;
  store.videos.set(device.id, channel.id, id, { id, name: `rec${id}`, startedAt, endedAt, storedAt: now() });
}
