import { check, checks } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { largestPage } from "../../support/derived/device-ids.js";
import { plain } from "../../support/json.js";
import { addChannel } from "../../support/recipes/02-channels.js";
import type { Reply } from "../../support/reply.js";
import { say } from "./messages.js";
import { found, idsOf, search } from "./search.js";

const count = 5;

/** Paging over devices of our own, found by what their titles begin with. */
export const pages = [
  checks(
    "1.5-walk",
    ["1.5-all-matching-listed", "1.5-total", "1.5-per-page", "1.5-pages"],
    async (t) => {
      const { stem, ids } = await family(t);
      const ask = (page: number, per_page: number) =>
        search(t, { title: stem, page, per_page }, (reply) => reply.value("data.total_count") === count);
      const all = await ask(1, largestPage(t));
      const missing = ids.filter((id) => !idsOf(all).includes(id));
      const words = {
        message: say("gap"),
        expected: `${count} devices`,
        actual: `${count - missing.length}`,
        reply: all,
      };
      t.of("1.5-all-matching-listed").holds(missing.length === 0, words);
      const walked: Reply[] = [];
      for (let page = 1; page <= Math.ceil(count / size); page++) walked.push(await ask(page, size));
      judgeWalk(t, walked, ids);
      const beyond = await ask(walked.length + 1, size);
      const empty = { message: say("afterLast"), expected: "none", actual: idsOf(beyond).join(", "), reply: beyond };
      t.of("1.5-pages").holds(idsOf(beyond).length === 0, empty);
    },
    { devices: count },
  ),

  check("1.5-channel-count", async (t) => {
    const { id } = await t.freshDevice();
    const { channelId } = await addChannel(t, id);
    await addChannel(t, id);
    const { row, reply } = await found(t, id, (one) => one.channel_count === 2);
    t.equal(row.channel_count, 2, { message: say("channelCount"), reply });
    const deletion = await t.call("2.2", { query: { device_id: id, channel_id: channelId } });
    if (!deletion.accepted) return;
    const fewer = await found(t, id, (one) => one.channel_count === 1);
    t.equal(fewer.row.channel_count, 1, { message: say("channelCount"), reply: fewer.reply });
  }),

  check(
    "1.5-create-time",
    async (t) => {
      const [first, second] = [await t.freshDevice(), await t.freshDevice()];
      const [one, two] = [await found(t, first.id), await found(t, second.id)];
      const [earlier, later] = [String(one.row.create_time), String(two.row.create_time)];
      await judgeLastLogin(t);
      const form = { message: timeForm("create_time"), expected: "2013-02-11 12:22:33", actual: earlier };
      if (!t.holds(printedTime.test(earlier), { ...form, reply: one.reply })) return;
      const order = { message: say("timeOrder"), expected: `${earlier} or later`, actual: later, reply: two.reply };
      t.holds(earlier <= later, order);
      t.given(await t.call("1.3", { path: { device_id: first.id }, body: { desc: t.name() } }));
      await t.wait(1.1);
      const again = await found(t, first.id);
      t.equal(again.row.create_time, earlier, { message: say("timeMoved"), reply: again.reply });
    },
    { devices: 2, waits: 1.1 },
  ),
];

const size = 2;
const printedTime = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;
const timeForm = (field: string) => say("timeForm", { field });

/** A device that is online has been there before. */
async function judgeLastLogin(t: Context): Promise<void> {
  const { online } = t.target.fixtures;
  if (!online) return;
  const { row, reply } = await found(t, online.deviceId);
  const actual = plain(row.last_login);
  const words = { message: timeForm("last_login"), expected: "2018-11-20 15:34:09", actual, reply };
  t.holds(actual === "" || printedTime.test(actual), words);
}

async function family(t: Context) {
  const stem = t.name();
  const ids: string[] = [];
  for (let number = 0; number < count; number++) ids.push((await t.freshDevice({ title: `${stem}n${number}` })).id);
  return { stem, ids };
}

function judgeWalk(t: Context, walked: Reply[], ids: string[]): void {
  const seen: string[] = [];
  for (const [at, reply] of walked.entries()) {
    const expected = Math.min(size, count - at * size);
    const total = { message: say("total"), reply };
    t.of("1.5-total").equal(reply.value("data.total_count"), count, total);
    t.of("1.5-per-page").equal(reply.value("data.per_page"), size, { message: say("perPage"), reply });
    t.of("1.5-per-page").equal(idsOf(reply).length, expected, { message: say("perPage"), reply });
    t.of("1.5-pages").equal(reply.value("data.page"), at + 1, { message: say("otherValue", { field: "page" }), reply });
    const again = idsOf(reply).filter((id) => seen.includes(id));
    t.of("1.5-pages").holds(again.length === 0, {
      message: say("overlap"),
      expected: "none",
      actual: again.join(", "),
      reply,
    });
    seen.push(...idsOf(reply));
  }
  const missing = ids.filter((id) => !seen.includes(id));
  const last = walked.at(-1);
  const words = { message: say("gap"), expected: `${ids.length} devices`, actual: `${ids.length - missing.length}` };
  for (const id of ["1.5-all-matching-listed", "1.5-pages"] as const) {
    t.of(id).holds(missing.length === 0, { ...words, ...(last ? { reply: last } : {}) });
  }
}
