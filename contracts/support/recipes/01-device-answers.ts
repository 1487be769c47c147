import type { Context } from "../context.js";
import { createDevice, type Device } from "../devices.js";
import { NotTested } from "../signals.js";
import type { AnswerRecipe } from "./recipe.js";

/** A device of which everything is set that its owner can set; one to read from where none can be made. */
export function describedDevice(t: Context): Promise<Device> {
  return t.shared("described-device", async (s) => {
    if (!s.mayWrite) return s.device();
    const location = { ele: 370000, lat: 17.609997, lon: 177.03403 };
    return createDevice(s, { desc: s.name(), location, private: true }).catch((problem) => {
      if (problem instanceof NotTested) return s.device();
      throw problem;
    });
  });
}

/** Chapter 1: what was set must show; when a device was last there, one shows that is there. */
export const deviceAnswers: Record<string, AnswerRecipe> = {
  "1.4": async (t) => {
    const { id, ours } = await describedDevice(t);
    const reply = await t.call("1.4", { path: { device_id: id } });
    const keyed = await t.call("1.4", { path: { device_id: (await t.device()).id } });
    return [
      { reply, filled: ["data.title", ...(ours ? ["data.desc"] : [])] },
      { reply: keyed, filled: ["data.keys", "data.keys[].key"] },
    ];
  },
  "1.5": async (t) => {
    const { id, ours } = await describedDevice(t);
    const find = (deviceId: string) =>
      t.poll(
        () => t.call("1.5", { query: { device_id: deviceId } }),
        (one) => one.list("data.devices").length > 0,
      );
    const always = ["title", "private", "protocol", "create_time", "auth_info"];
    const set = ours ? [...always, "desc", "location.lon", "location.lat"] : always;
    const described = { reply: await find(id), filled: set.map((name) => `data.devices[].${name}`) };
    const { online } = t.target.fixtures;
    if (!online) return [described];
    return [described, { reply: await find(online.deviceId), filled: ["data.devices[].last_login"] }];
  },
};
