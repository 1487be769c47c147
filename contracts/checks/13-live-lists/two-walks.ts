import { check } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { pageInfo } from "../../support/pages.js";
import type { Reply } from "../../support/reply.js";
import {
  ask,
  askNext,
  busyDevice,
  deviceOf,
  identities,
  idOf,
  type LiveList,
  liveLists,
  type Query,
  rowsOf,
  sizeFor,
  timely,
  wide,
} from "./list.js";
import { say } from "./messages.js";

/** A longer list is cut into pages as if it had so many rows. */
const mostCut = 100;
/** Pages that each of the two goes at most. */
const steps = 4;

/** Two walks at once, one through the whole list and one through a device's rows, in turns. */
export const twoWalks = liveLists.map((list) =>
  check(idOf(list, "two-walks"), (t) =>
    timely(t, async () => {
      const all = t.given(await ask(t, list, { page_size: wide }));
      const total = Math.min(pageInfo(all).total, mostCut);
      t.needs(total > 1, say("tooFew"));
      const device = await busyDevice(t, list, all);
      const [one, two] = [{ page_size: sizeFor(total) }, { deviceid: device, page_size: 1 }] as const;
      const [first, other] = [
        t.given(await ask(t, list, { ...one, page: 1 })),
        t.given(await ask(t, list, { ...two, page: 1 })),
      ];
      const last = Math.min(Math.max(pageInfo(first).pages, pageInfo(other).pages), steps);
      t.needs(last > 1, say("onePage"));
      const seen: Reply[] = [];
      for (let page = 2; page <= last; page++) {
        const reply = await next(t, list, first, page, one);
        if (reply) seen.push(reply);
        const theirs = await next(t, list, other, page, two);
        if (theirs)
          judge(
            t,
            theirs,
            other,
            rowsOf(theirs).every((row) => deviceOf(row) === device),
          );
      }
      for (const reply of seen) {
        const again = await next(t, list, first, pageInfo(reply).current, one);
        judge(t, reply, first, again !== undefined && same(list, reply, again));
      }
    }),
  ),
);

async function next(t: Context, list: LiveList, first: Reply, page: number, query: Query): Promise<Reply | undefined> {
  return page > pageInfo(first).pages ? undefined : askNext(t, list, first, page, query);
}

function judge(t: Context, reply: Reply, first: Reply, ownRows: boolean): void {
  const { total } = pageInfo(first);
  const right = reply.accepted && ownRows && pageInfo(reply).total === total;
  const words = { expected: `rows of its own, ${total} in all`, actual: `${pageInfo(reply).total} in all`, reply };
  t.holds(right, { message: say("walksMixed"), ...words });
}

function same(list: LiveList, one: Reply, other: Reply): boolean {
  return identities(list, one).join("\n") === identities(list, other).join("\n");
}
