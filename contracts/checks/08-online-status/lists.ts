import type { FieldFact } from "../../../schemas/facts.js";
import { check, checks } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { deviceIds, goneOf } from "../../support/derived/device-ids.js";
import { unknownDeviceId } from "../../support/devices.js";
import type { Reply } from "../../support/reply.js";
import { ask, listedIds } from "./asked.js";
import { say } from "./messages.js";

/** Which devices an answer lists, and how many it says that they are. */
export const lists = [
  checks(
    "8-lists",
    ["8-devIds-list", "8-all-asked", "8-total"],
    async (t) => {
      const ids = [(await t.device()).id, (await t.otherDevice()).id];
      if (t.mayWrite) ids.push((await t.freshDevice()).id);
      const settled = (reply: Reply) => ids.every((id) => listedIds(reply).includes(id));
      const reply = t.given(await t.poll(() => ask(t, ids), settled));
      const several = new Set(listedIds(reply).filter((id) => ids.includes(id))).size;
      const words = { message: say("firstOnly"), expected: `${ids.length} devices`, actual: `${several}`, reply };
      t.holds(several > 1, words);
      everyOne(t, reply, ids);
      judgeTotal(t, reply);
      const turned = t.given(await ask(t, [...ids].reverse()));
      everyOne(t, turned, ids);
      judgeTotal(t, turned);
      judgeTotal(t, t.given(await ask(t, ids.slice(0, 1))));
    },
    { devices: 1 },
  ),

  check("8-full-list", async (t) => {
    const most = t.edition.facts.find(
      (fact): fact is FieldFact => fact.kind === "field" && fact.section === "8" && fact.path === "devIds",
    );
    const ids = await deviceIds(t, most?.constraints.maxItems ?? 1);
    const all = (one: Reply) => ids.every((id) => listedIds(one).includes(id));
    const reply = t.given(await t.poll(() => ask(t, ids), all));
    const unlisted = ids.filter((id) => !listedIds(reply).includes(id));
    const gone = await goneOf(t, unlisted);
    const missing = unlisted.filter((id) => !gone.includes(id));
    const expected = `${ids.length} devices`;
    const actual = `${ids.length - missing.length}`;
    t.holds(missing.length === 0, {
      message: say("notOnce", { id: missing[0] ?? "", count: 0 }),
      expected,
      actual,
      reply,
    });
  }),

  check("8-device-unknown", async (t) => {
    const unknown = await unknownDeviceId(t);
    const reply = await ask(t, [unknown]);
    t.given(await ask(t, [(await t.device()).id]));
    const shown = reply.accepted && listedIds(reply).includes(unknown);
    t.holds(!shown, { message: say("unknownShown"), expected: "refused, or left out", reply, wronglyTaken: true });
  }),

  check("8-foreign-left-out", async (t) => {
    const [own, other] = [await t.device(), await t.otherDevice()];
    const reply = await t.call("8", { query: { devIds: `${own.id},${other.id}` } }, { key: await t.keyOf(own) });
    t.given(await ask(t, [own.id, other.id]));
    const shown = reply.accepted && listedIds(reply).includes(other.id);
    t.holds(!shown, { message: say("foreignShown"), expected: `no ${other.id}`, reply });
  }),
];

function everyOne(t: Context, reply: Reply, ids: readonly string[]): void {
  const shown = listedIds(reply);
  for (const id of ids) {
    const count = shown.filter((one) => one === id).length;
    const words = { message: say("notOnce", { id, count }), expected: "once", actual: `${count} times`, reply };
    t.of("8-all-asked").holds(count === 1, words);
  }
  const others = shown.filter((id) => !ids.includes(id));
  const words = { message: say("notAsked"), expected: "none", actual: others.join(", "), reply };
  t.of("8-all-asked").holds(others.length === 0, words);
}

/** All that were asked for exist, so that listed and asked for are the same number. */
function judgeTotal(t: Context, reply: Reply): void {
  const expected = listedIds(reply).length;
  t.of("8-total").equal(reply.value("result.total_count"), expected, { message: say("total"), reply });
}
