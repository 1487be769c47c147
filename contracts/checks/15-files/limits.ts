import { check, checks } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { acceptedLikeTwin } from "../../support/derived/twin.js";
import { say as saySupport } from "../../support/messages.js";
import type { Reply } from "../../support/reply.js";
import { NotTested } from "../../support/signals.js";
import { say } from "./messages.js";
import { download, fieldOf, givenDownload, sameBytes, shownBytes, upload } from "./store.js";
import { isRow } from "./table.js";

/** What "special characters" are (963), where the document names none: those that no file name may have. */
const special = ["/", "\\", ":", "*", "?", '"', "<", ">", "|"];

/** The limits of 15.1, with the codes that the table prints for them. */
export const limits = [
  checks("15.1-name-length", ["15-errno-1002", "15.1-name-max-length"], (t) => lengths(t, "name", 1002)),
  checks("15.1-desc-length", ["15-errno-1003", "15.1-desc-max-length"], (t) => lengths(t, "desc", 1003)),

  check("15-errno-1001", async (t) => {
    const good = { letters: "ab", digits: "12", "Chinese characters": "测试", "_, - and .": "_-.a" };
    for (const [what, part] of Object.entries(good)) {
      const reply = await t.call("15.1", await t.request("15.1", { query: { name: `${t.name()}${part}` } }));
      await acceptedLikeTwin(t, reply, say("nameRefused", { what }));
    }
    for (const character of special) {
      const reply = await t.call("15.1", await t.request("15.1", { query: { name: `${t.name()}${character}a` } }));
      const told = reply.refused && isRow(t, reply, [1001]);
      const message = say(reply.refused ? "otherCode" : "notRefused", { section: "15.1", what: character });
      t.holds(told, { message, expected: "errno 1001", reply });
    }
  }),

  checks("15.1-size", ["15.1-body-max-bytes", "15-errno-413", "15.2-large-content"], async (t) => {
    const most = fieldOf(t, "").maxBytes ?? 0;
    const name = t.name();
    const whole = filled(t, most);
    const taken = await upload(t, name, whole);
    t.needs(
      await acceptedLikeTwin(t, taken, say("bytesRefused", { bytes: most })),
      say("bytesRefused", { bytes: most }),
    );
    const beyond = await t.call("15.1", await t.request("15.1", { body: filled(t, most + 1) }), { oversize: true });
    t.refused(beyond, say("bytesTaken", { bytes: most + 1 }));
    judgeTooBig(t, beyond, most + 1);
    const back = await givenDownload(t, await download(t, name));
    const words = { expected: shownBytes(whole), actual: shownBytes(back.bytes), reply: back };
    t.of("15.2-large-content").holds(sameBytes(back, whole), {
      message: say("otherBytes", { what: `${most} bytes` }),
      ...words,
    });
  }),
];

/** A connection that is closed while the file is still being sent is a refusal, though not the printed one. */
function judgeTooBig(t: Context, reply: Reply, bytes: number): void {
  const expected = "HTTP 413, errno 413";
  const tooBig = t.of("15-errno-413");
  if (reply.answer.failure) tooBig.holds(false, { message: say("closed"), expected, reply, level: "SHOULD" });
  else tooBig.holds(isRow(t, reply, [413]), { message: say("bytesTaken", { bytes }), expected, reply });
}

/** N characters are taken, one more is refused with the printed code; in ASCII and in Chinese. */
async function lengths(t: Context, field: "name" | "desc", errno: number): Promise<void> {
  const limit = fieldOf(t, field).maxLength ?? 0;
  const length = t.of(`15.1-${field}-max-length`);
  for (const kind of ["ASCII", "Chinese"] as const) {
    const send = async (count: number) => {
      const text =
        kind === "ASCII" ? t.name().padEnd(count, t.random.text(count)).slice(0, count) : t.random.chinese(count);
      return t.call("15.1", await t.request("15.1", { query: { [field]: text } }));
    };
    const taken = await send(limit);
    needsRoom(taken);
    if (!taken.accepted) t.given(await t.call("15.1", await t.request("15.1")));
    if (!length.accepted(taken, say("lengthRefused", { field, length: limit, kind }))) continue;
    const refused = await send(limit + 1);
    needsRoom(refused);
    const args = { field, length: limit + 1, kind };
    if (!length.refused(refused, say("lengthTaken", args))) t.refused(refused, say("lengthTaken", args));
    else
      t.holds(isRow(t, refused, [errno]), {
        message: say("lengthCode", args),
        expected: `errno ${errno}`,
        reply: refused,
      });
  }
}

function needsRoom({ status }: Reply): void {
  if (status === 414 || status === 431) throw new NotTested("PREREQUISITE_FAILED", saySupport("longQuery", { status }));
}

/** Bytes in which every part is another, made faster than all of them by chance. */
function filled(t: Context, length: number): Uint8Array {
  const block = Buffer.from(t.random.bytes(64 * 1024));
  const whole = Buffer.alloc(length);
  for (let at = 0, number = 0; at < length; at += block.length, number++) {
    block.writeUInt32BE(number, 0);
    block.copy(whole, at);
  }
  return whole;
}
