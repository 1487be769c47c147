import { check, checks } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { isPageTotal, pageFault, pageInfo } from "../../support/pages.js";
import type { Reply } from "../../support/reply.js";
import { ask, askNext, idOf, type LiveList, liveLists, rowsOf, sizeFor, timely, walkable, wide } from "./list.js";
import { say } from "./messages.js";
import { judgeGap, judgeNumbers, judgeOverlap, type Numbers, type Walk, walk } from "./walk.js";

const slugs = ["page-size-value", "total-num-value", "page-total-value", "current-page-value", "pages", "beyond-last"];

/** One walk through all pages of a list, and a look at it without any paging. */
export const pages = liveLists.flatMap((list) => [
  checks(
    `${list.section}-walk`,
    slugs.map((slug) => idOf(list, slug)),
    (t) =>
      timely(t, async () => {
        const { query, total } = await walkable(t, list);
        const whole = await ask(t, list, { ...query, page_size: wide });
        const walked = await walk(t, list, query, sizeFor(total));
        judgeNumbers(numbersOf(t, list), walked);
        judgeSmallest(t, list, t.given(await ask(t, list, { ...query, page_size: 1 })));
        judgeTotal(t, list, walked, total);
        judgeGap(t.of(idOf(list, "pages")), walked);
        judgeOverlap(t.of(idOf(list, "pages")), list, walked, whole);
        await judgeBeyond(t, list, walked);
      }),
  ),

  check(idOf(list, "total-without-page"), async (t) => {
    const reply = t.given(await ask(t, list));
    const fault = pageFault(reply, rowsOf(reply).length);
    const message = say("pageInfo", { field: fault?.field ?? "", page: 1 });
    t.holds(fault === undefined, { message, ...fault, reply });
  }),
]);

function numbersOf(t: Context, list: LiveList): Numbers {
  return {
    size: t.of(idOf(list, "page-size-value")),
    total: t.of(idOf(list, "total-num-value")),
    pages: t.of(idOf(list, "page-total-value")),
    current: t.of(idOf(list, "current-page-value")),
  };
}

/** A page may be capped, but one row is below every cap: more of them, and the size asked for is not looked at. */
function judgeSmallest(t: Context, list: LiveList, reply: Reply): void {
  const info = pageInfo(reply);
  const { size, pages: last, total } = info;
  const words = { expected: "1", actual: `${size}, ${rowsOf(reply).length} rows`, reply };
  const right = size === 1 && rowsOf(reply).length <= 1;
  t.of(idOf(list, "page-size-value")).holds(right, { message: say("pageSize", { asked: 1 }), ...words });
  const count = { message: say("pageInfo", { field: "page_total", page: 1 }), expected: `${total}`, actual: `${last}` };
  if (right) t.of(idOf(list, "page-total-value")).holds(isPageTotal(last, info), { ...count, reply });
}

/** A live list does not halve from one call to the next: then the total was that of the page. */
function judgeTotal(t: Context, list: LiveList, { pages: [first] }: Walk, before: number): void {
  if (!first) return;
  const { total } = pageInfo(first);
  const words = { message: say("totalOfPage"), expected: `about ${before}`, actual: `${total}`, reply: first };
  t.of(idOf(list, "total-num-value")).holds(!(total < before / 2), words);
}

/** Behind the last page there is nothing: an empty page, a refusal, or the first page again. */
async function judgeBeyond(t: Context, list: LiveList, { pages: [first], query, size }: Walk): Promise<void> {
  if (!first) return;
  const page = (pageInfo(first).pages || 1) + 1;
  const reply = await askNext(t, list, first, page, { ...query, page_size: size });
  const count = pageInfo(reply).current === 1 ? 0 : rowsOf(reply).length;
  const words = { message: say("beyond"), expected: "none", actual: `${count} rows`, reply };
  t.of(idOf(list, "beyond-last")).holds(count === 0, words);
}
