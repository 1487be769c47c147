import type { Assertions } from "../../support/assertions.js";
import { checks } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import type { JsonObject } from "../../support/json.js";
import { get } from "../../support/media/follow.js";
import type { Reply } from "../../support/reply.js";
import { skipUnseen } from "../../support/unseen.js";
import { addressOf, gallery, info, listed, rowOf, type Uploaded } from "./gallery.js";
import { say } from "./messages.js";

/** What was uploaded shows in the details, in the list and behind the address. */
export const readBack = [
  checks(
    "5.3-shows",
    [
      "5.1-read-back",
      "5.3-name-unique",
      "5.1-format-read-back",
      "5.1-desc-read-back",
      "5.3-size-value",
      "5.3-date-value",
    ],
    async (t) => {
      for (const picture of (await gallery(t)).pictures) {
        const reply = await info(t, picture);
        // Listed but without details: it was taken, and 5.3 is to blame.
        if (!reply.accepted && rowOf((await listed(t)).reply, picture.name)) t.given(reply);
        if (!t.of("5.1-read-back").accepted(reply, say("notShown"))) continue;
        const row = reply.object("data");
        const name = { message: say("otherValue", { field: "name" }), reply };
        t.of("5.3-name-unique").equal(row.name, picture.name, name);
        judgeRow({ format: t.of("5.1-format-read-back"), desc: t.of("5.1-desc-read-back") }, picture, row, reply);
        judgeSize(t.of("5.3-size-value"), picture, row, reply);
        judgeDate(t.of("5.3-date-value"), picture, row, reply);
      }
      skipUnseen(t, say("notShown"));
    },
  ),

  checks(
    "5.2-shows",
    [
      "5.2-read-back",
      "5.2-name-unique",
      "5.2-format-value",
      "5.2-desc-value",
      "5.2-size-value",
      "5.2-date-value",
      "5.2-agrees",
    ],
    async (t) => {
      await gallery(t);
      // So that a date that is always now is another one than before, and in the details.
      await t.wait(1.1);
      const { shown, reply } = await listed(t);
      await t.wait(1.1);
      const names = reply.list("data").map((row) => row.name);
      const twice = names.filter((name, at) => names.indexOf(name) !== at);
      t.of("5.2-name-unique").holds(twice.length === 0, { message: say("twice"), actual: twice.join(", "), reply });
      for (const picture of shown.pictures) {
        const row = rowOf(reply, picture.name);
        if (!t.of("5.2-read-back").holds(row !== undefined, { message: say("notShown"), reply }) || !row) continue;
        judgeRow({ format: t.of("5.2-format-value"), desc: t.of("5.2-desc-value") }, picture, row, reply);
        judgeSize(t.of("5.2-size-value"), picture, row, reply);
        judgeDate(t.of("5.2-date-value"), picture, row, reply);
        await judgeAgreement(t, picture, row);
      }
      skipUnseen(t, say("notShown"));
    },
  ),

  checks("5.5-picture", ["5.5-url-from-info", "5.5-content"], async (t) => {
    const { shown, reply } = await listed(t);
    for (const picture of shown.pictures) {
      const told = t.given(await info(t, picture)).text("data.url");
      await judgePicture(t, picture, told);
      const inList = rowOf(reply, picture.name)?.url;
      if (typeof inList === "string" && inList !== told) await judgePicture(t, picture, inList);
    }
    skipUnseen(t, say("notServed"));
  }),
];

function judgeRow(
  assertions: { format: Assertions; desc: Assertions },
  picture: Uploaded,
  row: JsonObject,
  reply: Reply,
): void {
  for (const field of ["format", "desc"] as const) {
    assertions[field].equal(row[field], picture[field], { message: say("lost", { field }), reply });
  }
}

/** 单位是字节. */
function judgeSize(assertions: Assertions, { bytes }: Uploaded, row: JsonObject, reply: Reply): void {
  assertions.equal(row.size, bytes.length, { message: say("size"), reply });
}

/** Seconds that a platform's clocks may be apart. */
const clockSlack = 600;
/** Years ahead or behind are another unit, or no time at all. */
const otherUnit = 10 * 365 * 86_400;

/** UNIX 时间戳, by the clock that the target's own answers show. */
function judgeDate(assertions: Assertions, picture: Uploaded, row: JsonObject, reply: Reply): void {
  const uploadedAt = Date.parse(picture.reply.answer.headers.date ?? "") / 1000;
  const around = Number.isNaN(uploadedAt) ? picture.reply.answer.at / 1000 : uploadedAt;
  const slack = Number.isNaN(uploadedAt) ? otherUnit : clockSlack;
  const apart = Math.abs(Number(row.date) - around);
  const words = { message: say("date"), expected: `about ${Math.round(around)}`, actual: String(row.date), reply };
  // Another unit breaks what is printed; a clock that is off is its own business, though not a good sign.
  if (!(apart < otherUnit)) assertions.holds(false, words);
  else assertions.holds(apart <= slack, { ...words, level: "SHOULD" });
}

async function judgeAgreement(t: Context, picture: Uploaded, row: JsonObject): Promise<void> {
  const reply = t.given(await info(t, picture));
  const details = reply.object("data");
  for (const field of ["format", "size", "date", "name", "desc"]) {
    // What one of them lacks is told by its own requirement.
    if (row[field] === undefined || details[field] === undefined) continue;
    t.of("5.2-agrees").equal(row[field], details[field], { message: say("differs", { field }), reply });
  }
}

async function judgePicture(t: Context, { bytes }: Uploaded, url: string): Promise<void> {
  const reply = await get(t, addressOf(url));
  const served = reply.accepted && reply.bytes.length > 0;
  if (!t.of("5.5-url-from-info").holds(served, { message: say("notServed"), expected: "the picture", reply })) return;
  const same = Buffer.from(reply.bytes).equals(bytes);
  const words = { expected: `the ${bytes.length} bytes that were uploaded`, actual: `${reply.bytes.length} bytes` };
  t.of("5.5-content").holds(same, { message: say("bytes"), ...words, reply });
}
