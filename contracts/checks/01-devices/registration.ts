import { check, checks } from "../../support/check.js";
import { refusedBesideTwin } from "../../support/derived/twin.js";
import { idOfNewDevice } from "../../support/devices.js";
import { changed } from "../../support/request.js";
import { say } from "./messages.js";

/** 1.2: devices made with a register code, and the key that they get. */
export const registration = [
  check(
    "1.2-sn-mac",
    async (t) => {
      const good = await t.request("1.2");
      const both = changed(good, { body: { mac: t.name() } });
      await refusedBesideTwin(t, "1.2", both, good, say("bothTaken"));
      const withMac = await t.request("1.2", { body: { sn: undefined, mac: t.name() } });
      const neither = changed(withMac, { body: { mac: undefined } });
      await refusedBesideTwin(t, "1.2", neither, withMac, say("neitherTaken"));
    },
    { devices: 4 },
  ),

  checks("1.2-made", ["1.2-key-own-device", "1.2-found"], async (t) => {
    const request = await t.request("1.2");
    const made = t.given(await t.call("1.2", request));
    const [id, key] = [t.shown(made, "data.device_id"), { literal: t.shown(made, "data.key") }];
    const own = await t.call("1.4", { path: { device_id: id } }, { key });
    const stranger = { path: { device_id: (await t.otherDevice()).id } };
    const foreign = await t.call("1.4", stranger, { key });
    t.given(await t.call("1.4", stranger));
    t.of("1.2-key-own-device").accepted(own, say("keyUseless"));
    t.of("1.2-key-own-device").refused(foreign, say("keyOpens"));
    const page = await t.poll(
      () => t.call("1.4", { path: { device_id: id } }),
      (reply) => reply.accepted,
    );
    const title = String((request.body as { title?: string }).title ?? "");
    const shown = [page.text("data.id"), page.text("data.title")];
    t.of("1.2-found").equal(shown, [id, title], { message: say("otherValue", { field: "id, title" }), reply: page });
  }),

  check(
    "1.2-sn-unique",
    async (t) => {
      const request = await t.request("1.2");
      const first = t.given(await t.call("1.2", request));
      const again = await t.call("1.2", request);
      const same = again.refused || idOfNewDevice(again) === idOfNewDevice(first);
      t.holds(same, { message: say("snTwice"), expected: `refused, or ${idOfNewDevice(first)} again`, reply: again });
    },
    { devices: 2 },
  ),

  check(
    "1.2-register-code",
    async (t) => {
      const good = await t.request("1.2");
      const bad = changed(good, { query: { register_code: t.random.text(16) } });
      await refusedBesideTwin(t, "1.2", bad, good, say("codeTaken"));
    },
    { devices: 2 },
  ),
];
