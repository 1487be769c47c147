import { checks } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { pageInfo } from "../../support/pages.js";
import type { Reply } from "../../support/reply.js";
import { NotTested } from "../../support/signals.js";
import {
  ask,
  documentedLife,
  idOf,
  keyLife,
  keyOf,
  type LiveList,
  liveLists,
  oldestAge,
  type Query,
  walkable,
} from "./list.js";
import { say } from "./messages.js";
import { isLaterPage } from "./page-keys.js";

/** Seconds after the end that a target which sweeps its pages now and then is given. */
const grace = { before: 1, after: 2 };

/** Seconds before the end at which a key is tried, at most. */
const longestMargin = 5;
/** Keys that live for less are hurried for. */
const shortLife = 20;

/** A page_key is good until shortly before its time is over, and no more shortly after. */
export const expiry = liveLists.map((list) =>
  checks(
    `${list.section}-expiry`,
    [idOf(list, "page-key-expires"), idOf(list, "page-key-lives")],
    async (t) => {
      const life = keyLife(t, list);
      const minutes = Math.ceil(life / 60) + 1;
      if (life + 30 > t.target.timeouts.runMinutes * 60) throw new NotTested("INTERRUPTED", say("budget", { minutes }));
      const { query, total } = await walkable(t, list);
      const asked = { ...query, page_size: Math.max(1, Math.floor(total / 2)) };
      // Each key is used once, so that a target which prolongs a key that is used is none the worse for it.
      const [living, dying] = [await begin(t, list, asked), await begin(t, list, asked)];
      t.needs(pageInfo(living).pages > 1, say("onePage"));
      const bornLater = dying.answer.at;
      await judgeLife(t, list, asked, living);
      await until(t, bornLater + (life + grace.before) * 1000);
      const over = await t.poll(
        () => ask(t, list, { ...asked, page: 2, page_key: keyOf(dying) }),
        (reply) => !isLaterPage(reply),
        grace.after,
      );
      const after = Math.round((over.answer.at - bornLater) / 1000);
      const message = say("keyAlive", { seconds: after, life });
      t.holds(!isLaterPage(over), { message, expected: "refused, or page 1 again", reply: over, wronglyTaken: true });
    },
    { waits: documentedLife + grace.before },
  ),
);

function begin(t: Context, list: LiveList, asked: Query): Promise<Reply> {
  return ask(t, list, { ...asked, page: 1 }).then((reply) => t.given(reply));
}

/** Shortly before its end a key is good; where the answer comes too late to tell, a new one is tried a little earlier. */
async function judgeLife(t: Context, list: LiveList, asked: Query, living: Reply): Promise<void> {
  const life = keyLife(t, list);
  const lives = t.of(idOf(list, "page-key-lives"));
  let first = living;
  for (const part of [1 / 4, 1 / 2, 1 / 2]) {
    const at = first.answer.at + (life - Math.min(longestMargin, life * part)) * 1000;
    const reply = await askAt(t, at, life < shortLife, () =>
      ask(t, list, { ...asked, page: 2, page_key: keyOf(first) }),
    );
    const seconds = oldestAge(first, reply) / 1000;
    const good = reply.accepted && pageInfo(reply).current === 2;
    if (good || seconds < life) {
      const message = say("keyDead", { seconds: Math.round(seconds), life });
      return void lives.holds(good, { message, expected: "page 2", reply });
    }
    first = await begin(t, list, asked);
  }
  lives.skip(new NotTested("PREREQUISITE_FAILED", say("tooSlow")));
}

/** Asks at this moment; where seconds count, the turn is taken a second before. */
async function askAt(t: Context, at: number, counts: boolean, run: () => Promise<Reply>): Promise<Reply> {
  if (!counts) {
    await until(t, at);
    return run();
  }
  // Time is that of the last answer: what is waited for now does not count in what is waited for next.
  const lead = Math.max(0, Math.min(1000, at - t.now()));
  await until(t, at - lead);
  return t.inHaste(async () => {
    await t.wait(lead / 1000);
    return run();
  });
}

async function until(t: Context, at: number): Promise<void> {
  if (at > t.now()) await t.wait((at - t.now()) / 1000);
}
