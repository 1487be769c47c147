import type { Assertions } from "../../support/assertions.js";
import type { Context } from "../../support/context.js";
import { plain } from "../../support/json.js";
import { pageFault, pageInfo } from "../../support/pages.js";
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

/** Page by page: accepted, its numbers agree with its rows, and the total is that of the first page. */
export function judgeNumbers(assertions: Assertions, { pages, size }: Walk): void {
  const total = pages[0] ? pageInfo(pages[0]).total : 0;
  pages.forEach((reply, at) => {
    const page = at + 1;
    if (!assertions.accepted(reply, say("nextRefused", { page }))) return;
    const info = pageInfo(reply);
    const sized = { expected: `${size}`, actual: `${info.size}`, reply };
    // Less than was asked for is a cap, which the answer shows.
    assertions.holds(!(info.size > size), { message: say("pageSize", { asked: size }), ...sized });
    const fault = pageFault(reply, rowsOf(reply).length, page);
    const message = say("pageInfo", { field: fault?.field ?? "", page });
    assertions.holds(fault === undefined, { message, ...fault, reply });
    assertions.equal(info.total, total, { message: say("totalMoved"), reply });
  });
}

/** No row of a page is on an earlier one. Where even one page has rows that are alike nothing can be told. */
export function judgeOverlap(assertions: Assertions, list: LiveList, { pages }: Walk): void {
  const columns = ["deviceid", "channelid", "protocoltype", list.ip, "resolution", "audiocodec", "bandwidth"];
  const texts = pages.map((reply) => rowsOf(reply).map((row) => columns.map((name) => plain(row[name])).join(" ")));
  if (texts.some((rows) => new Set(rows).size < rows.length)) return;
  const seen = new Set<string>();
  texts.forEach((rows, at) => {
    const again = rows.filter((row) => seen.has(row));
    const reply = pages[at] as Reply;
    const words = { message: say("overlap", { page: at + 1 }), expected: "none", actual: again[0] ?? "", reply };
    assertions.holds(again.length === 0, words);
    for (const row of rows) seen.add(row);
  });
}
