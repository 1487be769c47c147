import { checks } from "../../support/check.js";
import { get } from "../../support/media/follow.js";
import { readImage } from "../../support/media/image.js";
import { pageInfo } from "../../support/pages.js";
import { addChannel } from "../../support/recipes/02-channels.js";
import { addressOf, info, list, rowOf, upload } from "./gallery.js";
import { say } from "./messages.js";

/** 5.4: a deleted picture is gone everywhere, and it alone. */
export const deletion = [
  checks("5.4-effects", ["5.4-gone", "5.4-url-gone", "5.4-others-stay", "5.4-name-free"], async (t) => {
    const place = await addChannel(t);
    const [gone, stays] = [await upload(t, place), await upload(t, place)];
    const address = addressOf(t.given(await info(t, gone)).text("data.url"));
    t.given(await list(t, place, {}, (reply) => rowOf(reply, gone.name) !== undefined));
    const query = { device_id: place.deviceId, channel_id: place.channelId, name: gone.name };
    // The same name in another channel is another picture.
    const elsewhere = { ...query, channel_id: (await addChannel(t)).channelId };
    const twin = await t.call("5.1", { query: { ...elsewhere, format: "png" }, body: gone.bytes });
    t.given(await t.call("5.4", { query }));

    const details = await t.poll(
      () => info(t, gone),
      (reply) => reply.refused,
    );
    t.of("5.4-gone").refused(details, say("stillThere", { where: "shown" }));
    const shown = t.given(await list(t, place, {}, (reply) => pageInfo(reply).total === 1));
    const listed = { message: say("stillThere", { where: "listed" }), actual: "listed", reply: shown };
    t.of("5.4-gone").holds(rowOf(shown, gone.name) === undefined, listed);
    t.of("5.4-gone").equal(pageInfo(shown).total, 1, {
      message: say("pageNumber", { field: "total_num" }),
      reply: shown,
    });
    t.of("5.4-others-stay").holds(rowOf(shown, stays.name) !== undefined, { message: say("alsoGone"), reply: shown });
    t.of("5.4-others-stay").accepted(await info(t, stays), say("alsoGone"));
    if (twin.accepted) {
      t.of("5.4-others-stay").accepted(await t.call("5.3", { query: elsewhere }), say("alsoGone"));
    }

    const picture = await t.poll(
      () => get(t, address),
      (reply) => !reply.accepted,
    );
    const isServed = picture.accepted && readImage(picture.bytes) !== undefined;
    t.of("5.4-url-gone").holds(!isServed, { message: say("stillThere", { where: "served" }), reply: picture });

    const again = await t.call("5.1", { query: { ...query, format: "png" }, body: gone.bytes });
    if (!again.accepted) await upload(t, place);
    t.of("5.4-name-free").accepted(again, say("nameRefused", { where: "by a deleted picture" }));
  }),
];
