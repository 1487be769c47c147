import type { Context } from "../../support/context.js";
import { type JsonObject, plain } from "../../support/json.js";
import type { Reply } from "../../support/reply.js";
import { say } from "./messages.js";

export const printedTime = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;

/** The messages of a device within a time. */
export function ask(t: Context, device_id: string, begin_time: string, end_time: string): Promise<Reply> {
  return t.call("9", { query: { device_id, begin_time, end_time } });
}

/** The fixture's messages within its time, of which there is at least one. */
export async function fixtureMessages(t: Context): Promise<Reply> {
  const { deviceId, beginTime, endTime } = t.fixture("messages");
  const reply = t.given(await ask(t, deviceId, beginTime, endTime));
  t.needs(rowsOf(reply).length > 0, say("noMessages"));
  return reply;
}

export function rowsOf(reply: Reply): JsonObject[] {
  return reply.accepted ? reply.list("result") : [];
}

export function timeOf(row: JsonObject): string {
  return plain(row.create_time);
}

/** A time of the target's own clock, so many seconds later; the same zone goes in and out. */
export function later(time: string, seconds: number): string {
  const at = new Date(Date.parse(`${time.replace(" ", "T")}Z`) + seconds * 1000);
  return at.toISOString().slice(0, 19).replace("T", " ");
}

export function secondsBetween(one: string, other: string): number {
  return (Date.parse(`${other.replace(" ", "T")}Z`) - Date.parse(`${one.replace(" ", "T")}Z`)) / 1000;
}
