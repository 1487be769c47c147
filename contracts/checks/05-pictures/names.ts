import { check, checks } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { refusedBesideTwin, someTaken } from "../../support/derived/twin.js";
import { unknownDeviceId } from "../../support/devices.js";
import { get } from "../../support/media/follow.js";
import { addChannel } from "../../support/recipes/02-channels.js";
import { pictureBytes } from "../../support/recipes/picture-bytes.js";
import { changed } from "../../support/request.js";
import { NotTested } from "../../support/signals.js";
import { addressOf, info, list, rowOf, upload } from "./gallery.js";
import { say } from "./messages.js";

/** So many uploads at once. */
const parallel = 8;

/** A picture's name is its id: once in a channel, and known or not. */
export const names = [
  checks("5.1-twice", ["5.1-name-taken", "5.1-name-taken-keeps", "5.2-name-unique", "5.3-name-unique"], async (t) => {
    const first = await upload(t, await addChannel(t), { format: "png" });
    const before = await info(t, first);
    const address = addressOf(t.shown(before, "data.url"));
    const served = await get(t, address);
    const query = { device_id: first.deviceId, channel_id: first.channelId, format: "jpg", name: first.name };
    const bad = { query, body: pictureBytes("jpg") };
    const reply = await t.call("5.1", bad);
    if (reply.refused) t.given(await t.call("5.1", changed(bad, { query: { name: t.name() } })));
    t.of("5.1-name-taken").refused(reply, say("nameTaken"));
    const after = t.given(await info(t, first));
    const now = await get(t, addressOf(after.text("data.url")));
    const same = Buffer.from(now.bytes).equals(served.bytes);
    const keeps = t.of("5.1-name-taken-keeps");
    if (served.accepted) keeps.holds(same, { message: say("overwritten"), reply: now });
    else keeps.skip(new NotTested("PREREQUISITE_FAILED", say("notServed")));
    t.of("5.3-name-unique").equal(after.text("data.format"), before.text("data.format"), {
      message: say("overwritten"),
      reply: after,
    });
    const shown = t.given(await list(t, first, {}, (one) => rowOf(one, first.name) !== undefined));
    const rows = shown.list("data").filter(({ name }) => name === first.name);
    const words = { message: say("twice"), expected: "once", actual: `${rows.length} times`, reply: shown };
    // Not at all is another matter.
    t.of("5.2-name-unique").holds(rows.length <= 1, words);
  }),

  check("5.1-name-per-channel", async (t) => {
    const first = await upload(t, await addChannel(t));
    const otherId = (await t.otherDevice()).id;
    const places: Record<string, { deviceId: string; channelId: number }> = {
      "on another channel": await addChannel(t),
      "on another device": await addChannel(t, otherId),
    };
    const query = { device_id: otherId, channel_id: first.channelId, title: t.name() };
    // There the number of the channel is the same too.
    if ((await t.call("2.3", { query })).accepted) {
      places["on the same channel of another device"] = { deviceId: otherId, channelId: first.channelId };
    }
    for (const [where, place] of Object.entries(places)) {
      const query = { device_id: place.deviceId, channel_id: place.channelId, format: "png", name: first.name };
      const reply = await t.call("5.1", { query, body: first.bytes });
      if (!reply.accepted) await upload(t, place);
      t.accepted(reply, say("nameRefused", { where }));
    }
  }),

  check("5.1-race", async (t) => {
    const { deviceId, channelId } = await addChannel(t);
    const name = t.name();
    const query = { device_id: deviceId, channel_id: channelId, format: "png", name };
    const replies = await t.race(
      "5.1",
      Array.from({ length: parallel }, () => ({ query, body: pictureBytes("png") })),
    );
    await someTaken(t, replies);
    const [reply] = replies;
    const count = replies.filter(({ accepted }) => accepted).length;
    // Taken again without any haste: it is not for the race.
    const again = count > 1 ? await t.call("5.1", { query, body: pictureBytes("png") }) : undefined;
    t.needs(again?.refused ?? true, say("races", { count }));
    const words = { message: say("races", { count }), expected: "1", actual: `${count}` };
    t.holds(count === 1, { ...words, ...(reply ? { reply } : {}) });
    const shown = t.given(await list(t, { deviceId, channelId }, {}, (one) => rowOf(one, name) !== undefined));
    const rows = shown.list("data").filter((row) => row.name === name).length;
    t.holds(rows <= 1, { message: say("races", { count: rows }), expected: "1", actual: `${rows}`, reply: shown });
  }),

  check("5.1-race-of-names", async (t) => {
    const { deviceId, channelId } = await addChannel(t);
    const query = { device_id: deviceId, channel_id: channelId, format: "png" };
    const requests = Array.from({ length: parallel }, () => ({
      query: { ...query, name: t.name() },
      body: pictureBytes("png"),
    }));
    const replies = await t.race("5.1", requests);
    await someTaken(t, replies);
    for (const reply of replies) t.accepted(reply);
    const all = (one: { list(path: string): unknown[] }) => one.list("data").length >= parallel;
    const shown = t.given(await list(t, { deviceId, channelId }, { page_size: 50 }, all));
    t.needs(shown.list("data").length > 0, say("notShown"));
    const missing = requests.filter(({ query: { name } }) => !rowOf(shown, name)).length;
    t.holds(missing === 0, { message: say("racesLost"), expected: "0", actual: `${missing}`, reply: shown });
  }),

  check("5.1-device-unknown", (t) => refusesUnknownDevice(t, "5.1")),
  check("5.2-device-unknown", (t) => refusesUnknownDevice(t, "5.2")),
  check("5.3-device-unknown", (t) => refusesUnknownDevice(t, "5.3")),
  check("5.4-device-unknown", (t) => refusesUnknownDevice(t, "5.4")),

  check("5.3-unknown", (t) => refusesUnknownPicture(t, "5.3")),
  check("5.4-unknown", (t) => refusesUnknownPicture(t, "5.4")),
];

/** A name that is cut short, and one of another channel. */
async function refusesUnknownPicture(t: Context, section: string): Promise<void> {
  const { deviceId, channelId } = await addChannel(t);
  const elsewhere = { device_id: deviceId, channel_id: channelId };
  for (const isElsewhere of [false, true]) {
    const good = await t.request(section);
    const query = isElsewhere ? elsewhere : { name: String(good.query?.name).slice(0, -1) };
    await refusedBesideTwin(t, section, changed(good, { query }), good, say("unknownTaken", { what: "picture" }));
  }
}

async function refusesUnknownDevice(t: Context, section: string): Promise<void> {
  const good = await t.request(section);
  const bad = changed(good, { query: { device_id: await unknownDeviceId(t) } });
  await refusedBesideTwin(t, section, bad, good, say("unknownTaken", { what: "device" }));
}
