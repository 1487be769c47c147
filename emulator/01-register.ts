import { checkArea } from "./01-fields.js";
import type { Call, Result } from "./call.js";
import type { Platform } from "./platform.js";
import { invalid, Refusal } from "./refusal.js";
import { newDevice } from "./store/new-device.js";

/** 1.2: a device that knows the registration code makes itself, and gets the key that is good for it alone. */
export function registered(platform: Platform, { query, body }: Call): Result {
  if (query.register_code !== platform.registerCode) throw new Refusal("unauthorized", "register_code is unknown");
  const { sn, mac } = body;
  const named = [sn, mac].filter((value) => value !== undefined && value !== "");
  if (named.length !== 1) throw invalid("exactly one of sn and mac is needed");
  checkArea(body.area);
  const serial = sn ? `sn:${sn}` : `mac:${mac}`;
  const device = platform.store.bySerial.get(serial) ?? newDevice(platform, String(body.title ?? named[0]));
  if (!platform.store.devices.byId(device.id)) {
    if (body.area !== undefined) device.area = String(body.area);
    platform.store.devices.add(device);
    platform.store.bySerial.set(serial, device);
  }
  return {
    data: {
      key: device.keys[0]?.key,
      device_id: platform.style.otherTypes ? device.id : Number(device.id),
    },
  };
}
