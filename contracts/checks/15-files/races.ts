import { check } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { someTaken } from "../../support/derived/twin.js";
import type { Reply } from "../../support/reply.js";
import { say } from "./messages.js";
import { download, givenDownload, listOf, rowsOf, sameBytes, shownBytes } from "./store.js";

/** So many at once, so often: what goes wrong in every other such race is found in 7 of 8 runs. */
const sent = 8;
const rounds = 3;

/** Files that are uploaded at the same moment. */
export const races = [
  check("15.1-race", async (t) => {
    for (let round = 1; round <= rounds; round++) {
      const files = Array.from({ length: sent }, () => ({ name: t.name(), bytes: t.random.bytes(2000) }));
      const sentAtOnce = await send(t, files);
      await someTaken(t, sentAtOnce);
      for (const reply of sentAtOnce) t.accepted(reply, say("raceLost"));
      const requests = files.map(({ name }) => ({ query: { product_id: t.target.productId, name } }));
      const replies = await t.race("15.2", requests);
      if (replies[0] && !replies.some(({ accepted }) => accepted)) await givenDownload(t, replies[0]);
      files.forEach(({ bytes }, at) => {
        const reply = replies[at];
        if (!reply) return;
        const words = { expected: shownBytes(bytes), actual: shownBytes(reply.bytes), reply };
        t.holds(sameBytes(reply, bytes), { message: say("raceMixed"), ...words });
      });
    }
  }),

  check("15.1-same-name-race", async (t) => {
    for (let round = 1; round <= rounds; round++) {
      const name = t.name();
      const files = Array.from({ length: sent }, (_, at) => ({ name, bytes: t.random.bytes(1000 + 100 * at) }));
      const replies = await send(t, files);
      const taken = files.filter((_, at) => replies[at]?.accepted);
      t.needs(taken.length > 0, say("raceLost"));
      const reply = await givenDownload(t, await download(t, name));
      const one = taken.some(({ bytes }) => sameBytes(reply, bytes));
      t.holds(one, { message: say("neither"), expected: "one of the files", actual: shownBytes(reply.bytes), reply });
      const listed = await listOf(t, name, (shown) => rowsOf(shown, name).length === 1);
      const count = rowsOf(listed, name).length;
      t.holds(count === 1, {
        message: say("listedTwice", { count }),
        expected: "once",
        actual: `${count} times`,
        reply: listed,
      });
    }
  }),
];

function send(t: Context, files: readonly { name: string; bytes: Uint8Array }[]): Promise<Reply[]> {
  const requests = files.map(({ name, bytes }) => ({ query: { product_id: t.target.productId, name }, body: bytes }));
  return t.race("15.1", requests);
}
