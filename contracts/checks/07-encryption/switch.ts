import { checks } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import type { Reply } from "../../support/reply.js";
import { changed } from "../../support/request.js";
import { say } from "./messages.js";

/** Settings that are no switch's, next to those that are. */
const wrong = [2, -1];

/** The product's switch is turned both ways and read back; it is put back as it was when the check ends. */
export const theSwitch = [
  checks("7.1-switch", ["7.1-type-enum", "7.1-read-back", "7.2-value", "7.1-refused-unchanged"], async (t) => {
    t.allowed("encryption");
    await t.exclusive("encryption");
    const before = await state(t);
    const both = { message: say("noSuchState"), expected: "0 or 1", actual: before };
    if (!t.of("7.2-value").holds(before === "0" || before === "1", both)) return;
    // The one that changes something goes first.
    const turned: Reply[] = [];
    for (const type of [1 - Number(before), Number(before)]) turned.push(await turn(t, type));
    const [first] = turned;
    // Neither way: it is not for the value.
    if (first && !turned.some(({ accepted }) => accepted)) t.given(first);
    turned.forEach((reply, at) => {
      t.accepted(reply, say("settingRefused", { type: at === 0 ? 1 - Number(before) : Number(before) }));
    });
    for (const value of wrong) await refusesBeside(t, value, Number(before));
  }),
];

async function state(t: Context): Promise<string> {
  return t.given(await t.call("7.2", await t.request("7.2"))).text("trans_enc");
}

async function turn(t: Context, type: number): Promise<Reply> {
  const reply = await t.call("7.1", { query: { product_id: t.target.productId }, body: { type } });
  if (!reply.accepted) return reply;
  const ask = async () => t.call("7.2", await t.request("7.2"));
  const shown = await t.poll(ask, (one) => one.text("trans_enc") === String(type));
  const words = { message: say("otherState", { type }), expected: String(type), actual: shown.text("trans_enc") };
  t.of("7.1-read-back").holds(shown.text("trans_enc") === String(type), { ...words, reply: shown });
  return reply;
}

async function refusesBeside(t: Context, value: number, now: number): Promise<void> {
  const good = { query: { product_id: t.target.productId }, body: { type: now } };
  const reply = await t.call("7.1", changed(good, { body: { type: value } }));
  const after = await state(t);
  const words = { message: say("changedAnyway"), expected: String(now), actual: after };
  if (reply.refused) t.of("7.1-refused-unchanged").holds(after === String(now), words);
  t.given(await t.call("7.1", good));
  t.refused(reply, say("valueTaken", { value }));
}
