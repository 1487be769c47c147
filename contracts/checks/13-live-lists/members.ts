import { check, checks } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { plain } from "../../support/json.js";
import { otherProduct } from "../../support/products.js";
import type { Reply } from "../../support/reply.js";
import { ask, idOf, type LiveList, liveLists, playList, pushList, rowsOf, wide } from "./list.js";
import { say } from "./messages.js";
import { view } from "./snapshot.js";

/** Who is in the lists. */
export const members = [
  ...liveLists.map((list) =>
    checks(`${list.section}-members`, [idOf(list, "own-product"), idOf(list, "product")], async (t) => {
      const all = t.given(await ask(t, list, { page_size: wide }));
      const foreign = rowsOf(all)
        .map((row) => plain(row.productid))
        .filter((id) => id !== `${t.target.productId}`);
      const words = { expected: `${t.target.productId}`, actual: foreign[0] ?? "", reply: all };
      t.holds(foreign.length === 0, { message: say("otherProduct"), ...words });
      const reply = await t.call(list.section, { query: { productid: otherProduct(t), page_size: wide } });
      const shown = {
        message: say("productTaken"),
        expected: "refused, or no rows",
        reply,
        wronglyTaken: true,
      } as const;
      t.of(idOf(list, "product")).holds(rowsOf(reply).length === 0, shown);
    }),
  ),

  check("13.2-pushing-listed", async (t) => {
    await t.useStream();
    const reply = await t.poll(() => askFixture(t, pushList), hasRows);
    t.given(reply);
    t.holds(hasRows(reply), { message: say("notPushing"), expected: "a row", actual: "none", reply });
  }),

  check("13.1-viewer-listed", async (t) => {
    await t.useStream();
    t.needs(await view(t), say("tooFew"));
    const reply = await t.poll(async () => {
      await view(t);
      return askFixture(t, playList);
    }, hasRows);
    t.given(reply);
    t.holds(hasRows(reply), { message: say("notWatching"), expected: "a row", actual: "none", reply });
  }),
];

function askFixture(t: Context, list: LiveList): Promise<Reply> {
  const { deviceId, channelId } = t.fixture("online");
  return ask(t, list, { deviceid: deviceId, channelid: channelId, page_size: wide });
}

function hasRows(reply: Reply): boolean {
  return rowsOf(reply).length > 0;
}
