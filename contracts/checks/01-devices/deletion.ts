import { check, checks } from "../../support/check.js";
import { refusedBesideTwin } from "../../support/derived/twin.js";
import { givenDetails, idOfNewDevice, unknownDeviceId } from "../../support/devices.js";
import { addChannel } from "../../support/recipes/02-channels.js";
import { uploadPicture } from "../../support/recipes/05-pictures.js";
import { changed } from "../../support/request.js";
import { say } from "./messages.js";
import { found, idsOf, search } from "./search.js";

/** 1.6: what a deletion takes with it, and what it leaves. */
export const deletion = [
  checks(
    "1.6-effects",
    ["1.6-gone", "1.6-others-stay"],
    async (t) => {
      const gone = await t.freshDevice();
      // A title may be given twice; who does not take it so has a device of another title that stays.
      const namesake = await t.call("1.1", await t.request("1.1", { body: { title: gone.title } }));
      const other = namesake.accepted ? { id: idOfNewDevice(namesake) } : await t.freshDevice();
      const path = { device_id: gone.id };
      await found(t, gone.id);
      t.given(await t.call("1.6", { path }));
      const page = await t.poll(
        () => t.call("1.4", { path }),
        (reply) => reply.refused,
      );
      t.of("1.6-gone").refused(page, say("stillThere", { where: "shown" }));
      const both = `${gone.id},${other.id}`;
      const list = await search(t, { device_id: both }, (reply) => !idsOf(reply).includes(gone.id));
      const words = {
        message: say("stillThere", { where: "found" }),
        expected: "not listed",
        actual: "listed",
        reply: list,
      };
      t.of("1.6-gone").holds(!idsOf(list).includes(gone.id), words);
      t.of("1.6-gone").refused(await t.call("1.6", { path }), say("stillThere", { where: "deleted" }));
      const stays = { message: say("notFound"), expected: "listed", actual: "not listed", reply: list };
      t.of("1.6-others-stay").holds(idsOf(list).includes(other.id), stays);
      const others = await t.call("1.4", { path: { device_id: other.id } });
      await givenDetails(t, others);
      t.of("1.6-others-stay").accepted(others);
    },
    { devices: 2 },
  ),

  check("1.6-media-gone", async (t) => {
    const { id } = await t.freshDevice();
    const { channelId, name } = await uploadPicture(t, await addChannel(t, id));
    const query = { device_id: id, channel_id: channelId, name };
    const info = t.given(
      await t.poll(
        () => t.call("5.3", { query }),
        (reply) => reply.accepted,
      ),
    );
    const address = info.text("data.url").replace(/^(?!\w+:\/\/)/, "http://");
    t.given(await t.call("5.5", { address }));
    t.given(await t.call("1.6", { path: { device_id: id } }));
    const picture = await t.poll(
      () => t.call("5.5", { address }),
      (reply) => reply.refused,
    );
    t.refused(picture, say("mediaLeft"));
    t.refused(
      await t.poll(
        () => t.call("5.3", { query }),
        (reply) => reply.refused,
      ),
      say("mediaLeft"),
    );
  }),

  check("1.6-device-unknown", async (t) => {
    const good = await t.request("1.6");
    const bad = changed(good, { path: { device_id: await unknownDeviceId(t) } });
    await refusedBesideTwin(t, "1.6", bad, good, say("unknownTaken"));
  }),
];
