import type { ErrnoFact } from "../../../schemas/facts.js";
import { check } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { property } from "../../support/json.js";
import type { Reply } from "../../support/reply.js";

/** Channels that are there already, and channels that are not: the two errors that chapter 2 prints word for word. */
export const existing = [
  check("2.3-channel-exists", async (t) => {
    const request = await t.request("2.3");
    t.given(await t.call("2.3", request));
    answersPrinted(t, await t.call("2.3", request));
  }),

  check("2.4-channel-unknown", async (t) => {
    const known = await t.request("2.4");
    const unknown = await t.request("2.4", { query: { channel_id: t.channelNumber() } });
    const reply = await t.call("2.4", unknown);
    t.given(await t.call("2.4", known));
    answersPrinted(t, reply);
  }),
];

/** The errno of the section and its text, as printed. */
function answersPrinted(t: Context, reply: Reply): void {
  const { section } = reply.operation;
  const printed = t.edition.facts.find((fact): fact is ErrnoFact => fact.kind === "errno" && fact.section === section);
  if (!printed) throw new Error(`the facts print no errno in ${section}`);
  const expected = `errno ${printed.errno}, "${printed.error}"`;
  // As printed: a number, no text.
  t.holds(property(reply.json, "errno") === printed.errno && reply.text("error") === printed.error, {
    expected,
    reply,
  });
}
