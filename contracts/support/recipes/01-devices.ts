import type { Context } from "../context.js";
import { createKeyedDevice, type Device } from "../devices.js";
import { say } from "../messages.js";
import { NotTested } from "../signals.js";
import type { Recipe } from "./recipe.js";

/** A device that only updates touch, so that nobody else minds what its title is. */
export function changingDevice(t: Context): Promise<Device> {
  return t.shared("changing-device", (s) => createKeyedDevice(s));
}

/** Chapter 1: devices. */
export const devices: Record<string, Recipe> = {
  "1.1": async (t) => ({ values: { auth_info: { auth: t.name() } } }),
  "1.2": async (t) => ({ values: { register_code: registerCode(t), sn: t.name(), title: t.name() } }),
  "1.3": async (t) => ({ values: { device_id: (await changingDevice(t)).id, title: t.name() } }),
  "1.4": async (t) => ({ values: { device_id: (await t.device()).id } }),
  "1.5": async () => ({}),
  "1.6": async (t) => ({ values: { device_id: (await createKeyedDevice(t)).id } }),
};

/** Products register devices by a code that only their owner knows. */
export function registerCode(t: Context): string {
  const { registerCode: code } = t.target;
  if (code === undefined) throw new NotTested("NO_FIXTURE", say("noField", { field: "registerCode" }));
  return code;
}
