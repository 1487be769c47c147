import { check, checks } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { isPageTotal, pageInfo, rowsOfPage } from "../../support/pages.js";
import { addChannel } from "../../support/recipes/02-channels.js";
import type { Reply } from "../../support/reply.js";
import { type Gallery, gallery, list, listed, rowOf, upload } from "./gallery.js";
import { say } from "./messages.js";

const size = 2;
/** Seconds well beyond the bound of a filter. */
const hour = 3600;

/** 5.2: pages, filters, and whose pictures are listed. */
export const listing = [
  checks(
    "5.2-walk",
    ["5.2-page-size-value", "5.2-total-num-value", "5.2-page-total-value", "5.2-current-page-value", "5.2-pages"],
    async (t) => {
      const { shown } = await listed(t);
      const total = shown.pictures.length;
      const seen: unknown[] = [];
      const pages = Math.ceil(total / size);
      let last: Reply | undefined;
      for (let page = 1; page <= pages; page++) {
        const reply = t.given(await askPage(t, shown, page, total));
        judgePage(t, reply, { total, page, size });
        const names = reply.list("data").map((row) => row.name);
        const again = names.filter((name) => seen.includes(name));
        t.of("5.2-pages").holds(again.length === 0, { message: say("overlap"), actual: again.join(", "), reply });
        seen.push(...names);
        last = reply;
      }
      const missing = shown.pictures.filter(({ name }) => !seen.includes(name));
      const words = { message: say("gap"), expected: `${total} pictures`, actual: `${total - missing.length}` };
      t.of("5.2-pages").holds(missing.length === 0, { ...words, ...(last ? { reply: last } : {}) });
      await judgeBeyond(t, shown, pages + 1);
      // With one row a page the last one is full, with two it is not.
      judgePage(t, t.given(await askPage(t, shown, 1, total, 1)), { total, page: 1, size: 1 });
    },
  ),

  check("5.2-total-without-page", async (t) => {
    const { shown } = await listed(t);
    const reply = t.given(await list(t, shown, {}, (one) => pageInfo(one).total === shown.pictures.length));
    const { total, size: taken, current } = pageInfo(reply);
    const rows = reply.list("data").length;
    t.equal(total, shown.pictures.length, { message: say("pageNumber", { field: "total_num" }), reply });
    t.equal(current, 1, { message: say("pageNumber", { field: "current_page" }), reply });
    t.equal(rows, rowsOfPage({ total, size: taken }, 1), { message: say("pageNumber", { field: "page_size" }), reply });
  }),

  check("5.2-start_time-filter", async (t) => {
    await filters(t, "start_time", { keeps: -hour, leavesOut: hour });
  }),

  check("5.2-end_time-filter", async (t) => {
    await filters(t, "end_time", { keeps: hour, leavesOut: -hour });
  }),

  check("5.2-both-bounds", async (t) => {
    const { shown, reply: all } = await listed(t);
    for (const { name } of shown.pictures) {
      const date = Number(rowOf(all, name)?.date);
      const reply = t.given(await list(t, shown, { start_time: date - hour, end_time: date + hour, page_size: 50 }));
      const words = { message: say("filterKeeps", { field: "start_time, end_time" }), reply };
      if (!t.holds(rowOf(reply, name) !== undefined, words)) return;
      const before = t.given(await list(t, shown, { start_time: date - 2 * hour, end_time: date - hour }));
      const strays = before.list("data").length;
      const lets = { message: say("filterLets", { field: "start_time, end_time" }), expected: "no picture" };
      if (!t.holds(strays === 0, { ...lets, actual: `${strays}`, reply: before })) return;
    }
  }),

  checks("5.2-places", ["5.2-channel", "5.2-device"], async (t) => {
    const { shown } = await listed(t);
    const own = new Set(shown.pictures.map(({ name }) => name));
    const there = { channel: await addChannel(t), device: await addChannel(t, (await t.otherDevice()).id) };
    for (const place of ["channel", "device"] as const) {
      const mine = await upload(t, there[place]);
      const reply = t.given(
        await list(t, there[place], { page_size: 50 }, (one) => rowOf(one, mine.name) !== undefined),
      );
      const strays = reply.list("data").filter((row) => own.has(String(row.name)));
      const assertions = t.of(`5.2-${place}`);
      assertions.holds(strays.length === 0, { message: say("elsewhere", { place }), reply });
      assertions.holds(rowOf(reply, mine.name) !== undefined, { message: say("notShown"), reply });
      const here = t.given(await list(t, shown, { page_size: 50 }));
      assertions.holds(rowOf(here, mine.name) === undefined, { message: say("elsewhere", { place }), reply: here });
    }
  }),
];

function askPage(t: Context, shown: Gallery, page: number, total: number, page_size = size): Promise<Reply> {
  const wanted = (reply: Reply) => pageInfo(reply).total === total;
  return list(t, shown, { page_start: page, page_size }, wanted);
}

interface Asked {
  total: number;
  page: number;
  size: number;
}

function judgePage(t: Context, reply: Reply, { total, page, size }: Asked): void {
  const shown = pageInfo(reply);
  const rows = reply.list("data").length;
  t.of("5.2-page-size-value").equal(rows, rowsOfPage({ total, size }, page), { message: say("pageSize"), reply });
  const words = (field: string) => ({ message: say("pageNumber", { field }), reply });
  t.of("5.2-page-size-value").equal(shown.size, size, words("page_size"));
  t.of("5.2-total-num-value").equal(shown.total, total, words("total_num"));
  const expected = String(Math.ceil(total / size));
  const right = isPageTotal(shown.pages, { total, size });
  t.of("5.2-page-total-value").holds(right, { ...words("page_total"), expected, actual: String(shown.pages) });
  t.of("5.2-current-page-value").equal(shown.current, page, words("current_page"));
}

/** Behind the last page there is nothing: an empty page or a refusal. */
async function judgeBeyond(t: Context, shown: Gallery, page: number): Promise<void> {
  const { deviceId: device_id, channelId: channel_id } = shown;
  const query = { device_id, channel_id, page_start: page, page_size: size };
  const reply = await t.call("5.2", { query });
  const rows = reply.accepted ? reply.list("data").length : 0;
  t.of("5.2-pages").holds(rows === 0, { message: say("beyond"), expected: "none", actual: `${rows}`, reply });
}

/** One bound, well on either side of a picture's own date: with the one the picture is there, with the other it is not. */
async function filters(
  t: Context,
  field: "start_time" | "end_time",
  { keeps, leavesOut }: { keeps: number; leavesOut: number },
): Promise<void> {
  const { reply: all } = await listed(t);
  const shown = await gallery(t);
  const name = shown.pictures[0]?.name ?? "";
  const date = Number(rowOf(all, name)?.date);
  t.needs(Number.isFinite(date), say("date"));
  const kept = t.given(await list(t, shown, { [field]: date + keeps, page_size: 50 }));
  t.holds(rowOf(kept, name) !== undefined, { message: say("filterKeeps", { field }), reply: kept });
  const left = t.given(await list(t, shown, { [field]: date + leavesOut, page_size: 50 }));
  const strays = left.list("data").length;
  const words = { message: say("filterLets", { field }), expected: "no picture", actual: `${strays}`, reply: left };
  t.holds(strays === 0, words);
  t.equal(pageInfo(left).total, 0, { message: say("pageNumber", { field: "total_num" }), reply: left });
}
