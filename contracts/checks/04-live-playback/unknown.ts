import { check } from "../../support/check.js";
import { refusedBesideTwin } from "../../support/derived/twin.js";
import { unknownDeviceId } from "../../support/devices.js";
import { unknownChannel } from "../../support/recipes/02-channels.js";
import { changed } from "../../support/request.js";
import { say } from "./messages.js";

/** No address for what is not there. */
export const unknown = [
  check("4.1-device-unknown", async (t) => {
    const good = await t.request("4.1");
    const bad = changed(good, { query: { device_id: await unknownDeviceId(t) } });
    await refusedBesideTwin(t, "4.1", bad, good, say("unknownTaken", { what: "device" }));
  }),

  check("4.1-channel-unknown", async (t) => {
    const good = await t.request("4.1");
    const { deviceId, channelId } = t.fixture("online");
    const bad = changed(good, { query: { channel_id: await unknownChannel(t, deviceId, channelId) } });
    await refusedBesideTwin(t, "4.1", bad, good, say("unknownTaken", { what: "channel" }));
  }),

  check("4.2-stream-unknown", async (t) => {
    const good = await t.request("4.2");
    const { deviceId, channelId } = t.fixture("online");
    const bad = changed(good, { path: { CHANNEL_ID: await unknownChannel(t, deviceId, channelId) } });
    await refusedBesideTwin(t, "4.2", bad, good, say("unknownTaken", { what: "stream" }));
  }),
];
