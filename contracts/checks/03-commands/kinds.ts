import type { FieldFact } from "../../../schemas/facts.js";
import { check } from "../../support/check.js";
import type { Context } from "../../support/context.js";
import { refusedBesideTwin, someTaken } from "../../support/derived/twin.js";
import { unknownDeviceId } from "../../support/devices.js";
import type { Reply } from "../../support/reply.js";
import { changed, type Request } from "../../support/request.js";
import { kinds, say } from "./messages.js";

/** Bytes that no text holds: all 256 values, with a zero byte and line ends among them. */
const everyByte = Uint8Array.from({ length: 256 }, (_, at) => at);

/** Commands of each kind (273), to the largest size. */
export const kindsOfCommands = [
  check("3.1-json", async (t) => {
    await taken(t, "json", { ours: t.name(), list: [1, null, "中"] });
    await taken(t, "json", JSON.stringify([t.name()]));
  }),

  check("3.1-string", async (t) => {
    await taken(t, "string", t.name());
    await taken(t, "string", `${t.random.chinese(40)}\r\n"{`);
  }),

  check("3.1-binary", async (t) => {
    await taken(t, "binary", everyByte);
    const fact = t.operations.get("3.1").fields.find((field): field is FieldFact => field.in === "body");
    await taken(t, "binary", t.random.bytes(fact?.constraints.maxBytes ?? everyByte.length));
  }),

  check("3.2-taken", async (t) => {
    const { channelId: channel_id } = t.fixture("online");
    // One step up and one back down; a level that the document does not know is for the device to refuse.
    const step = { channel_id, stop: 2, speed: 1 };
    await taken(t, "printed", { type: "video", cmdId: 7, cmd: { ...step, cmdV: 11 } });
    await taken(t, "printed", { type: "video", cmdId: 7, cmd: { ...step, cmdV: 12 } });
    await taken(t, "printed", { type: "video", cmdId: 6, cmd: { channel_id, level: 9 } });
  }),

  check("3.1-device-unknown", async (t) => {
    const good = await t.request("3.1");
    const bad = changed(good, { query: { device_id: await unknownDeviceId(t) } });
    await refusedBesideTwin(t, "3.1", bad, good, say("unknownTaken"));
  }),

  check("3.1-cmd-uuid-unique", async (t) => {
    const ids = new Set<string>();
    const replies = [await send(t), await send(t), await send(t)];
    for (const reply of replies) ids.add(t.given(reply).text("data.cmd_uuid"));
    t.holds(ids.size === replies.length, { message: say("sameId"), actual: [...ids].join(", "), ...one(replies) });
  }),

  check("3.1-race", async (t) => {
    const request = await t.request("3.1");
    const replies = await t.race(
      "3.1",
      Array.from({ length: parallel }, () => request),
    );
    await someTaken(t, replies);
    for (const reply of replies) t.accepted(reply);
    const ids = replies.filter(({ accepted }) => accepted).map((reply) => reply.text("data.cmd_uuid"));
    t.holds(new Set(ids).size === ids.length, { message: say("sameId"), actual: ids.join(", "), ...one(replies) });
  }),
];

/** So many commands at once. */
const parallel = 8;

async function send(t: Context) {
  return t.call("3.1", await t.request("3.1"));
}

function one([reply]: Reply[]): { reply?: Reply } {
  return reply ? { reply } : {};
}

async function taken(t: Context, kind: Parameters<typeof kinds>[0], body: Request["body"] & {}): Promise<void> {
  const query = { device_id: t.fixture("online").deviceId, type: kind === "printed" ? 0 : 1 };
  const reply = await t.call("3.1", { query, body });
  // The twin is a command of any other kind that is taken.
  const twins: (Request["body"] & {})[] = reply.accepted ? [] : [{ ours: t.name() }, t.name()];
  let twin = reply;
  for (const other of twins) if (!twin.accepted) twin = await t.call("3.1", { query, body: other });
  t.given(twin);
  const { en, zh } = kinds(kind);
  t.accepted(reply, { en: say("kindRefused", { kind: en }).en, zh: say("kindRefused", { kind: zh }).zh });
}
