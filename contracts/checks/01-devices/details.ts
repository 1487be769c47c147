import { check, checks } from "../../support/check.js";
import { refusedBesideTwin } from "../../support/derived/twin.js";
import { unknownDeviceId } from "../../support/devices.js";
import { plain, valuesAt } from "../../support/json.js";
import { say as saySupport } from "../../support/messages.js";
import { changed } from "../../support/request.js";
import { NotTested } from "../../support/signals.js";
import { skipUnseen } from "../../support/unseen.js";
import { say } from "./messages.js";
import { found } from "./search.js";

/** 1.4: one device by its id. */
export const details = [
  checks(
    "1.4-page",
    ["1.4-details-returned", "1.4-keys-work", "1.4-agrees"],
    async (t) => {
      const [device, other] = [await t.freshDevice({ desc: t.name() }), await t.freshDevice()];
      const reply = t.given(await t.call("1.4", { path: { device_id: device.id } }));
      const shown = [reply.text("data.id"), reply.text("data.title")];
      t.of("1.4-details-returned").equal(shown, [device.id, device.title], { message: say("otherDevice"), reply });
      // Devices made by 1.1 may have no key: the shared one is then registered, and does.
      const keyed = await t.device();
      const withKeys = t.given(await t.call("1.4", { path: { device_id: keyed.id } }));
      const keys = valuesAt(withKeys.json, "data.keys[].key").map(String);
      t.of("1.4-details-returned").holds(keys.length > 0, {
        message: say("keyUseless"),
        expected: "keys",
        actual: "none",
        reply: withKeys,
      });
      for (const literal of keys) {
        const own = await t.call("1.4", { path: { device_id: keyed.id } }, { key: { literal } });
        t.of("1.4-keys-work").accepted(own, say("keyUseless"));
        const foreign = await t.call("1.4", { path: { device_id: other.id } }, { key: { literal } });
        t.of("1.4-details-returned").refused(foreign, say("keyOpens"));
        t.of("1.4-details-returned").accepted(own, say("keyUseless"));
      }
      if (keys.length === 0) t.of("1.4-keys-work").skip(noKeys);
      const { row } = await found(t, device.id);
      for (const field of ["title", "desc", "online"]) {
        // What one of them lacks is told by its own requirement.
        if (reply.value(`data.${field}`) === undefined || row[field] === undefined) continue;
        t.of("1.4-agrees").equal(reply.value(`data.${field}`), row[field], {
          message: say("disagree", { field }),
          reply,
        });
      }
      skipUnseen(t, say("otherDevice"));
    },
    { devices: 2 },
  ),

  checks(
    "1.4-values",
    ["1.4-online-value", "1.4-protocol-value", "1.5-online-value", "1.5-protocol-value"],
    async (t) => {
      const { online } = t.target.fixtures;
      const device = await t.device();
      const states = device.ours ? [{ id: device.id, isOnline: false }] : [];
      if (online) states.push({ id: online.deviceId, isOnline: true });
      for (const { id, isOnline } of states) {
        const page = t.given(await t.call("1.4", { path: { device_id: id } }));
        const { row, reply } = await found(t, id);
        t.of("1.4-online-value").equal(page.value("data.online"), isOnline, { message: say("online"), reply: page });
        t.of("1.5-online-value").equal(row.online, isOnline, { message: say("online"), reply });
        const words = { message: say("otherValue", { field: "protocol" }), expected: "RTMP" };
        const [onPage, inList] = [page.text("data.protocol"), plain(row.protocol)];
        t.of("1.4-protocol-value").holds(isRtmp(onPage), { ...words, actual: onPage, reply: page });
        t.of("1.5-protocol-value").holds(isRtmp(inList), { ...words, actual: inList, reply });
      }
      if (!online) for (const id of ["1.4-online-value", "1.5-online-value"] as const) t.of(id).skip(noOnlineFixture);
    },
  ),

  check("1.4-device-unknown", async (t) => {
    const good = await t.request("1.4");
    const bad = changed(good, { path: { device_id: await unknownDeviceId(t) } });
    await refusedBesideTwin(t, "1.4", bad, good, say("unknownTaken"));
  }),
];

const noKeys = new NotTested("PREREQUISITE_FAILED", saySupport("nothingToSee", { what: "keys (1.4)" }));
const noOnlineFixture = new NotTested("NO_FIXTURE", saySupport("noFixture", { fixture: "online" }));

function isRtmp(protocol: string): boolean {
  return protocol.toUpperCase() === "RTMP";
}
