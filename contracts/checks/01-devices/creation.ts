import { check, checks } from "../../support/check.js";
import { refusedBesideTwin } from "../../support/derived/twin.js";
import { givenDetails, idOfNewDevice } from "../../support/devices.js";
import { type JsonObject, property } from "../../support/json.js";
import { changed } from "../../support/request.js";
import { say } from "./messages.js";
import { asGiven, found, idsOf, rowOf, search } from "./search.js";

/** So many at once, so often: a target that goes wrong in every other such race is found in 7 of 8 runs. */
const sent = 6;
const rounds = 3;

const location = { ele: 370000, lat: -17.609997, lon: 177.03403 };

/** Longer than a careless column, in more than one script. Nothing printed bounds it. */
const longText = "长描述 <b>&amp; 😀 ".repeat(24);

/** Code points beyond the first 65,536: four bytes of UTF-8 each. A target may refuse them, and not replace them. */
export const rareText = "😀𠮷";

/** What 1.1 makes, as 1.4 and 1.5 show it. */
export const creation = [
  checks(
    "1.1-written",
    [
      "1.1-title-read-back",
      "1.1-desc-read-back",
      "1.1-location-read-back",
      "1.1-private-read-back",
      "1.1-auth_info-read-back",
    ],
    async (t) => {
      const given = { desc: t.name(), auth_info: { auth: t.name() }, location, private: true };
      const device = await t.freshDevice(given);
      const other = await t.freshDevice({ title: `${t.name()}设备 a&b`, private: false });
      const page = t.given(await t.call("1.4", { path: { device_id: device.id } }));
      const { row, reply } = await found(t, device.id);
      const same = (id: Parameters<typeof t.of>[0], field: string, shown: unknown, wanted: unknown, from = reply) =>
        t.of(id).equal(shown, wanted, { message: say("otherValue", { field }), reply: from });
      // Lost is what neither shows; where one of them lacks a field, that is for it to be told.
      for (const [field, wanted] of Object.entries({ title: device.title, desc: given.desc })) {
        const id = field === "title" ? "1.1-title-read-back" : "1.1-desc-read-back";
        const [inPage, inRow] = [page.value(`data.${field}`), row[field]];
        if (inPage !== undefined || inRow === undefined) same(id, field, inPage, wanted, page);
        if (inRow !== undefined) same(id, field, inRow, wanted);
      }
      same("1.1-auth_info-read-back", "auth_info", row.auth_info, given.auth_info);
      for (const name of ["lon", "lat"] as const) {
        const shown = asGiven(property(row.location, name), location[name]);
        same("1.1-location-read-back", `location.${name}`, shown, location[name]);
      }
      same("1.1-private-read-back", "private", row.private, true);
      const { row: openRow, reply: openReply } = await found(t, other.id);
      same("1.1-private-read-back", "private", openRow.private, false, openReply);
      same("1.1-title-read-back", "title", openRow.title, other.title, openReply);
      // Each row shows its own device.
      const both = await search(t, { device_id: `${device.id},${other.id}` }, (one) => idsOf(one).length === 2);
      for (const { id, title } of [device, other]) {
        const own = rowOf(both, id);
        if (own) same("1.1-title-read-back", "title", own.title, title, both);
      }
      const rare = { title: `${t.name()} ${rareText}`, desc: `${t.name()}${longText}` };
      const described = await t.request("1.1", { body: rare });
      const wordy = await t.call("1.1", described);
      if (wordy.accepted) {
        const shown = await t.call("1.4", { path: { device_id: idOfNewDevice(wordy) } });
        if (shown.accepted) {
          same("1.1-title-read-back", "title", shown.value("data.title"), rare.title, shown);
          same("1.1-desc-read-back", "desc", shown.value("data.desc"), rare.desc, shown);
        }
      }
      const longest = t.operations.constraint("1.1", "body", "title", "maxLength") ?? 0;
      const request = await t.request("1.1", { body: { title: t.name().padEnd(longest, "x") } });
      const made = await t.call("1.1", request);
      if (made.refused) return;
      const long = await t.call("1.4", { path: { device_id: idOfNewDevice(made) } });
      const { title } = request.body as JsonObject;
      if (long.accepted) same("1.1-title-read-back", "title", long.value("data.title"), title, long);
    },
    { devices: 4 },
  ),

  checks(
    "1.1-ids",
    ["1.1-device_id-unique", "1.1-device-id-returned"],
    async (t) => {
      const [one, two] = [await t.freshDevice(), await t.freshDevice()];
      t.of("1.1-device_id-unique").holds(one.id !== two.id, {
        message: say("sameId"),
        expected: "two ids",
        actual: one.id,
      });
      for (const { id, title } of [one, two]) {
        const reply = await t.call("1.4", { path: { device_id: id } });
        await givenDetails(t, reply);
        const words = { message: say("idUnknown"), expected: `the device "${title}"`, reply };
        t.of("1.1-device-id-returned").holds(reply.accepted && reply.text("data.id") === id, words);
      }
    },
    { devices: 2 },
  ),

  check(
    "1.1-auth_info-unique",
    async (t) => {
      const taken = { auth: t.name() };
      await t.freshDevice({ auth_info: taken });
      const good = await t.request("1.1");
      await refusedBesideTwin(t, "1.1", changed(good, { body: { auth_info: taken } }), good, say("sameTaken"));
      // The document prints a text as well as an object: where it is taken, it is as unique.
      const text = await t.request("1.1", { body: { auth_info: t.name() } });
      const first = await t.call("1.1", text);
      if (!first.accepted) return;
      const again = await t.request("1.1", { body: { auth_info: (text.body as JsonObject).auth_info } });
      t.refused(await t.call("1.1", again), say("sameTaken"));
    },
    { devices: 5 },
  ),

  check(
    "1.1-race",
    async (t) => {
      const requests = [];
      for (let number = 0; number < sent; number++) requests.push(await t.request("1.1"));
      const replies = await t.race("1.1", requests);
      for (const reply of replies) t.given(reply);
      const ids = new Set(replies.map(idOfNewDevice));
      const [first] = replies;
      const alike = { message: say("sameId"), ...(first ? { reply: first } : {}) };
      if (!t.equal(ids.size, sent, alike)) return;
      for (const id of ids) {
        const reply = await t.call("1.4", { path: { device_id: id } });
        await givenDetails(t, reply);
        t.accepted(reply, say("idUnknown"));
      }
    },
    { devices: sent },
  ),

  check(
    "1.1-auth_info-race",
    async (t) => {
      for (let round = 0; round < rounds; round++) {
        const auth_info = { auth: t.name() };
        const requests = [];
        for (let number = 0; number < sent; number++) requests.push(await t.request("1.1", { body: { auth_info } }));
        const won = (await t.race("1.1", requests)).filter((reply) => reply.accepted);
        t.needs(won.length > 0, say("raceWon", { count: 0, sent }));
        const [, second] = won;
        if (second) {
          // Taken again without any haste: it is not for the race.
          const again = await t.call("1.1", await t.request("1.1", { body: { auth_info } }));
          t.needs(again.refused, say("raceWon", { count: won.length, sent }));
        }
        t.holds(won.length === 1, {
          message: say("raceWon", { count: won.length, sent }),
          expected: "1",
          actual: String(won.length),
          ...(second ? { reply: second } : {}),
        });
        await t.undo.all();
      }
    },
    { devices: sent + 1 },
  ),

  check(
    "1.1-auth_info-default-made",
    async (t) => {
      const request = await t.request("1.1", { body: { auth_info: undefined } });
      const reply = await t.call("1.1", request);
      if (reply.refused) {
        // The document also calls it 必选: whoever refuses takes the other reading.
        t.given(await t.call("1.1", await t.request("1.1")));
        t.judgement.readingTaken = "required";
        t.holds(true, {});
        return;
      }
      t.given(reply);
      t.judgement.readingTaken = "default";
      const shown = await found(t, idOfNewDevice(reply), (row) => isFilled(row.auth_info));
      t.holds(isFilled(shown.row.auth_info), {
        message: say("noDefault"),
        expected: "a default auth_info",
        actual: JSON.stringify(shown.row.auth_info) ?? "nothing",
        reply: shown.reply,
        despiteFaults: true,
      });
      const another = await t.call("1.1", await t.request("1.1", { body: { auth_info: undefined } }));
      const other = await found(t, idOfNewDevice(t.given(another)), (row) => isFilled(row.auth_info));
      const [one, two] = [shown, other].map(({ row }) => JSON.stringify(row.auth_info));
      const words = { expected: "another default", actual: two ?? "nothing", reply: other.reply };
      t.holds(one !== two || !isFilled(other.row.auth_info), { message: say("sameTaken"), ...words });
    },
    { devices: 2 },
  ),

  check(
    "1.1-area-legal",
    async (t) => {
      const good = await t.request("1.1", { body: { area: "100" } });
      const bad = changed(good, { body: { area: "abc" } });
      await refusedBesideTwin(t, "1.1", bad, good, say("areaTaken", { value: "abc" }));
    },
    { devices: 2 },
  ),
];

function isFilled(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return false;
  return typeof value !== "object" || Object.keys(value).length > 0;
}
