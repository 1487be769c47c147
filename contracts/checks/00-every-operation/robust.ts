import { readingMethods } from "../../support/caller.js";
import { check, checks } from "../../support/check.js";
import { unknownDeviceId } from "../../support/devices.js";
import type { Reply } from "../../support/reply.js";
import type { Request } from "../../support/request.js";
import { say } from "./messages.js";

const nowhere = ["/nothing", "/ipc/video/nothing", "/devices/1/nothing", "/ipc/video/device"];

/** Bytes of a header that is longer than most servers take. */
const longHeader = 20_000;

/** Requests that are none of the document's, and what the target is like afterwards. */
export const robust = [
  check("0-unknown-path", async (t) => {
    t.given(await t.call("10", {}));
    for (const path of nowhere) {
      const reply = await t.call("10", { template: `http://API_ADDRESS${path}` }, { key: "master", quiet: true });
      t.holds(!reply.accepted, { message: say("pathTaken"), expected: "refused", reply });
    }
  }),

  checks("0-odd-requests", ["0-stays-up", "0-no-server-error"], async (t) => {
    t.given(await t.call("10", {}));
    const requests: Request[] = [
      { method: "HEAD" },
      { method: "OPTIONS" },
      { method: "PATCH" },
      { headers: { "x-filler": "a".repeat(longHeader) } },
      { headers: { accept: "nothing/at-all", "accept-language": "*;q=9" } },
      { headers: { "content-type": "multipart/form-data" }, body: "--", method: "POST" },
    ];
    const { readOnly } = t.session.scope;
    for (const request of requests.filter(({ method = "GET" }) => !readOnly || readingMethods.has(method))) {
      const reply = await t.call("10", request, { quiet: true, lossIsAnswer: true });
      const words = { message: say("serverError", { section: "10" }), expected: "no HTTP 500", reply };
      t.of("0-no-server-error").holds(reply.status !== 500, words);
    }
    const after = await t.call("10", {}, { lossIsAnswer: true });
    t.accepted(after, say("down"));
  }),

  check("0-no-key-echo", async (t) => {
    const id = await unknownDeviceId(t);
    const replies = [
      await t.call("10", {}, { key: "master" }),
      await t.call("1.4", { path: { device_id: id } }),
      await t.call("2.1", { query: { device_id: id } }),
      await t.call("9", { query: { device_id: id } }, { odd: true }),
      await t.call("15.4", { query: { product_id: "abc" } }, { odd: true }),
    ];
    // A key is shown as what stands for it; the same in two answers is no accident.
    const seen = new Map<string, Reply[]>();
    for (const reply of replies) for (const key of secretsIn(reply)) seen.set(key, [...(seen.get(key) ?? []), reply]);
    const [echoed] = [...seen.values()].filter((found) => found.length > 1);
    const words = { message: say("keyEchoed"), expected: "no key", actual: "a key" };
    t.holds(echoed === undefined, { ...words, ...(echoed?.[0] ? { reply: echoed[0] } : {}) });
  }),

  check("0-utf8", async (t) => {
    const { id } = await t.freshDevice({ title: `${t.name()}${t.random.chinese(10)}`, desc: t.random.chinese(20) });
    for (const [section, request] of [
      ["1.4", { path: { device_id: id } }],
      ["1.5", { query: { device_id: id } }],
      ["2.1", { query: { device_id: await unknownDeviceId(t) } }],
    ] as const) {
      const reply = await t.call(section, request);
      t.holds(isUtf8(reply), { message: say("notUtf8", { section }), expected: "UTF-8", actual: "other bytes", reply });
    }
  }),
];

function secretsIn(reply: Reply): Set<string> {
  return new Set(new TextDecoder().decode(reply.bytes).match(/secret[0-9a-z]{14}/g) ?? []);
}

function isUtf8(reply: Reply): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(reply.bytes);
    return true;
  } catch {
    return false;
  }
}
