import type { ErrnoFact } from "../../../schemas/facts.js";
import type { Assertions } from "../../support/assertions.js";
import type { Context } from "../../support/context.js";
import { property } from "../../support/json.js";
import type { Reply } from "../../support/reply.js";
import { sayOf, type spoilt } from "./messages.js";

/** Error codes up to here are HTTP statuses too. */
const lastStatus = 599;

/** The rows of chapter 15's table. */
export function tableOf(t: Context): ErrnoFact[] {
  return t.edition.facts.filter(
    (fact): fact is ErrnoFact => fact.kind === "errno" && fact.section === "15" && fact.status !== undefined,
  );
}

/** The answer is told as the table says: a row's code, with the row's status where that is one of HTTP. */
export function isRow(t: Context, reply: Reply, errnos: readonly number[]): boolean {
  // A number, as in every answer that the document prints.
  const row = tableOf(t).find(({ errno }) => errno === property(reply.json, "errno"));
  if (!row || !errnos.includes(row.errno)) return false;
  return (row.status ?? 0) > lastStatus || reply.status === row.status;
}

/** Any code of the table but that of success. */
export function anyRefusal(t: Context): number[] {
  return tableOf(t).flatMap(({ errno }) => (errno === 200 ? [] : [errno]));
}

/** The same, where the call without what is wrong in it is accepted: a call that always fails is told in its own words. */
export async function judgeBesideTwin(
  t: Context,
  { bad, good }: { bad: Reply; good: () => Promise<Reply> },
  errnos: readonly number[],
  what: Parameters<typeof spoilt>[0],
): Promise<void> {
  if (bad.refused) t.given(await good());
  judgeRefusal(t, t, bad, errnos, what);
}

/** Refused, and told by one of these codes. */
export function judgeRefusal(
  t: Context,
  assertions: Assertions,
  reply: Reply,
  errnos: readonly number[],
  what: Parameters<typeof spoilt>[0],
): void {
  const { section } = reply.operation;
  if (!assertions.refused(reply, sayOf("notRefused", section, what))) return;
  const expected = errnos.map((errno) => `HTTP ${errno}, errno ${errno}`).join(" or ");
  assertions.holds(isRow(t, reply, errnos), { message: sayOf("otherCode", section, what), expected, reply });
}
