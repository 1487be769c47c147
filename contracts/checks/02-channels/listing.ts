import type { Assertions } from "../../support/assertions.js";
import type { Context } from "../../support/context.js";
import { type JsonObject, plain } from "../../support/json.js";
import type { Channel } from "../../support/recipes/02-channels.js";
import type { Reply } from "../../support/reply.js";
import { say } from "./messages.js";

/** The channels of a device (2.1), asked for until they are as wanted or the time to settle has passed. */
export async function listed(t: Context, deviceId: string, wanted: (reply: Reply) => boolean): Promise<Reply> {
  const reply = await t.poll(
    () => t.call("2.1", { query: { device_id: deviceId } }),
    (one) => one.accepted && wanted(one),
  );
  return t.given(reply);
}

/** The rows of a channel in the answer of 2.1. */
export function rowsOf(reply: Reply, channelId: number): JsonObject[] {
  return reply.list("result").filter((row) => plain(row.channel_id) === String(channelId));
}

export function shows(reply: Reply, { channelId, title, desc }: Channel): boolean {
  const [row] = rowsOf(reply, channelId);
  return row !== undefined && plain(row.title) === title && plain(row.desc) === desc;
}

/** Missing in the list although it exists, since it cannot be added once more: then the list is to blame. */
export async function isUnlisted(t: Context, reply: Reply, { deviceId, channelId }: Channel): Promise<boolean> {
  if (rowsOf(reply, channelId).length > 0) return false;
  const query = { device_id: deviceId, channel_id: channelId, title: t.name() };
  return (await t.call("2.3", { query })).refused;
}

/** The channel is in the list, with this field as it was written. */
export function expectField(t: Assertions, reply: Reply, channel: Channel, field: "title" | "desc"): void {
  const { channelId } = channel;
  const [row] = rowsOf(reply, channelId);
  const words = { expected: channel[field], actual: row ? plain(row[field]) : "no such channel", reply };
  const message = row ? say("otherValue", { field, channel: channelId }) : say("notListed", { channel: channelId });
  t.holds(plain(row?.[field]) === channel[field], { message, ...words });
}
