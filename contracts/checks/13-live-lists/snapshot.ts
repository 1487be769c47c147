import { checks } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { getPlaylist } from "../../support/media/follow.js";
import { liveAddress, liveStream } from "../../support/media/live.js";
import { pageInfo } from "../../support/pages.js";
import type { Reply } from "../../support/reply.js";
import { NotTested } from "../../support/signals.js";
import {
  ask,
  askNext,
  identities,
  idOf,
  keyLife,
  type LiveList,
  playList,
  type Query,
  sizeFor,
  timely,
  walkable,
  wide,
} from "./list.js";
import { say } from "./messages.js";
import { judgeNumbers, type Walk, walk } from "./walk.js";

/** Seconds that a list is given to change by itself. */
const patience = 3;

/** A walk that is done again after the list has changed. 13.2's is in chapter 14, which can make its list change. */
export const snapshots = [
  checks("13.1-snapshot", ["13.1-snapshot"], async (t) => {
    await t.useStream();
    await timely(t, async () => {
      const { query, total } = await walkable(t, playList);
      const before = await walk(t, playList, query, sizeFor(total));
      await change(t, playList, query);
      await judgeSame(t, playList, before);
    });
  }),
];

/** Walks the same pages again: they hold what they held. */
export async function judgeSame(t: Context, list: LiveList, before: Walk): Promise<void> {
  const assertions = t.of(idOf(list, "snapshot"));
  const [first, ...rest] = before.pages;
  if (!first) return;
  judgeNumbers({ size: assertions, total: assertions, pages: assertions, current: assertions }, before);
  let page = 1;
  for (const known of rest) {
    page++;
    const again = await askNext(t, list, first, page, { ...before.query, page_size: before.size });
    const same = sameRows(list, known, again) && pageInfo(again).total === pageInfo(first).total;
    const words = { message: say("walkMoved", { page }), expected: shown(known), actual: shown(again), reply: again };
    assertions.holds(same, words);
  }
}

function sameRows(list: LiveList, one: Reply, other: Reply): boolean {
  return other.accepted && identities(list, one).join("\n") === identities(list, other).join("\n");
}

function shown(reply: Reply): string {
  return reply.accepted ? `${reply.list("result").length} rows of ${pageInfo(reply).total}` : reply.shown();
}

/** Becomes a viewer and waits until the list is another one; a list that stays as it is says nothing against the target. */
async function change(t: Context, list: LiveList, query: Query): Promise<void> {
  const look = () => ask(t, list, { ...query, page_size: wide });
  const before = await look();
  await view(t);
  const text = (reply: Reply) => `${pageInfo(reply).total} ${identities(list, reply).join("\n")}`;
  await t.poll(look, (reply) => text(reply) !== text(before), Math.min(patience, keyLife(t, list) / 4));
}

/** Plays a moment of the online fixture's stream; false where there is none to be played. */
export async function view(t: Context): Promise<boolean> {
  try {
    const { form, play } = await liveStream(t);
    if (form === undefined) return false;
    return (await getPlaylist(t, liveAddress(t, play, `${form}${play.token}`))).playlist !== undefined;
  } catch (problem) {
    if (problem instanceof NotTested) return false;
    throw problem;
  }
}
