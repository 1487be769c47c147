import { checks } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { plain } from "../../support/json.js";
import { pageFault } from "../../support/pages.js";
import type { Reply } from "../../support/reply.js";
import { skipUnseen } from "../../support/unseen.js";
import { say } from "./messages.js";
import { download, givenDownload, list, listOf, rows, rowsOf, sameBytes, upload } from "./store.js";

/** UNIX times in seconds between 2001 and 2286; milliseconds have three digits more. */
const seconds = { first: 1e9, last: 1e10 };

/** What the list shows of files, and what deleting does to it. */
export const listing = [
  checks(
    "15.4-listing",
    ["15.4-name-filter", "15.4-size-value", "15.4-date-value", "15.4-product", "15.1-desc-read-back", "15.4-page-info"],
    async (t) => {
      const files = [
        { name: t.name(), desc: t.name(), size: 3000 },
        { name: t.name(), desc: t.random.chinese(20), size: 1 },
      ];
      for (const { name, desc, size } of files) t.given(await upload(t, name, t.random.bytes(size), desc));
      const dates: number[] = [];
      for (const { name, desc, size } of files) {
        const reply = await list(t, name, (one) => plain(rowsOf(one, name)[0]?.desc) === desc);
        t.given(reply);
        judgeNames(
          t,
          reply,
          name,
          files.map((file) => file.name),
        );
        const [row] = rowsOf(reply, name);
        if (!row) continue;
        t.of("15.4-size-value").equal(row.size, size, { message: say("otherValue", { field: "size" }), reply });
        const same = { message: say("otherValue", { field: "product_id" }), reply };
        t.of("15.4-product").equal(plain(row.product_id), String(t.target.productId), same);
        t.of("15.1-desc-read-back").equal(row.desc, desc, { message: say("otherValue", { field: "desc" }), reply });
        const date = Number(row.date);
        const words = { message: say("noDate"), expected: "1548228623", actual: String(row.date), reply };
        t.of("15.4-date-value").holds(date > seconds.first && date < seconds.last, words);
        dates.push(date);
        judgePageInfo(t, reply);
      }
      const [earlier = 0, later = 0] = dates;
      t.of("15.4-date-value").holds(later >= earlier, {
        message: say("dateOrder"),
        expected: `${earlier} or later`,
        actual: `${later}`,
      });
      const nobody = await list(t, t.name());
      t.holds(rows(nobody).length === 0, { message: say("strangerListed"), expected: "none", reply: nobody });
      const all = await t.call("15.4", { query: { product_id: t.target.productId } });
      if (all.accepted) judgePageInfo(t, all);
      skipUnseen(t, say("notListed"));
    },
  ),

  checks("15.3-deletion", ["15.3-gone", "15.3-others-stay"], async (t) => {
    const [gone, stays] = [t.name(), t.name()];
    const bytes = t.random.bytes(100);
    for (const name of [gone, stays]) t.given(await upload(t, name, bytes));
    const query = { product_id: t.target.productId, name: gone };
    t.given(await download(t, gone));
    t.given(await t.call("15.3", { query }));
    const reply = await t.poll(
      () => download(t, gone),
      (one) => one.refused,
    );
    t.refused(reply, say("stillThere"));
    const listed = await list(t, gone, (one) => rowsOf(one, gone).length === 0);
    t.holds(rowsOf(listed, gone).length === 0, { message: say("stillListed"), expected: "not listed", reply: listed });
    const other = await givenDownload(t, await download(t, stays));
    t.of("15.3-others-stay").holds(sameBytes(other, bytes), { message: say("otherGone"), reply: other });
    const others = await listOf(t, stays, (one) => rowsOf(one, stays).length > 0);
    t.of("15.3-others-stay").holds(rowsOf(others, stays).length > 0, { message: say("otherGone"), reply: others });
  }),
];

/** The name finds its file, once, and none of ours with another name. */
function judgeNames(t: Context, reply: Reply, name: string, ours: readonly string[]): void {
  const count = rowsOf(reply, name).length;
  const message = count === 0 ? say("notListed") : say("listedTwice", { count });
  t.holds(count === 1, { message, expected: "once", actual: `${count} times`, reply });
  const strangers = ours.filter((other) => other !== name && rowsOf(reply, other).length > 0);
  t.holds(strangers.length === 0, {
    message: say("strangerListed"),
    expected: name,
    actual: strangers.join(", "),
    reply,
  });
}

function judgePageInfo(t: Context, reply: Reply): void {
  const fault = pageFault(reply, rows(reply).length);
  const message = say("pageInfo", { field: fault?.field ?? "" });
  t.of("15.4-page-info").holds(fault === undefined, { message, ...fault, reply });
}
