import { checks } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { pageInfo } from "../../support/pages.js";
import { NotTested } from "../../support/signals.js";
import { askNext, idOf, type LiveList, liveLists, rowsOf, sizeFor, walkable } from "./list.js";
import { say } from "./messages.js";
import { judgeNumbers, judgeOverlap, type Walk, walk } from "./walk.js";

/** One walk through all pages of a list. */
export const pages = liveLists.map((list) =>
  checks(
    `${list.section}-walk`,
    [idOf(list, "pages"), idOf(list, "no-overlap"), idOf(list, "beyond-last")],
    async (t) => {
      const { query, total } = await walkable(t, list);
      const walked = await walk(t, list, query, sizeFor(total));
      judgeNumbers(t, walked);
      judgeTotal(t, walked, total);
      const overlap = t.of(idOf(list, "no-overlap"));
      judgeOverlap(overlap, list, walked);
      if (overlap.judgement.assertions === 0) overlap.skip(new NotTested("PREREQUISITE_FAILED", say("onePage")));
      await judgeBeyond(t, list, walked);
    },
  ),
);

/** A live list does not halve from one call to the next: then the total was that of the page. */
function judgeTotal(t: Context, { pages: [first] }: Walk, before: number): void {
  if (!first) return;
  const { total } = pageInfo(first);
  const words = { message: say("totalOfPage"), expected: `about ${before}`, actual: `${total}`, reply: first };
  t.holds(!(total < before / 2), words);
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
