import { checks } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { type JsonObject, plain } from "../../support/json.js";
import type { Reply } from "../../support/reply.js";
import { NotTested } from "../../support/signals.js";
import { ask, identityOf, idOf, type LiveList, liveLists, rowsOf, wide } from "./list.js";
import { say } from "./messages.js";

/** Hours, which may be many, minutes and seconds. */
const printed = /^(\d{2,}):([0-5]\d):([0-5]\d)$/;

/** For how long a session has lasted. */
export const durations = liveLists.map((list) =>
  checks(
    `${list.section}-durations`,
    [idOf(list, `${list.time}-form`), idOf(list, `${list.time}-grows`)],
    async (t) => {
      const before = t.given(await ask(t, list, { page_size: wide }));
      t.needs(rowsOf(before).length > 0, say("tooFew"));
      for (const row of rowsOf(before)) {
        const actual = plain(row[list.time]);
        const words = { message: say("timeForm", { field: list.time }), expected: "00:04:43", actual, reply: before };
        t.holds(printed.test(actual), words);
      }
      await judgeGrowth(t, list, before);
    },
  ),
);

async function judgeGrowth(t: Context, list: LiveList, before: Reply): Promise<void> {
  const grows = t.of(idOf(list, `${list.time}-grows`));
  const start = lone(list, before);
  const since = before.answer.at;
  const grown = (reply: Reply) => pairs(start, lone(list, reply)).some(([was, is]) => is > was);
  await t.wait(1.1);
  const after = await t.poll(() => ask(t, list, { page_size: wide }), grown, t.target.declared.settleSeconds + 2);
  const both = pairs(start, lone(list, after));
  if (both.length === 0) return grows.skip(new NotTested("PREREQUISITE_FAILED", say("noSession")));
  const seconds = Math.round((after.answer.at - since) / 1000);
  const [was, is] = both[0] ?? [0, 0];
  const words = { expected: `${was} s and about ${seconds} more`, actual: `${is} s`, reply: after };
  grows.holds(grown(after), { message: say("timeStands", { field: list.time }), ...words });
}

/** Seconds by who it is, of those that are in the list once. */
function lone(list: LiveList, reply: Reply): Map<string, number> {
  const found = new Map<string, JsonObject[]>();
  for (const row of rowsOf(reply)) found.set(identityOf(list, row), [...(found.get(identityOf(list, row)) ?? []), row]);
  const single = [...found].flatMap(([who, [row, ...more]]) =>
    row && more.length === 0 ? [[who, secondsOf(plain(row[list.time]))] as const] : [],
  );
  return new Map(single.filter(([, seconds]) => !Number.isNaN(seconds)));
}

function pairs(before: Map<string, number>, after: Map<string, number>): [number, number][] {
  return [...before].flatMap(([who, was]) => {
    const is = after.get(who);
    return is === undefined ? [] : [[was, is] as [number, number]];
  });
}

function secondsOf(time: string): number {
  const [, hours, minutes, seconds] = printed.exec(time) ?? [];
  return hours === undefined ? Number.NaN : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
