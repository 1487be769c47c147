import { check } from "../../support/check.js";
import { refusedBesideTwin } from "../../support/derived/twin.js";
import { unknownDeviceId } from "../../support/devices.js";
import { otherProduct } from "../../support/products.js";
import { unknownChannel } from "../../support/recipes/02-channels.js";
import { changed } from "../../support/request.js";
import { say } from "./messages.js";

/** Cameras that are not there, and not ours. All calls switch on what is on. */
export const unknown = [
  check("14-product", async (t) => {
    const good = await t.request("14");
    const bad = changed(good, { query: { product_id: otherProduct(t) } });
    await refusedBesideTwin(t, "14", bad, good, say("unknownTaken", { what: "product" }));
  }),

  check("14-device-unknown", async (t) => {
    const good = await t.request("14");
    const bad = changed(good, { query: { device_id: await unknownDeviceId(t) } });
    await refusedBesideTwin(t, "14", bad, good, say("unknownTaken", { what: "device" }));
  }),

  check("14-camera-unknown", async (t) => {
    const good = await t.request("14");
    const { deviceId, channelId } = t.fixture("online");
    const bad = changed(good, { query: { id: String(await unknownChannel(t, deviceId, channelId)) } });
    await refusedBesideTwin(t, "14", bad, good, say("unknownTaken", { what: "camera" }));
  }),
];
