import { type Handlers, text } from "./call.js";
import type { Platform } from "./platform.js";
import { notFound, Refusal } from "./refusal.js";

/** Chapter 8: which of some devices are online. */
export function onlineStatus({ store, style }: Platform): Handlers {
  return {
    "8": ({ identity, query }) => {
      const ids = [...new Set(text(query.devIds).split(","))];
      const own = identity.kind === "device" ? ids.filter((id) => id === identity.device.id) : ids;
      if (own.length < ids.length && (own.length === 0 || style.foreignStatus === "refused")) {
        throw new Refusal("forbidden", "this key is for another device");
      }
      const devices = own.flatMap((id) => {
        const device = store.devices.byId(id);
        return device ? [{ id, online: device.online }] : [];
      });
      if (devices.length === 0) throw notFound("device");
      return { result: { total_count: devices.length, devices } };
    },
  };
}
