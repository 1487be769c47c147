import type { Context } from "../../support/context.js";
import { type Json, plain } from "../../support/json.js";
import type { Reply } from "../../support/reply.js";

/** The status of some devices, in the order given. */
export function ask(t: Context, ids: readonly string[]): Promise<Reply> {
  return t.call("8", { query: { devIds: ids.join(",") } });
}

/** What the answer says of a device; undefined where it is not listed. */
export function onlineOf(reply: Reply, id: string): Json | undefined {
  return reply.list("result.devices").find((row) => plain(row.id) === id)?.online;
}

export function listedIds(reply: Reply): string[] {
  return reply.list("result.devices").map((row) => plain(row.id));
}
