import type { Context } from "../context.js";
import type { JsonObject } from "../json.js";
import type { Reply } from "../reply.js";
import type { AnswerRecipe, Recipe } from "./recipe.js";

/** What the platform says of a command (286-292). */
export const commandStatus = { offline: 0, created: 1, sent: 2, answered: 4 } as const;

/** Chapter 3: commands, which only a device that is connected answers. */
export const commands: Record<string, Recipe> = {
  "3.1": async (t) => ({ values: { device_id: t.fixture("online").deviceId } }),
};

/** 3.2.c: what the camera holds. The one printed command that changes nothing on a device. */
export function listCommand(t: Context, cmd: JsonObject = {}): JsonObject {
  const { channelId } = t.fixture("online");
  return { type: "video", cmdId: 10, cmd: { channel_id: channelId, page: 1, per_page: 20, ...cmd } };
}

/** A slow device answers some commands later. */
const tries = 3;

/** A command that the device is asked to answer; the answer is awaited up to some tries. */
export async function askDevice(t: Context, body: JsonObject): Promise<Reply> {
  const query = { device_id: t.fixture("online").deviceId, qos: 1, type: 0 };
  let reply = await t.call("3.1", { query, body });
  for (let tried = 1; tried < tries && reply.accepted && !isAnswered(reply); tried++) {
    reply = await t.call("3.1", { query, body });
  }
  return reply;
}

export function isAnswered(reply: Reply): boolean {
  return reply.value("data.cmd_status") === commandStatus.answered;
}

const responseFields = ["data.dev_resp", "data.dev_resp.resp_code", "data.dev_resp.resp_data"];

/** With an answer of the device, where it gives one. */
export const commandAnswers: Record<string, AnswerRecipe> = {
  "3.1": async (t) => {
    const reply = await askDevice(t, listCommand(t));
    return [{ reply, filled: isAnswered(reply) ? responseFields : [] }];
  },
};
