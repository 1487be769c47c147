import { type Handlers, text } from "./call.js";
import { deviceFor } from "./keys.js";
import type { Platform } from "./platform.js";
import { invalid, Refusal } from "./refusal.js";

/** Chapter 11: bytes for a device, as they are. */
export function deviceData(platform: Platform): Handlers {
  return {
    "11": ({ identity, query }) => {
      if (query.device_id === undefined) throw invalid("device_id is required");
      const device = deviceFor(platform, identity, text(query.device_id));
      if (!device.online) throw new Refusal("conflict", "device not online");
      return {};
    },
  };
}
