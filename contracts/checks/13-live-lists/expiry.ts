import { checks } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { pageInfo } from "../../support/pages.js";
import { NotTested } from "../../support/signals.js";
import { ask, documentedLife, idOf, keyLife, keyOf, liveLists, walkable } from "./list.js";
import { say } from "./messages.js";
import { isLaterPage } from "./page-keys.js";

/** Seconds after the end that a target which sweeps its pages now and then is given. */
const grace = { before: 1, after: 2 };

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
      const [living, dying] = [
        t.given(await ask(t, list, { ...asked, page: 1 })),
        t.given(await ask(t, list, { ...asked, page: 1 })),
      ];
      const [born, bornLater] = [living.answer.at, dying.answer.at];
      t.needs(pageInfo(living).pages > 1, say("onePage"));
      await until(t, born + (life - Math.min(5, life / 4)) * 1000);
      const late = await ask(t, list, { ...asked, page: 2, page_key: keyOf(living) });
      const seconds = Math.round((late.answer.at - born) / 1000);
      const lives = t.of(idOf(list, "page-key-lives"));
      if (late.answer.at - born >= life * 1000) lives.skip(new NotTested("PREREQUISITE_FAILED", say("tooSlow")));
      else
        lives.holds(late.accepted && pageInfo(late).current === 2, {
          message: say("keyDead", { seconds, life }),
          expected: "page 2",
          reply: late,
        });
      await until(t, bornLater + (life + grace.before) * 1000);
      const over = await t.poll(
        () => ask(t, list, { ...asked, page: 2, page_key: keyOf(dying) }),
        (reply) => !isLaterPage(reply),
        grace.after,
      );
      const after = Math.round((over.answer.at - bornLater) / 1000);
      const message = say("keyAlive", { seconds: after, life });
      t.holds(!isLaterPage(over), { message, expected: "refused, or page 1 again", reply: over });
    },
    { waits: documentedLife + grace.before },
  ),
);

async function until(t: Context, at: number): Promise<void> {
  if (at > t.now()) await t.wait((at - t.now()) / 1000);
}
