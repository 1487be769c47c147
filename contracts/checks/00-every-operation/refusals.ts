import { messages } from "../../../schemas/language.js";
import { check } from "../../support/check.js";
import { addChannel } from "../../support/recipes/02-channels.js";

const say = messages({
  changed: { en: "a refused {section} changed {what} all the same", zh: "被拒绝的 {section} 仍改变了 {what}" },
});

/** Calls with another device's key, which are refused: what they were about must be as it was. */
export const refusals = [
  check(
    "0-refusal-no-effect",
    async (t) => {
      const device = await t.freshDevice({ desc: t.name() });
      const channel = await addChannel(t, device.id);
      const key = await t.keyOf(await t.otherDevice());
      const path = { device_id: device.id };
      const place = { device_id: device.id, channel_id: channel.channelId };
      const refused = [
        await t.call("1.3", { path, body: { title: t.name() } }, { key }),
        await t.call("2.4", { query: { ...place, title: t.name(), desc: t.name() } }, { key }),
        await t.call("2.2", { query: place }, { key }),
        await t.call("1.6", { path }, { key }),
      ];
      // Whoever takes such a call is told so by the requirements about keys.
      for (const reply of refused)
        t.needs(reply.refused, say("changed", { section: reply.operation.section, what: "" }));
      const page = await t.call("1.4", { path });
      const list = await t.poll(
        () => t.call("2.1", { query: { device_id: device.id } }),
        (reply) => reply.text("result[].title") === channel.title,
      );
      const [title, channelTitle] = [page.text("data.title"), list.text("result[].title")];
      t.equal(title, device.title, { message: say("changed", { section: "1.3/1.6", what: "title" }), reply: page });
      t.equal(channelTitle, channel.title, {
        message: say("changed", { section: "2.4/2.2", what: "title" }),
        reply: list,
      });
    },
    { devices: 1 },
  ),
];
