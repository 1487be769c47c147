import { check } from "../../support/check.js";
import { addChannel } from "../../support/recipes/02-channels.js";
import { info, list, rowOf, upload } from "./gallery.js";
import { say } from "./messages.js";

/** Names that tell whether somebody encodes, decodes or trims on the way. Which names are taken is free. */
export const oddNames = [
  check("5.1-name-read-back", async (t) => {
    const place = await addChannel(t);
    // Where plain names are not shown, that is for others to tell.
    const plain = await upload(t, place);
    t.given(await info(t, plain));
    const first = t.given(await list(t, place, {}, (reply) => rowOf(reply, plain.name) !== undefined));
    t.needs(rowOf(first, plain.name) !== undefined, say("notShown"));
    const names = [`${t.random.chinese(5)}${t.name()}`, `${t.name()} & 1+1=2 %41.png`];
    for (const name of names) {
      const { deviceId: device_id, channelId: channel_id } = place;
      const query = { device_id, channel_id, format: plain.format, name };
      if (!(await t.call("5.1", { query, body: plain.bytes })).accepted) continue;
      const details = await info(t, { ...place, name });
      const words = { message: say("otherName"), expected: name };
      if (t.accepted(details, { ...words, message: say("notShown") })) {
        const shown = details.text("data.name");
        t.holds(shown === name, { ...words, actual: shown, reply: details });
      }
      const listed = t.given(await list(t, place, { page_size: 50 }, (reply) => rowOf(reply, name) !== undefined));
      const others = listed.list("data").map((row) => String(row.name));
      t.holds(others.includes(name), { ...words, actual: others.join(", "), reply: listed });
    }
    t.needs(t.judgement.assertions > 0, say("onlyPlainNames"));
  }),
];
