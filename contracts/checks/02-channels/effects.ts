import { check, checks } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { addChannel, type Channel } from "../../support/recipes/02-channels.js";
import type { Reply } from "../../support/reply.js";
import { skipUnseen } from "../../support/unseen.js";
import { expectField, isUnlisted, listed, rowsOf, shows } from "./listing.js";
import { say } from "./messages.js";

/** What adding, changing and deleting channels leaves behind, as 2.1 shows it. */
export const effects = [
  checks("2.3-effects", ["2.3-read-back", "2.3-desc-read-back", "2.1-read-back", "2.3-unchanged"], async (t) => {
    const { id } = await t.freshDevice();
    const channels = [await addChannel(t, id), await addChannel(t, id), await addChannel(t, id)];
    const [first] = channels as [Channel];
    channels.push(await addChannel(t, id, awkward));
    const again = { device_id: id, channel_id: first.channelId, title: t.name(), desc: t.name() };
    const second = await t.call("2.3", { query: again });
    const reply = await listed(t, id, (one) => channels.every((channel) => shows(one, channel)));
    for (const channel of channels.slice(1)) {
      if (await isUnlisted(t, reply, channel)) continue;
      expectField(t.of("2.3-read-back"), reply, channel, "title");
      expectField(t.of("2.3-desc-read-back"), reply, channel, "desc");
    }
    // Who takes the second one is told so by 2.3-channel-exists.
    if (second.refused && !(await isUnlisted(t, reply, first))) {
      expectField(t.of("2.3-unchanged"), reply, first, "title");
    }
    for (const { channelId } of channels) {
      const count = rowsOf(reply, channelId).length;
      const message =
        count === 0 ? say("notListed", { channel: channelId }) : say("listedTwice", { channel: channelId, count });
      t.of("2.1-read-back").holds(count === 1, { message, expected: "once", actual: `${count} times`, reply });
    }
    skipUnseen(t, say("notListed", { channel: first.channelId }));
  }),

  checks("2.4-effects", ["2.4-read-back"], async (t) => {
    const { id } = await t.freshDevice();
    const [changedOne, other] = [await addChannel(t, id), await addChannel(t, id)];
    const now = { ...changedOne, title: t.name(), desc: `${t.name()}${awkward}` };
    const query = { device_id: id, channel_id: now.channelId, title: now.title, desc: now.desc };
    // The same number on another device is another channel.
    const twin = { ...now, deviceId: (await t.otherDevice()).id, title: t.name(), desc: t.name() };
    const theirs = { device_id: twin.deviceId, channel_id: twin.channelId, title: twin.title, desc: twin.desc };
    const added = await t.call("2.3", { query: theirs });
    t.given(await t.call("2.4", { query }));
    if (added.accepted) {
      const elsewhere = await listed(t, twin.deviceId, (one) => shows(one, twin));
      if (rowsOf(elsewhere, twin.channelId).length > 0) expectField(t, elsewhere, twin, "title");
    }
    const reply = await listed(t, id, (one) => shows(one, now) && shows(one, other));
    for (const channel of [now, other]) {
      if (await isUnlisted(t, reply, channel)) continue;
      expectField(t, reply, channel, "title");
      expectField(t, reply, channel, "desc");
    }
    skipUnseen(t, say("notListed", { channel: now.channelId }));
  }),

  checks("2.2-effects", ["2.2-gone", "2.2-unknown", "2.2-added-again"], async (t) => {
    const { id } = await t.freshDevice();
    const [gone, other] = [await addChannel(t, id), await addChannel(t, id)];
    const query = { device_id: id, channel_id: gone.channelId };
    // A number that begins with the same digits is another channel too, where it is not too large.
    const longer = { ...gone, channelId: Number(`${gone.channelId}1`), title: t.name(), desc: t.name() };
    const beside = { ...query, channel_id: longer.channelId, title: longer.title, desc: longer.desc };
    const hasLonger = (await t.call("2.3", { query: beside })).accepted;
    // The same number on another device is another channel.
    const elsewhere = { device_id: (await t.device()).id };
    const twin = await t.call("2.3", { query: { ...query, ...elsewhere, title: t.name() } });
    const both = (one: Reply) => shows(one, gone) && shows(one, other);
    const before = await listed(t, id, (one) => both(one) && (!hasLonger || shows(one, longer)));
    // What a list did not show before is not gone by this deletion.
    const [wereListed, longerWas] = [both(before), hasLonger && shows(before, longer)];
    const isThere = (one: Reply) => rowsOf(one, gone.channelId).length === 1;
    const twinWas = twin.accepted && isThere(await listed(t, elsewhere.device_id, isThere));
    const unknown = await t.call("2.2", { query: { ...query, channel_id: t.channelNumber() } });
    t.given(await t.call("2.2", { query }));
    t.of("2.2-unknown").refused(unknown, say("unknownTaken", { thing: "channel" }));
    const reply = await listed(t, id, (one) => rowsOf(one, gone.channelId).length === 0 && shows(one, other));
    const message = say("stillListed", { channel: gone.channelId });
    t.of("2.2-gone").holds(rowsOf(reply, gone.channelId).length === 0, {
      message,
      expected: "not listed",
      actual: "listed",
      reply,
    });
    if (wereListed) expectField(t.of("2.2-gone"), reply, other, "title");
    if (longerWas) {
      const shown = await listed(t, id, (one) => shows(one, longer));
      expectField(t.of("2.2-gone"), shown, longer, "title");
    }
    if (twinWas) {
      const theirs = await listed(t, elsewhere.device_id, isThere);
      const count = rowsOf(theirs, gone.channelId).length;
      const words = { expected: "once", actual: `${count} times`, reply: theirs };
      t.of("2.2-gone").holds(count === 1, { message: say("notListed", { channel: gone.channelId }), ...words });
    }
    t.of("2.2-added-again").accepted(await t.call("2.3", { query: { ...query, title: t.name() } }));
  }),

  checks(
    "2.3-two-devices",
    ["2.3-per-device", "2.1-own-channels"],
    async (t) => {
      const [one, two] = [await t.freshDevice(), await t.freshDevice()];
      const mine = await addChannel(t, one.id);
      const theirs = await addChannel(t, two.id);
      const query = { device_id: two.id, channel_id: mine.channelId, title: t.name() };
      t.of("2.3-per-device").accepted(await t.call("2.3", { query }));
      const reply = await listed(t, one.id, (list) => shows(list, mine));
      const strangers = rowsOf(reply, theirs.channelId).length;
      const words = { message: say("foreignListed"), expected: "none", actual: String(strangers), reply };
      t.of("2.1-own-channels").holds(strangers === 0, words);
    },
    { devices: 2 },
  ),

  check("2.3-race", async (t) => {
    for (let round = 1; round <= rounds; round++) await raceOnce(t);
  }),
];

/** A description that a careless reader of addresses spoils. */
const awkward = "视频 a&b=c/?#100%+1";

/** So many calls at once, so often: a target that goes wrong in every other such race is found in 31 of 32 runs. */
const sent = 8;
const rounds = 5;

async function raceOnce(t: Context): Promise<void> {
  const request = await t.request("2.3");
  const replies = await t.race(
    "2.3",
    Array.from({ length: sent }, () => request),
  );
  const won = replies.filter((reply) => reply.accepted);
  t.needs(won.length > 0, say("raceWon", { count: 0, sent }));
  const extra = won[1] ?? won[0];
  // Taken again without any haste: it is not for the race.
  if (won.length > 1) t.needs((await t.call("2.3", request)).refused, say("raceWon", { count: won.length, sent }));
  t.holds(won.length === 1, {
    message: say("raceWon", { count: won.length, sent }),
    expected: "1",
    actual: String(won.length),
    ...(extra ? { reply: extra } : {}),
  });
}
