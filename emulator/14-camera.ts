import { type Handlers, text } from "./call.js";
import { deviceFor, sameProduct } from "./keys.js";
import type { Platform } from "./platform.js";
import { invalid, notFound } from "./refusal.js";
import { switchOf } from "./switch.js";

/** Chapter 14: a camera that is off pushes no stream. */
export function cameras(platform: Platform): Handlers {
  return {
    "14": ({ identity, query, body }) => {
      sameProduct(platform, query.product_id);
      if (query.device_id === undefined) throw invalid("device_id is required");
      const device = deviceFor(platform, identity, text(query.device_id));
      if (query.id === undefined) throw invalid("id is required");
      const channel = device.channels.get(Number(query.id));
      if (!channel) throw notFound("camera");
      channel.cameraOff = switchOf(body.type);
      return {};
    },
  };
}
