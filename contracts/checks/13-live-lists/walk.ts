import type { Assertions } from "../../support/assertions.js";
import type { Context } from "../../support/context.js";
import { type JsonObject, plain } from "../../support/json.js";
import { isPageTotal, pageInfo, rowsOfPage } from "../../support/pages.js";
import type { Reply } from "../../support/reply.js";
import { ask, askNext, type LiveList, type Query, rowsOf } from "./list.js";
import { say } from "./messages.js";

/** Pages that are walked through at most. */
const mostPages = 12;

/** The pages of one query, the first one first. */
export interface Walk {
  query: Query;
  size: number;
  pages: Reply[];
}

export async function walk(t: Context, list: LiveList, query: Query, size: number): Promise<Walk> {
  const first = t.given(await ask(t, list, { ...query, page: 1, page_size: size }));
  const pages = [first];
  for (let page = 2; page <= lastPage(first); page++) {
    pages.push(await askNext(t, list, first, page, { ...query, page_size: size }));
  }
  return { query, size, pages };
}

function lastPage(first: Reply): number {
  return Math.min(pageInfo(first).pages || 1, mostPages);
}

/** Whose numbers are judged; each number is a requirement of its own. */
export type Numbers = Record<"size" | "total" | "pages" | "current", Assertions>;

/** Page by page: the numbers agree with the rows, and the total is that of the first page. */
export function judgeNumbers(of: Numbers, { pages, size }: Walk): void {
  const [first = { total: 0, size }] = pages.map(pageInfo);
  pages.forEach((reply, at) => {
    if (!reply.accepted) return;
    const page = at + 1;
    const info = pageInfo(reply);
    const rows = rowsOf(reply).length;
    const words = (field: string) => ({ message: say("pageInfo", { field, page }), reply });
    // Less than was asked for is a cap, which the answer shows.
    const sized = { expected: `${size}`, actual: `${info.size}`, reply };
    of.size.holds(info.size >= 1 && info.size <= size, { message: say("pageSize", { asked: size }), ...sized });
    of.size.equal(info.size, first.size, words("page_size"));
    of.size.equal(rows, rowsOfPage(info, page), words("page_size"));
    of.total.equal(info.total, first.total, { message: say("totalMoved"), reply });
    const expected = `${Math.ceil(info.total / info.size)}`;
    of.pages.holds(isPageTotal(info.pages, info), { ...words("page_total"), expected, actual: `${info.pages}` });
    of.current.equal(info.current, page, words("current_page"));
  });
}

/** The pages are there, and hold as many rows as there are in all. */
export function judgeGap(assertions: Assertions, { pages }: Walk): void {
  const [first] = pages;
  if (!first) return;
  let page = 1;
  for (const reply of pages) assertions.accepted(reply, say("nextRefused", { page: page++ }));
  const { total, pages: last } = pageInfo(first);
  if (pages.length < last || pages.some((reply) => !reply.accepted)) return;
  const count = pages.reduce((sum, reply) => sum + rowsOf(reply).length, 0);
  assertions.equal(count, total, { message: say("gap"), reply: first });
}

/** No row of a page is on an earlier one; not to be told where rows are alike. */
export function judgeOverlap(assertions: Assertions, list: LiveList, { pages }: Walk, whole: Reply): void {
  const texts = [whole, ...pages].map((reply) => rowsOf(reply).map((row) => wholeText(list, row)));
  if (texts.some((rows) => new Set(rows).size < rows.length)) return;
  const seen = new Set<string>();
  texts.slice(1).forEach((rows, at) => {
    const again = rows.filter((row) => seen.has(row));
    const reply = pages[at] as Reply;
    const words = { message: say("overlap", { page: at + 1 }), expected: "none", actual: again[0] ?? "", reply };
    assertions.holds(again.length === 0, words);
    for (const row of rows) seen.add(row);
  });
}

function wholeText(list: LiveList, row: JsonObject): string {
  const columns = [
    "deviceid",
    "channelid",
    "protocoltype",
    list.ip,
    "resolution",
    "audiocodec",
    "bandwidth",
    list.time,
  ];
  return columns.map((name) => plain(row[name])).join(" ");
}
