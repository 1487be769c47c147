import type { Platform } from "../platform.js";
import { Refusal } from "../refusal.js";
import type { Device } from "./device.js";

/** Devices kept at most; an emulator that is left running must not fill the memory. */
const mostDevices = 50_000;

/** A device with nothing but a title, a key and the default auth_info; not yet in the store. @throws Refusal */
export function newDevice(platform: Platform, title: string): Device {
  if (platform.store.devices.size >= mostDevices) throw new Refusal("unavailable", "no room for more devices");
  return bareDevice(platform, platform.store.nextDeviceId(), title);
}

export function bareDevice({ random, now }: Pick<Platform, "random" | "now">, id: string, title: string): Device {
  return {
    id,
    title,
    desc: null,
    location: null,
    private: true,
    protocol: "RTMP",
    authInfo: { SYS: random.text(24) },
    area: null,
    other: null,
    url: null,
    idsn: null,
    tags: [],
    keys: [{ title: "device-auto-key", key: random.text(24) }],
    online: false,
    createdAt: now(),
    lastLogin: null,
    channels: new Map(),
    messages: [],
    simulated: false,
    heldBytes: 0,
  };
}
