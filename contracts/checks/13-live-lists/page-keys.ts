import { checks } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { pageInfo } from "../../support/pages.js";
import type { Reply } from "../../support/reply.js";
import {
  ask,
  askNext,
  identities,
  idOf,
  keyOf,
  type LiveList,
  liveLists,
  playList,
  pushList,
  type Query,
  rowsOf,
  timely,
  walkable,
} from "./list.js";
import { type keyNames, say, withKey } from "./messages.js";

/** Page 2 needs the page_key of page 1: without one, with a made-up one or the other list's it is refused, or page 1 again. */
export const pageKeys = liveLists.map((list) =>
  checks(`${list.section}-page-key`, [idOf(list, "page-key"), idOf(list, "foreign-page-key")], (t) =>
    timely(t, async () => {
      const { query, total } = await walkable(t, list);
      const asked = { ...query, page_size: Math.max(1, Math.floor(total / 2)) };
      const first = t.given(await ask(t, list, { ...asked, page: 1 }));
      t.needs(pageInfo(first).pages > 1, say("onePage"));
      const second = await askNext(t, list, first, 2, asked);
      if (!t.accepted(second, say("nextRefused", { page: 2 }))) return;
      const madeUp = { page_key: alike(t, keyOf(first)) };
      await judgeStray(t, list, { first, second, asked }, "none", {});
      await judgeStray(t, list, { first, second, asked }, "unknown", madeUp);
      const other = list === playList ? pushList : playList;
      const theirs = keyOf(t.given(await ask(t, other, { page: 1, page_size: 1 })));
      await judgeStray(t, list, { first, second, asked }, "foreign", { page_key: theirs });
    }),
  ),
);

interface Known {
  first: Reply;
  second: Reply;
  asked: Query;
}

async function judgeStray(
  t: Context,
  list: LiveList,
  { first, second, asked }: Known,
  name: Parameters<typeof keyNames>[0],
  key: Query,
): Promise<void> {
  const reply = await ask(t, list, { ...asked, page: 2, ...key });
  // Only where page 1 is the same twice can its rows be told from those of page 2.
  const again = await ask(t, list, { ...asked, page: 1 });
  const [one, two] = [identities(list, first).join("\n"), identities(list, second).join("\n")];
  const steady = one === identities(list, again).join("\n") && one !== two;
  const isSecond = isLaterPage(reply) || (steady && identities(list, reply).join("\n") === two);
  const words = { message: withKey(name), expected: "refused, or page 1 again", reply, wronglyTaken: true } as const;
  t.of(idOf(list, name === "foreign" ? "foreign-page-key" : "page-key")).holds(!isSecond, {
    ...words,
    actual: reply.accepted ? `page ${pageInfo(reply).current}` : reply.shown(),
  });
}

/** Rows of a page that is not the first: what a page_key that is none must not give. */
export function isLaterPage(reply: Reply): boolean {
  const { current } = pageInfo(reply);
  // Where current_page is missing, that is blamed elsewhere; what page it is nobody knows.
  return rowsOf(reply).length > 0 && !Number.isNaN(current) && current !== 1;
}

/** A key of the same form that nobody gave. */
function alike(t: Context, key: string): string {
  const classes = [/[0-9]/, /[a-f]/, /[g-z]/, /[A-F]/, /[G-Z]/];
  const alphabets = ["0123456789", "abcdef", "ghijklmnopqrstuvwxyz", "ABCDEF", "GHIJKLMNOPQRSTUVWXYZ"];
  const letters = [...key].map((letter) => {
    const alphabet = alphabets[classes.findIndex((one) => one.test(letter))];
    return alphabet ? alphabet[t.random.integer(0, alphabet.length - 1)] : letter;
  });
  const made = letters.join("");
  return made === key || made === "" ? `${key}0` : made;
}
