import { check } from "../../support/check.js";
import { neighbours } from "../../support/derived/candidates.js";
import { changed } from "../../support/request.js";
import { say } from "./messages.js";

/** What a recording is begun and ended with (803). */
const printed = [0, 1];

/** Both values are taken, their neighbours are not; the recording that is begun serves as their twin. */
export const action = [
  check("12-action-enum", async (t) => {
    const good = await t.request("12");
    const wrong = [];
    for (const value of neighbours(printed)) {
      wrong.push({ value, reply: await t.call("12", changed(good, { query: { action: value } })) });
    }
    t.given(await t.call("12", good));
    t.accepted(await t.call("12", changed(good, { query: { action: 0 } })), say("stopRefused"));
    for (const { value, reply } of wrong) t.refused(reply, say("otherAction", { value }));
  }),
];
