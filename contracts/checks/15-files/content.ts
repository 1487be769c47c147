import { check, checks } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { say } from "./messages.js";
import { download, givenDownload, list, listOf, rowsOf, sameBytes, shownBytes, upload } from "./store.js";

/** What is uploaded comes back, byte for byte. */
export const content = [
  checks("15.2-bytes", ["15.2-content", "15.1-read-back"], async (t) => {
    for (const [what, bytes] of Object.entries(contents(t))) {
      const name = t.name();
      t.given(await upload(t, name, bytes));
      const reply = await t.poll(
        () => download(t, name),
        (one) => one.status === 200,
      );
      // Listed, but not to be had: it was taken, and 15.2 is to blame.
      if (reply.refused && rowsOf(await list(t, name), name).length > 0) await givenDownload(t, reply);
      const there = t.of("15.1-read-back").accepted(reply, say("notThere"));
      const words = { expected: shownBytes(bytes), actual: shownBytes(reply.bytes), reply };
      if (there) t.holds(sameBytes(reply, bytes), { message: say("otherBytes", { what }), ...words });
    }
    const known = t.name();
    t.given(await upload(t, known, "known"));
    const listed = await listOf(t, known, (one) => rowsOf(one, known).length > 0);
    t.of("15.1-read-back").holds(rowsOf(listed, known).length > 0, { message: say("notListed"), reply: listed });
  }),

  check("15.1-names-kept", async (t) => {
    for (const part of ["测试文件", "_-.", ".tar.gz"]) {
      const name = `${t.name()}${part}`;
      const bytes = t.random.bytes(50);
      t.given(await upload(t, name, bytes));
      const reply = await givenDownload(t, await download(t, name));
      const words = { expected: shownBytes(bytes), actual: shownBytes(reply.bytes), reply };
      t.holds(sameBytes(reply, bytes), { message: say("otherBytes", { what: part }), ...words });
      const listed = await listOf(t, name, (one) => rowsOf(one, name).length > 0);
      t.holds(rowsOf(listed, name).length === 1, { message: say("notListed"), expected: name, reply: listed });
    }
  }),

  check("15.1-second-upload", async (t) => {
    const name = t.name();
    const [old, fresh] = [t.random.bytes(400), t.random.bytes(300)];
    t.given(await upload(t, name, old));
    const second = await upload(t, name, fresh);
    const due = second.accepted ? fresh : old;
    const reply = await t.poll(
      () => download(t, name),
      (one) => sameBytes(one, due),
    );
    await givenDownload(t, reply);
    const other = sameBytes(reply, second.accepted ? old : fresh);
    const message = say(!other ? "neither" : second.accepted ? "oldBytes" : "changedAnyway");
    const words = { expected: shownBytes(due), actual: shownBytes(reply.bytes), reply };
    t.holds(sameBytes(reply, due), { message, ...words });
    const listed = await listOf(t, name, (one) => rowsOf(one, name).length === 1);
    const count = rowsOf(listed, name).length;
    t.holds(count === 1, {
      message: say("listedTwice", { count }),
      expected: "once",
      actual: `${count} times`,
      reply: listed,
    });
  }),
];

function contents(t: Context): Record<string, Uint8Array> {
  const all = Uint8Array.from({ length: 512 }, (_, at) => at & 0xff);
  return {
    "every byte": all,
    "CR LF and LF": Buffer.from("one\r\ntwo\nthree\rfour\r\n\r\n"),
    "zero bytes": Uint8Array.from([0, 0, 1, 0, 2, 0, 0]),
    "a byte order mark": Buffer.from("\uFEFF中文\r\n", "utf8"),
    "broken UTF-8": Uint8Array.from([0xff, 0xfe, 0xc3, 0x28, 0xe2, 0x82, 0x0a]),
    "one byte": Uint8Array.from([0x0a]),
    "spaces at its ends": Buffer.from("  \t text \n\n "),
    "70,000 bytes": t.random.bytes(70_000),
  };
}
