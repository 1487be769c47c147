import { checks } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { plain } from "../../support/json.js";
import { isPageTotal, pageInfo, rowsOfPage } from "../../support/pages.js";
import { videoPlace } from "../../support/recipes/06-recorded-playback.js";
import type { Reply } from "../../support/reply.js";
import { skipUnseen } from "../../support/unseen.js";
import { say } from "./messages.js";

const pagesWanted = 4;
const largestSize = 50;
/** Rows that every target lets a page have. */
const roomy = 10;
/** A long list is walked from its beginning, and looked at on its last page. */
const mostPages = 6;
const tries = 5;

/** 6.2 in pages: somebody may record meanwhile, so a walk during which the total changed is made again. */
export const pages = [
  checks(
    "6.2-walk",
    [
      "6.2-page-size-value",
      "6.2-total-num-value",
      "6.2-page-total-value",
      "6.2-current-page-value",
      "6.2-pages",
      "6.2-total-without-page",
    ],
    async (t) => {
      await t.exclusive("recording");
      for (let tried = 1; ; tried++) {
        const walk = await walked(t);
        const steady = walk.replies.every((reply) => pageInfo(reply).total === walk.total);
        // A total that is another on every page, time after time, is no sign of life but wrong.
        if (steady || tried === tries) {
          judgeWalk(t, walk);
          return skipUnseen(t, say("fewVideos"));
        }
        await t.wait(1);
      }
    },
  ),
];

interface Walk {
  total: number;
  size: number;
  plain: Reply;
  /** By page number. */
  pages: Map<number, Reply>;
  /** First pages of other sizes, by their size: of one row, and with room for more than there is. */
  others: Map<number, Reply>;
  beyond: Reply[];
  replies: Reply[];
}

async function walked(t: Context): Promise<Walk> {
  const without = t.given(await ask(t, {}));
  const { total } = pageInfo(without);
  t.needs(total > 0, say("fewVideos"));
  const size = sizeFor(total);
  const last = Math.ceil(total / size);
  const pages = new Map<number, Reply>();
  for (const page of new Set([...Array(Math.min(last, mostPages)).keys()].map((at) => at + 1).concat(last))) {
    pages.set(page, t.given(await ask(t, { page_start: page, page_size: size })));
  }
  const others = new Map<number, Reply>();
  for (const page_size of total < roomy ? [1, total + 1] : [1]) {
    others.set(page_size, t.given(await ask(t, { page_start: 1, page_size })));
  }
  const beyond = [await ask(t, { page_start: last + 1, page_size: size })];
  if (total < roomy) beyond.push(await ask(t, { page_start: 2, page_size: total + 1 }));
  const again = t.given(await ask(t, {}));
  const replies = [without, ...pages.values(), ...others.values(), again];
  return { total, size, plain: without, pages, others, beyond, replies };
}

/** Where it can be, one with which the last page is not full: some numbers are wrong there alone. */
function sizeFor(total: number): number {
  const least = Math.min(largestSize, Math.ceil(total / pagesWanted));
  return [least, least + 1, least + 2].find((size) => size < total && total % size > 0) ?? least;
}

function ask(t: Context, paging: Record<string, number>): Promise<Reply> {
  const { device_id, channel_id } = videoPlace(t);
  return t.call("6.2", { query: { device_id, channel_id, ...paging } });
}

function judgeWalk(t: Context, { total, size, plain: without, pages: all, others, beyond }: Walk): void {
  const seen: string[] = [];
  for (const [size, reply] of others) judgePage(t, reply, { total, size, page: 1 });
  for (const [page, reply] of all) {
    judgePage(t, reply, { total, size, page });
    const ids = reply.list("data.videos").map(({ videoid }) => plain(videoid));
    const again = ids.filter((id) => seen.includes(id));
    t.of("6.2-pages").holds(again.length === 0, { message: say("overlap"), actual: again.join(", "), reply });
    seen.push(...ids);
  }
  if (all.size === Math.ceil(total / size)) {
    const words = { message: say("gap"), expected: `${total}`, actual: `${new Set(seen).size}`, reply: without };
    t.of("6.2-pages").holds(new Set(seen).size === total, words);
  }
  for (const reply of beyond) {
    const rows = reply.accepted ? reply.list("data.videos").length : 0;
    t.of("6.2-pages").holds(rows === 0, { message: say("beyond"), expected: "none", actual: `${rows}`, reply });
  }
  const shown = pageInfo(without);
  const expected = rowsOfPage(shown, 1);
  const words = { message: say("pageNumber", { field: "page_size" }), reply: without };
  t.of("6.2-total-without-page").equal(without.list("data.videos").length, expected, words);
  const current = { message: say("pageNumber", { field: "current_page" }), reply: without };
  t.of("6.2-total-without-page").equal(shown.current, 1, current);
}

function judgePage(
  t: Context,
  reply: Reply,
  { total, size, page }: { total: number; size: number; page: number },
): void {
  const shown = pageInfo(reply);
  const rows = reply.list("data.videos").length;
  const words = (field: string) => ({ message: say("pageNumber", { field }), reply });
  t.of("6.2-page-size-value").equal(rows, rowsOfPage({ total, size }, page), { message: say("pageSize"), reply });
  t.of("6.2-page-size-value").equal(shown.size, size, words("page_size"));
  t.of("6.2-total-num-value").equal(shown.total, total, words("total_num"));
  const right = isPageTotal(shown.pages, { total, size });
  const [expected, actual] = [`${Math.ceil(total / size)}`, `${shown.pages}`];
  t.of("6.2-page-total-value").holds(right, { ...words("page_total"), expected, actual });
  t.of("6.2-current-page-value").equal(shown.current, page, words("current_page"));
}
