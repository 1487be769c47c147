import type { Context } from "../context.js";
import { createDevice, type Device } from "../devices.js";
import { addChannel } from "./02-channels.js";
import type { AnswerRecipe } from "./recipe.js";

/** A device of which everything is set that its owner can set. */
export function describedDevice(t: Context): Promise<Device> {
  return t.shared("described-device", async (s) => {
    const location = { ele: 370000, lat: 17.609997, lon: 177.03403 };
    const device = await createDevice(s, { desc: s.name(), location, private: true });
    await addChannel(s, device.id);
    return device;
  });
}

/** Chapter 1: what was set must show; when a device was last there, one shows that is there. */
export const deviceAnswers: Record<string, AnswerRecipe> = {
  "1.4": async (t) => {
    const { id } = await describedDevice(t);
    const reply = await t.call("1.4", { path: { device_id: id } });
    return [{ reply, filled: ["data.title", "data.desc", "data.keys", "data.keys[].key"] }];
  },
  "1.5": async (t) => {
    const { id } = await describedDevice(t);
    const find = (deviceId: string) =>
      t.poll(
        () => t.call("1.5", { query: { device_id: deviceId } }),
        (one) => one.list("data.devices").length > 0,
      );
    const set = ["title", "desc", "private", "protocol", "location.lon", "location.lat", "create_time", "auth_info"];
    const described = { reply: await find(id), filled: set.map((name) => `data.devices[].${name}`) };
    const { online } = t.target.fixtures;
    if (!online) return [described];
    return [described, { reply: await find(online.deviceId), filled: ["data.devices[].last_login"] }];
  },
};
