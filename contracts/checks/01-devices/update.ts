import { check, checks } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { refusedBesideTwin } from "../../support/derived/twin.js";
import { unknownDeviceId } from "../../support/devices.js";
import type { JsonObject } from "../../support/json.js";
import { changed } from "../../support/request.js";
import { say } from "./messages.js";
import { filters, found } from "./search.js";

/** 1.3: what changes, and what stays. */
export const update = [
  checks("1.3-effects", ["1.3-read-back", "1.4-read-back"], async (t) => {
    const device = await t.freshDevice({ desc: t.name(), private: true });
    const now = { title: t.name(), desc: t.name(), private: false };
    // Seen before, so that whoever remembers an answer is found out.
    t.given(await t.call("1.4", { path: { device_id: device.id } }));
    await found(t, device.id);
    await updated(t, device.id, now);
    const page = await t.poll(
      () => t.call("1.4", { path: { device_id: device.id } }),
      (reply) => reply.text("data.title") === now.title,
    );
    for (const field of ["title", "desc"] as const) {
      const message = say("otherValue", { field });
      t.of("1.4-read-back").equal(page.value(`data.${field}`), now[field], { message, reply: page });
    }
    const { row, reply } = await found(t, device.id, (one) => one.title === now.title);
    for (const field of ["title", "desc", "private"] as const) {
      t.of("1.3-read-back").equal(row[field], now[field], { message: say("otherValue", { field }), reply });
    }
  }),

  check("1.3-partial-update", async (t) => {
    const before = { desc: t.name(), private: true, auth_info: { auth: t.name() } };
    const device = await t.freshDevice(before);
    const tag = t.name();
    await updated(t, device.id, { tags: [tag] });
    const desc = t.name();
    await updated(t, device.id, { desc });
    const { row, reply } = await found(t, device.id, (one) => one.desc === desc);
    const kept = { title: device.title, private: true, auth_info: before.auth_info };
    for (const [field, value] of Object.entries(kept)) {
      t.equal(row[field], value, { message: say("fieldLost", { field }), reply });
    }
    await filters(t, t, "tag", { tag, device_id: device.id }, { inside: [device.id], outside: [] });
  }),

  check(
    "1.3-tags-read-back",
    async (t) => {
      const [tagged, plain] = [await t.freshDevice(), await t.freshDevice()];
      const [first, second] = [t.name(), t.name()];
      await updated(t, tagged.id, { tags: [first, second] });
      for (const tag of [first, second]) {
        await filters(t, t, "tag", { tag }, { inside: [tagged.id], outside: [plain.id] });
      }
    },
    { devices: 2 },
  ),

  check("1.3-race", async (t) => {
    const device = await t.freshDevice();
    for (let round = 0; round < rounds; round++) {
      const fields = { title: t.name(), desc: t.name(), private: round % 2 === 0 };
      const requests = Object.entries(fields).map(([name, value]) => ({
        path: { device_id: device.id },
        body: { [name]: value },
      }));
      for (const reply of await t.race("1.3", requests)) t.given(reply);
      const isNow = (row: JsonObject) => Object.entries(fields).every(([name, value]) => row[name] === value);
      const { row, reply } = await found(t, device.id, isNow);
      for (const [field, value] of Object.entries(fields)) {
        t.equal(row[field], value, { message: say("updateLost", { field }), reply });
      }
    }
  }),

  check("1.3-area-legal", async (t) => {
    const good = await t.request("1.3", { body: { area: "100" } });
    await refusedBesideTwin(
      t,
      "1.3",
      changed(good, { body: { area: "abc" } }),
      good,
      say("areaTaken", { value: "abc" }),
    );
  }),

  check("1.3-auth_info-unique", async (t) => {
    const taken = { auth: t.name() };
    await t.freshDevice({ auth_info: taken });
    const good = await t.request("1.3", { body: { auth_info: { auth: t.name() } } });
    await refusedBesideTwin(t, "1.3", changed(good, { body: { auth_info: taken } }), good, say("sameTaken"));
  }),

  check("1.3-device-unknown", async (t) => {
    const good = await t.request("1.3");
    const bad = changed(good, { path: { device_id: await unknownDeviceId(t) } });
    await refusedBesideTwin(t, "1.3", bad, good, say("unknownTaken"));
  }),
];

/** A target that loses an update in every other such race is found in 15 of 16 runs. */
const rounds = 4;

async function updated(t: Context, id: string, body: JsonObject): Promise<void> {
  t.given(await t.call("1.3", { path: { device_id: id }, body }));
}
