import { check } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import type { Reply } from "../../support/reply.js";
import { say } from "./messages.js";

/** So many calls at once, so often: what is mixed up in every other such race is found in 31 of 32 runs. */
const sent = 12;
const rounds = 5;

/** Calls at the same moment, each about another device. */
export const mixUps = [
  check("0-no-mix-ups", async (t) => {
    const ids = await someDevices(t);
    for (const id of ids) {
      // One after another each answer is about its device: else it is not for the haste.
      const alone = [await t.call("1.4", { path: { device_id: id } }), await t.call("8", { query: { devIds: id } })];
      const shown = [t.shown(alone[0] as Reply, "data.id"), t.shown(alone[1] as Reply, "result.devices[].id")];
      t.needs(
        shown.every((one) => one === id),
        say("otherAlone"),
      );
    }
    const count = Math.min(sent, t.target.maxRequestsPerSecond ?? sent);
    for (let round = 0; round < rounds; round++) {
      const asked = Array.from({ length: count }, (_, at) => ids[(at + round) % ids.length] ?? "");
      const pages = await t.race(
        "1.4",
        asked.map((id) => ({ path: { device_id: id } })),
      );
      const states = await t.race(
        "8",
        asked.map((id) => ({ query: { devIds: id } })),
      );
      asked.forEach((id, at) => {
        for (const [reply, path] of [
          [pages[at], "data.id"],
          [states[at], "result.devices[].id"],
        ] as const) {
          if (!reply) continue;
          t.given(reply);
          t.holds(reply.text(path) === id, { message: say("mixedUp"), expected: id, actual: reply.text(path), reply });
        }
      });
    }
  }),
];

async function someDevices(t: Context): Promise<string[]> {
  const { online, offline, video } = t.target.fixtures;
  const fixtures = [online, offline, video].flatMap((one) => (one ? [one.deviceId] : []));
  return [...new Set([(await t.device()).id, (await t.otherDevice()).id, ...fixtures])];
}
