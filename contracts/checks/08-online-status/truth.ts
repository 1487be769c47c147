import { checks } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { plain } from "../../support/json.js";
import { say as saySupport } from "../../support/messages.js";
import type { Reply } from "../../support/reply.js";
import { NotTested } from "../../support/signals.js";
import { skipUnseen } from "../../support/unseen.js";
import { ask, listedIds, onlineOf } from "./asked.js";
import { say } from "./messages.js";

/** Whether what is told as online is: a device just made has never been, the fixtures are what they are said to be. */
export const truth = [
  checks("8-truth", ["8-online-value", "8-online-agrees"], async (t) => {
    const { online, offline } = t.target.fixtures;
    const connected = online ? [online.deviceId] : [];
    const absent = [...(offline ? [offline.deviceId] : []), ...(t.mayWrite ? [(await t.device()).id] : [])];
    const ids = [...connected, ...absent];
    const right = (reply: Reply) => ids.every((id) => onlineOf(reply, id) === connected.includes(id));
    for (const order of [ids, [...ids].reverse()]) {
      const reply = t.given(await t.poll(() => ask(t, order), right));
      for (const id of ids) judge(t, reply, id, connected.includes(id));
    }
    for (const id of ids) await agrees(t, id);
    // Half of the truth proves nothing: a target that tells one state of all is right about one of them.
    if (connected.length === 0 || absent.length === 0) {
      const fixture = connected.length === 0 ? "online" : "offline";
      t.skip(new NotTested("NO_FIXTURE", saySupport("noFixture", { fixture })));
    }
    skipUnseen(t, saySupport("nothingToSee", { what: "online" }));
  }),
];

function judge(t: Context, reply: Reply, id: string, expected: boolean): void {
  const actual = onlineOf(reply, id);
  // Who is left out is told elsewhere.
  if (actual === undefined && !listedIds(reply).includes(id)) return;
  const words = { expected: `${expected}`, actual: JSON.stringify(actual) ?? "not listed", reply };
  t.holds(actual === expected, { message: say(expected ? "offline" : "online", { id }), ...words });
}

async function agrees(t: Context, id: string): Promise<void> {
  const page = t.given(await t.call("1.4", { path: { device_id: id } }));
  const search = t.given(await t.call("1.5", { query: { device_id: id } }));
  const row = search.list("data.devices").find((one) => plain(one.id) === id);
  const status = onlineOf(t.given(await ask(t, [id])), id);
  for (const [section, reply, actual] of [
    ["1.4", page, page.value("data.online")],
    ["1.5", search, row?.online],
  ] as const) {
    if (typeof actual !== "boolean" || typeof status !== "boolean") continue;
    t.of("8-online-agrees").equal(actual, status, { message: say("disagrees", { section, id }), reply });
  }
}
