import { messages } from "../../../schemas/language.js";
import { check } from "../../support/check.js";
import { givenDetails } from "../../support/devices.js";
import { addChannel } from "../../support/recipes/02-channels.js";
import type { Reply } from "../../support/reply.js";

const say = messages({
  unseen: { en: "the channel is not shown as it was made", zh: "通道显示与创建时不同" },
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
      const before = t.given(await t.call("1.4", { path })).text("data.title");
      const listed = (reply: Reply) => reply.text("result[].title") === channel.title;
      const shown = await t.poll(() => t.call("2.1", { query: { device_id: device.id } }), listed);
      t.needs(listed(t.given(shown)), say("unseen"));
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
      await givenDetails(t, page);
      const list = await t.poll(() => t.call("2.1", { query: { device_id: device.id } }), listed);
      // Gone with the device, or refused for another reason.
      if (page.accepted) t.given(list);
      const [title, channelTitle] = [page.text("data.title"), list.text("result[].title")];
      t.equal(title, before, { message: say("changed", { section: "1.3/1.6", what: "title" }), reply: page });
      t.equal(channelTitle, channel.title, {
        message: say("changed", { section: "2.4/2.2", what: "title" }),
        reply: list,
      });
    },
    { devices: 1 },
  ),
];
