import type { Context } from "../context.js";
import type { Device } from "../devices.js";
import { plain } from "../json.js";
import { say } from "../messages.js";
import type { Reply } from "../reply.js";
import { NotTested } from "../signals.js";
import { describedDevice } from "./01-device-answers.js";
import type { AnswerRecipe, Recipe } from "./recipe.js";

export interface Channel {
  deviceId: string;
  channelId: number;
  title: string;
  desc: string;
}

/** Adds a channel (2.3) to a device; by default to the shared one, or to another where that takes no more. */
export async function addChannel(t: Context, deviceId?: string, desc = t.name()): Promise<Channel> {
  const first = await offerChannel(t, deviceId ?? (await t.device()).id, desc);
  const spare = first.reply.refused && deviceId === undefined ? await spareDevice(t) : undefined;
  const { reply, channel } = spare ? await offerChannel(t, spare.id, desc) : first;
  t.given(reply);
  return channel;
}

/** What all share may use up no more of the quota than it has; a check has devices of its own. */
async function spareDevice(t: Context): Promise<Device | undefined> {
  const device = t.isShared || !t.mayWrite ? await t.otherDevice() : await t.freshDevice();
  return device.ours ? device : undefined;
}

async function offerChannel(t: Context, deviceId: string, desc: string): Promise<{ reply: Reply; channel: Channel }> {
  const channelId = t.channelNumber();
  const request = await t.request("2.3", { query: { device_id: deviceId, channel_id: channelId, desc } });
  const reply = await t.call("2.3", request);
  return { reply, channel: { deviceId, channelId, title: String(request.query?.title ?? ""), desc } };
}

/** A channel of the shared device that nobody changes; where nothing may be made, one that is there already. */
export function sharedChannel(t: Context): Promise<Channel> {
  return t.shared("channel", async (s) => ((await s.device()).ours ? addChannel(s) : foundChannel(s)));
}

/**
 * A number that no channel of a fixture has: a little behind its last, since a number far off may be refused for its
 * size alone, and a list that lacks a row is no reason to be blamed for more.
 */
export async function unknownChannel(t: Context, deviceId: string, known: number): Promise<number> {
  const reply = await t.call("2.1", { query: { device_id: deviceId } });
  const listed = reply.list("result").map(({ channel_id }) => Number(plain(channel_id)));
  return Math.max(known, ...listed.filter(Number.isSafeInteger)) + 5;
}

async function foundChannel(t: Context): Promise<Channel> {
  const { id: deviceId } = await t.device();
  const reply = t.given(await t.call("2.1", { query: { device_id: deviceId } }));
  const [first] = reply.list("result");
  if (!first) throw new NotTested("PREREQUISITE_FAILED", say("nothingToSee", { what: "result (2.1)" }));
  return { deviceId, channelId: Number(first.channel_id), title: plain(first.title), desc: plain(first.desc) };
}

/** Chapter 2: channels. */
export const channels: Record<string, Recipe> = {
  "2.1": async (t) => ({ values: { device_id: (await t.device()).id } }),
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
    const { deviceId, described } = await describedChannel(t);
    const reply = await t.poll(
      () => t.call("2.1", { query: { device_id: deviceId } }),
      (one) => one.list("result").length > 0,
    );
    return [
      { reply, filled: ["channel_id", "title", ...(described ? ["desc"] : [])].map((name) => `result[].${name}`) },
    ];
  },
};

/** The only channel of its device, which has a description; another one where none may be made. */
function describedChannel(t: Context): Promise<Channel & { described: boolean }> {
  return t.shared("described-channel", async (s) => {
    const { id, ours } = await describedDevice(s);
    return { ...(ours ? await addChannel(s, id) : await foundChannel(s)), described: ours };
  });
}
