import { check, checks } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { askDevice, commandStatus, isAnswered, listCommand } from "../../support/recipes/03-commands.js";
import type { Reply } from "../../support/reply.js";
import { NotTested } from "../../support/signals.js";
import { say, why } from "./messages.js";

const { offline, created, sent, answered } = commandStatus;

/** What cmd_status says (286-295). */
export const status = [
  check("3.1-offline", async (t) => {
    for (const device_id of await offlineDevices(t)) {
      for (const qos of [0, 1]) {
        const reply = await t.call("3.1", { query: { device_id, qos, type: 1 }, body: t.name() });
        // A platform that does not take commands for it says as much.
        if (!reply.refused) hasStatus(t, reply, [offline], "offline");
        else t.refused(reply);
      }
    }
  }),

  check("3.1-sent", async (t) => {
    const query = { device_id: t.fixture("online").deviceId, qos: 0, type: 0 };
    hasStatus(t, t.given(await t.call("3.1", { query, body: listCommand(t) })), [created, sent], "notAsked");
  }),

  check("3.1-qos-default", async (t) => {
    const query = { device_id: t.fixture("online").deviceId, type: 0 };
    const reply = t.given(await t.call("3.1", { query, body: listCommand(t) }));
    // Only beside a device that would have answered does it mean anything.
    t.needs(isAnswered(await askDevice(t, listCommand(t))), say("silentDevice"));
    hasStatus(t, reply, [created, sent], "byDefault");
  }),

  checks("3.1-asked", ["3.1-answered", "3.1-device-answer", "3.1-resp-data-base64"], async (t) => {
    const reply = t.given(await askDevice(t, listCommand(t)));
    hasStatus(t.of("3.1-answered"), reply, [created, sent, answered], "asked");
    const [shown, encoded] = [t.of("3.1-device-answer"), t.of("3.1-resp-data-base64")];
    if (!isAnswered(reply)) {
      const silent = new NotTested("PREREQUISITE_FAILED", say("silentDevice"));
      for (const one of [shown, encoded]) one.skip(silent);
      return;
    }
    const [code, data] = [reply.value("data.dev_resp.resp_code"), reply.value("data.dev_resp.resp_data")];
    const there = typeof code === "number" && typeof data === "string";
    shown.holds(there, { message: say("noAnswer"), expected: "dev_resp with resp_code and resp_data", reply });
    if (!there) return encoded.skip(new NotTested("PREREQUISITE_FAILED", say("noAnswer")));
    encoded.holds(isBase64(data), { message: say("notBase64"), expected: "base64", actual: data.slice(0, 80), reply });
  }),
];

/** Ours, which was never connected, and the fixture. */
async function offlineDevices(t: Context): Promise<string[]> {
  const { offline: fixture } = t.target.fixtures;
  const own = t.mayWrite ? [(await t.device()).id] : [];
  return fixture || own.length === 0 ? [...own, t.fixture("offline").deviceId] : own;
}

function hasStatus(
  assertions: Pick<Context, "holds">,
  reply: Reply,
  allowed: number[],
  reason: Parameters<typeof why>[0],
): void {
  const actual = reply.text("data.cmd_status");
  const expected = allowed.join(" / ");
  const words = (language: "en" | "zh") => say("status", { actual, expected, why: why(reason)[language] })[language];
  const message = { en: words("en"), zh: words("zh") };
  assertions.holds(allowed.includes(Number(actual)) && actual !== "", { message, expected, actual, reply });
}

/** Of either alphabet, padded to whole groups of four: a bare "ok" is none. */
function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/_-]*={0,2}$/.test(text);
}
