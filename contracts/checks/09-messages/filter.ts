import { check } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { pageInfo } from "../../support/pages.js";
import type { Reply } from "../../support/reply.js";
import { ask, fixtureMessages, later, printedTime, rowsOf, secondsBetween, timeOf } from "./fixture.js";
import { say } from "./messages.js";

const year = 365 * 24 * 3600;

/** Seconds that two messages must lie apart for a bound between them to be well away from both. */
const apart = 4;

/** The two times filter, well inside and well outside of what there is. */
export const filter = [
  check("9-time-filter", async (t) => {
    const all = await fixtureMessages(t);
    const { beginTime, endTime } = t.fixture("messages");
    judge(t, all, all, beginTime, endTime);
    const times = [...new Set(rowsOf(all).map(timeOf))].filter((time) => printedTime.test(time)).sort();
    const [first, last] = [times[0] ?? beginTime, times.at(-1) ?? endTime];
    const outside: [string, string][] = [
      [later(first, -2 * year), later(first, -year)],
      [later(last, year), later(last, 2 * year)],
    ];
    const inside: [string, string][] = [[later(first, -year), later(last, year)]];
    const gap = times.findIndex((time, at) => secondsBetween(time, times[at + 1] ?? time) >= apart);
    if (gap >= 0) {
      const middle = later(
        times[gap] ?? first,
        Math.floor(secondsBetween(times[gap] ?? first, times[gap + 1] ?? last) / 2),
      );
      inside.push([later(first, -year), middle], [middle, later(last, year)]);
    }
    const { deviceId } = t.fixture("messages");
    for (const [begin, end] of [...outside, ...inside]) judge(t, await ask(t, deviceId, begin, end), all, begin, end);
  }),
];

/** Of the messages that are known, those of this time are listed and no others; nothing but the time is looked at. */
function judge(t: Context, reply: Reply, all: Reply, begin: string, end: string): void {
  const shown = rowsOf(reply)
    .map(timeOf)
    .filter((time) => printedTime.test(time));
  const strangers = shown.filter((time) => time < begin || time > end);
  const words = { expected: `${begin} to ${end}`, actual: strangers[0] ?? "", reply };
  t.holds(strangers.length === 0, { message: say("outside"), ...words });
  // A list that is cut at a page may leave out what belongs to it.
  const { total } = pageInfo(reply);
  if (reply.accepted && total > rowsOf(reply).length) return;
  const due = rowsOf(all)
    .map(timeOf)
    .filter((time) => time > begin && time < end);
  const missing = due.filter((time) => !shown.includes(time));
  const expected = `${due.length} messages from ${begin} to ${end}`;
  t.holds(missing.length === 0, { message: say("missing"), expected, actual: `${due.length - missing.length}`, reply });
}
