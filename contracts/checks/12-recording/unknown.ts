import { checks } from "../../support/check.js";
import { unknownDeviceId } from "../../support/devices.js";
import { unknownChannel } from "../../support/recipes/02-channels.js";
import { changed } from "../../support/request.js";
import { say } from "./messages.js";

/** Recordings of what is not there; one twin serves all three, since each leaves a video behind. */
export const unknown = [
  checks("12-unknown", ["12-product", "12-device-unknown", "12-channel-unknown"], async (t) => {
    const good = await t.request("12");
    const { deviceId, channelId } = t.fixture("online");
    const wrong = {
      "12-product": { product_id: t.target.productId + 1 },
      "12-device-unknown": { device_id: await unknownDeviceId(t) },
      "12-channel-unknown": { channel_id: await unknownChannel(t, deviceId, channelId) },
    } as const;
    const replies = Object.entries(wrong).map(async ([id, query]) => ({
      id: id as keyof typeof wrong,
      reply: await t.call("12", changed(good, { query })),
    }));
    const answered = await Promise.all(replies);
    t.given(await t.call("12", good));
    for (const { id, reply } of answered) {
      t.of(id).refused(reply, say("unknownTaken", { what: id.split("-")[1] ?? "" }));
    }
  }),
];
