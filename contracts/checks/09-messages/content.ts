import { check, checks } from "../../support/check.js";
import { refusedBesideTwin } from "../../support/derived/twin.js";
import { unknownDeviceId } from "../../support/devices.js";
import { plain } from "../../support/json.js";
import { pageFault } from "../../support/pages.js";
import type { Reply } from "../../support/reply.js";
import { changed } from "../../support/request.js";
import { ask, fixtureMessages, printedTime, rowsOf, timeOf } from "./fixture.js";
import { say } from "./messages.js";

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** What a list of messages holds. */
export const content = [
  checks("9-content", ["9-msg-base64", "9-create-time", "9-page-info", "9-same-again"], async (t) => {
    const reply = await fixtureMessages(t);
    for (const row of rowsOf(reply)) {
      const msg = plain(row.msg);
      t.holds(base64.test(msg), { message: say("notBase64"), expected: "base64", actual: msg.slice(0, 80), reply });
      const words = { message: say("timeForm"), expected: "2018-01-04 16:27:40", actual: timeOf(row), reply };
      t.of("9-create-time").holds(printedTime.test(timeOf(row)), words);
    }
    const fault = pageFault(reply, rowsOf(reply).length);
    const message = say("pageInfo", { field: fault?.field ?? "" });
    t.of("9-page-info").holds(fault === undefined, { message, ...fault, reply });
    const again = await fixtureMessages(t);
    t.of("9-same-again").equal(sorted(again), sorted(reply), { message: say("changed"), reply: again });
  }),

  check("9-own-messages", async (t) => {
    const { beginTime, endTime } = t.fixture("messages");
    await fixtureMessages(t);
    const reply = await ask(t, (await t.device()).id, beginTime, endTime);
    const count = rowsOf(reply).length;
    t.holds(count === 0, { message: say("foreignListed"), expected: "none", actual: `${count} messages`, reply });
  }),

  check("9-device-unknown", async (t) => {
    const good = await t.request("9");
    const bad = changed(good, { query: { device_id: await unknownDeviceId(t) } });
    await refusedBesideTwin(t, "9", bad, good, say("unknownTaken"));
  }),
];

/** The order is free. */
function sorted(reply: Reply): string[] {
  return rowsOf(reply)
    .map((row) => `${timeOf(row)} ${plain(row.msg_id)} ${plain(row.msg)}`)
    .sort();
}
