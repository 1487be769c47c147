import type { FieldFact } from "../../../schemas/facts.js";
import { messages } from "../../../schemas/language.js";
import { check } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { acceptedLikeTwin, refusedBesideTwin } from "../../support/derived/twin.js";
import { unknownDeviceId } from "../../support/devices.js";
import { changed } from "../../support/request.js";

const say = messages({
  contentRefused: { en: "{kind} was refused", zh: "{kind} 被拒绝" },
  bytesTaken: {
    en: "{characters} characters of {bytes} bytes were taken",
    zh: "{characters} 个字符({bytes} 字节)被接受",
  },
  bytesRefused: {
    en: "{characters} characters of {bytes} bytes were refused",
    zh: "{characters} 个字符({bytes} 字节)被拒绝",
  },
  unknownTaken: { en: "a device that does not exist was taken", zh: "不存在的设备被接受" },
  offlineTaken: { en: "data for a device that is offline was told as sent", zh: "向离线设备透传数据返回成功" },
});

/** Bytes that a Chinese character has in UTF-8. */
const wide = 3;

/** Bytes on their way to the online fixture. */
export const data = [
  check("11-any-content", async (t) => {
    const contents = {
      JSON: '{"cmd":"on"}',
      text: t.random.text(20),
      "Chinese text": t.random.chinese(20),
      "binary data": Uint8Array.from({ length: 128 }, (_, at) => (at * 2 + (at & 1)) & 0xff),
      "zero bytes": new Uint8Array(16),
      "broken JSON": '{"cmd":',
    };
    for (const [kind, body] of Object.entries(contents)) {
      const reply = await t.call("11", await t.request("11", { body }));
      await acceptedLikeTwin(t, reply, say("contentRefused", { kind }));
    }
  }),

  check("11-size-in-bytes", async (t) => {
    const most = limit(t);
    const few = Math.floor(most / wide);
    const good = await t.request("11", { body: t.random.chinese(few) });
    const bad = changed(good, { body: t.random.chinese(few + 1) });
    const taken = await t.call("11", good);
    const words = (characters: number) => ({ characters, bytes: characters * wide });
    if (!(await acceptedLikeTwin(t, taken, say("bytesRefused", words(few))))) return;
    t.refused(await t.call("11", bad, { oversize: true }), say("bytesTaken", words(few + 1)));
  }),

  check("11-device-unknown", async (t) => {
    const good = await t.request("11");
    const bad = changed(good, { query: { device_id: await unknownDeviceId(t) } });
    await refusedBesideTwin(t, "11", bad, good, say("unknownTaken"));
  }),

  check("11-offline", async (t) => {
    const good = await t.request("11");
    const bad = changed(good, { query: { device_id: t.fixture("offline").deviceId } });
    await refusedBesideTwin(t, "11", bad, good, say("offlineTaken"));
  }),
];

function limit(t: Context): number {
  const body = t.edition.facts.find(
    (fact): fact is FieldFact => fact.kind === "field" && fact.section === "11" && fact.in === "body",
  );
  return body?.constraints.maxBytes ?? 0;
}
