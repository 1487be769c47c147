import type { Context } from "../context.js";
import type { JsonObject } from "../json.js";
import { plain } from "../json.js";
import { say } from "../messages.js";
import { NotTested } from "../signals.js";
import { describedDevice } from "./01-device-answers.js";
import type { AnswerRecipe, Recipe } from "./recipe.js";

export interface Channel {
  deviceId: string;
  channelId: number;
  title: string;
  desc: string;
}

/** Adds a channel (2.3) to a device, the shared one by default. */
export async function addChannel(t: Context, deviceId?: string, desc = t.name()): Promise<Channel> {
  const channelId = t.channelNumber();
  const device = deviceId ?? (await t.device()).id;
  const channel = { deviceId: device, channelId, title: t.name(), desc };
  const query = { device_id: device, channel_id: channelId, title: channel.title, desc: channel.desc };
  t.given(await t.call("2.3", { query }));
  return channel;
}

/** A channel of the shared device that nobody changes; where nothing may be made, one that is there already. */
export function sharedChannel(t: Context): Promise<Channel> {
  return t.shared("channel", async (s) => (s.mayWrite ? addChannel(s) : foundChannel(s)));
}

async function foundChannel(t: Context): Promise<Channel> {
  const { id: deviceId } = await t.device();
  const reply = t.given(await t.call("2.1", { query: { device_id: deviceId } }));
  const [first] = reply.list("result") as (JsonObject | undefined)[];
  if (!first) throw new NotTested("PREREQUISITE_FAILED", say("nothingToSee", { what: "result (2.1)" }));
  return { deviceId, channelId: Number(first["channel_id"]), title: plain(first["title"]), desc: plain(first["desc"]) };
}

/** Chapter 2: channels. */
export const channels: Record<string, Recipe> = {
  "2.1": async (t) => ({ values: { device_id: (await sharedChannel(t)).deviceId } }),
  "2.2": async (t) => place(await addChannel(t)),
  "2.3": async (t) => place({ deviceId: (await t.device()).id, channelId: t.channelNumber() }),
  "2.4": async (t) => place(await changingChannel(t)),
};

/** A channel that only modifications touch. */
export function changingChannel(t: Context): Promise<Channel> {
  return t.shared("changing-channel", (s) => addChannel(s));
}

function place({ deviceId, channelId }: { deviceId: string; channelId: number }) {
  return { values: { device_id: deviceId, channel_id: channelId } };
}

/** What was set must show: on a device whose channels all have a description. */
export const channelAnswers: Record<string, AnswerRecipe> = {
  "2.1": async (t) => {
    const { id } = await describedDevice(t);
    const reply = await t.poll(
      () => t.call("2.1", { query: { device_id: id } }),
      (one) => one.list("result").length > 0,
    );
    return [{ reply, filled: ["channel_id", "title", "desc"].map((name) => `result[].${name}`) }];
  },
};
