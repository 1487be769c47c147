import { check } from "../../support/check.js";
import { filters, found } from "./search.js";

/** Each filter of the search: what matches is in, what does not is out. Titles keep the lists short. */
export const filterChecks = [
  check(
    "1.5-tag-filter",
    async (t) => {
      const [tagged, other] = [await t.freshDevice(), await t.freshDevice()];
      const [tag, otherTag] = [t.name(), t.name()];
      t.given(await t.call("1.3", { path: { device_id: tagged.id }, body: { tags: [tag] } }));
      t.given(await t.call("1.3", { path: { device_id: other.id }, body: { tags: [otherTag] } }));
      await filters(t, t, "tag", { tag }, { inside: [tagged.id], outside: [other.id] });
      const ours = { tag, device_id: `${other.id},${tagged.id}` };
      await filters(t, t, "tag", ours, { inside: [tagged.id], outside: [other.id] });
    },
    { devices: 2 },
  ),

  check("1.5-online-filter", async (t) => {
    const { deviceId: online } = t.fixture("online");
    const offline = (await t.device()).id;
    const ours = { device_id: `${online},${offline}` };
    await filters(t, t, "online", { ...ours, online: true }, { inside: [online], outside: [offline] });
    await filters(t, t, "online", { ...ours, online: false }, { inside: [offline], outside: [online] });
  }),

  check(
    "1.5-private-filter",
    async (t) => {
      const [closed, open] = [await t.freshDevice({ private: true }), await t.freshDevice({ private: false })];
      const ours = { device_id: `${closed.id},${open.id}` };
      await filters(t, t, "private", { ...ours, private: true }, { inside: [closed.id], outside: [open.id] });
      await filters(t, t, "private", { ...ours, private: false }, { inside: [open.id], outside: [closed.id] });
    },
    { devices: 2 },
  ),

  check(
    "1.5-auth_info-filter",
    async (t) => {
      const auth_info = { auth: t.name() };
      const [one, other] = [await t.freshDevice({ auth_info }), await t.freshDevice()];
      const expected = { inside: [one.id], outside: [other.id] };
      await filters(t, t, "auth_info", { auth_info: JSON.stringify(auth_info) }, expected);
      const ours = { auth_info: JSON.stringify(auth_info), device_id: `${other.id},${one.id}` };
      await filters(t, t, "auth_info", ours, expected);
    },
    { devices: 2 },
  ),

  check("1.5-begin-filter", async (t) => {
    const { id } = await t.freshDevice();
    const day = await dayOf(t, id);
    await filters(t, t, "begin", { begin: day(-30), device_id: id }, { inside: [id], outside: [] });
    await filters(t, t, "begin", { begin: day(30), device_id: id }, { inside: [], outside: [id] });
  }),

  check("1.5-end-filter", async (t) => {
    const { id } = await t.freshDevice();
    const day = await dayOf(t, id);
    await filters(t, t, "end", { end: day(30), device_id: id }, { inside: [id], outside: [] });
    await filters(t, t, "end", { end: day(-30), device_id: id }, { inside: [], outside: [id] });
  }),

  check(
    "1.5-device_id-list",
    async (t) => {
      const [one, two, other] = [await t.freshDevice(), await t.freshDevice(), await t.freshDevice()];
      const both = { inside: [one.id, two.id], outside: [other.id] };
      await filters(t, t, "device_id", { device_id: `${one.id},${two.id}` }, both);
      await filters(t, t, "device_id", { device_id: one.id }, { inside: [one.id], outside: [two.id, other.id] });
    },
    { devices: 3 },
  ),
];

/** Days around a device's creation, in the target's own time: `2016-06-10`. */
async function dayOf(t: Parameters<typeof found>[0], id: string): Promise<(days: number) => string> {
  const { row } = await found(t, id);
  const created = Date.parse(`${String(row.create_time).slice(0, 10)}T00:00:00Z`);
  const base = Number.isNaN(created) ? t.now() : created;
  return (days) => new Date(base + days * 86_400_000).toISOString().slice(0, 10);
}
