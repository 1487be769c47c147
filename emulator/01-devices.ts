import { change, checkArea, claimAuthInfo, detail } from "./01-fields.js";
import { registered } from "./01-register.js";
import { searched } from "./01-search.js";
import { type Call, type Handlers, text } from "./call.js";
import { deviceFor } from "./keys.js";
import type { Platform } from "./platform.js";
import { invalid, Refusal } from "./refusal.js";
import type { Device } from "./store/device.js";
import { newDevice } from "./store/new-device.js";

/** Chapter 1: devices are made, changed, shown, found and deleted. */
export function devices(platform: Platform): Handlers {
  const { store } = platform;
  const hold = (device: Device, raw: Buffer) => {
    if (!store.hold(device, raw.length)) throw new Refusal("unavailable", "no room for more devices");
  };
  return {
    "1.1": ({ body, raw }) => {
      checkArea(body.area);
      const device = newDevice(platform, String(body.title));
      claimAuthInfo(platform, device, body.auth_info);
      hold(device, raw);
      change(device, body);
      store.devices.add(device);
      return { data: { device_id: platform.style.otherTypes ? Number(device.id) : device.id } };
    },
    "1.2": (call) => registered(platform, call),
    "1.3": (call) => {
      const device = deviceFor(platform, call.identity, text(call.path.device_id));
      if (call.body.title === "") throw invalid("title is empty");
      checkArea(call.body.area);
      hold(device, call.raw);
      claimAuthInfo(platform, device, call.body.auth_info);
      change(device, call.body);
      return {};
    },
    "1.4": (call) => ({ data: detail(platform, asked(platform, call)) }),
    "1.5": (call) => searched(platform, call),
    "1.6": (call) => {
      store.removeDevice(asked(platform, call));
      return {};
    },
  };
}

function asked(platform: Platform, { identity, path }: Call): Device {
  return deviceFor(platform, identity, text(path.device_id));
}
