import type { Context } from "../context.js";
import { addChannel, type Channel, sharedChannel } from "./02-channels.js";
import { pictureBytes } from "./picture-bytes.js";
import type { AnswerRecipe, Recipe } from "./recipe.js";

export interface Picture {
  deviceId: string;
  channelId: number;
  name: string;
  desc: string;
}

/** Uploads a picture (5.1) to a channel, the shared one by default. */
export async function uploadPicture(t: Context, channel?: Channel): Promise<Picture> {
  const { deviceId, channelId } = channel ?? (await sharedChannel(t));
  const picture = { deviceId, channelId, name: t.name(), desc: t.name() };
  const query = { device_id: deviceId, channel_id: channelId, name: picture.name, desc: picture.desc };
  const request = await t.request("5.1", { query });
  t.given(await t.call("5.1", request));
  return picture;
}

/** A picture that nobody deletes. */
export function sharedPicture(t: Context): Promise<Picture> {
  return t.shared("picture", (s) => uploadPicture(s));
}

/** The only picture of its channel. */
function describedPicture(t: Context): Promise<Picture> {
  return t.shared("described-picture", async (s) => uploadPicture(s, await addChannel(s)));
}

function named({ deviceId, channelId, name }: Picture) {
  return { values: { device_id: deviceId, channel_id: channelId, name } };
}

/** Chapter 5: pictures of the shared channel. */
export const pictures: Record<string, Recipe> = {
  "5.1": async (t, change) => {
    // A target may look whether the bytes are what `format` says.
    const bytes = pictureBytes(change.query?.format === "jpg" ? "jpg" : "png");
    const { deviceId, channelId } = await sharedChannel(t);
    const values = { device_id: deviceId, channel_id: channelId, format: "png", name: t.name() };
    return { values, request: { body: bytes } };
  },
  "5.2": async (t) => {
    const { deviceId, channelId } = await sharedPicture(t);
    return { values: { device_id: deviceId, channel_id: channelId } };
  },
  "5.3": async (t) => named(await sharedPicture(t)),
  "5.4": async (t) => named(await uploadPicture(t)),
  "5.5": async (t) => {
    const reply = await t.call("5.3", await t.request("5.3"));
    const address = t.shown(reply, "data.url").replace(/^(?!\w+:\/\/)/, "http://");
    return { request: { address, addressFrom: reply.answer.exchange } };
  },
};

const fields = ["format", "size", "date", "name", "desc", "url"];

/** What was set must show: in a channel whose pictures all have a description. */
export const pictureAnswers: Record<string, AnswerRecipe> = {
  "5.2": async (t) => {
    const picture = await describedPicture(t);
    const place = { device_id: picture.deviceId, channel_id: picture.channelId };
    const request = await t.request("5.2", { query: { ...place, page_start: 1, page_size: 50 } });
    const reply = await t.poll(
      () => t.call("5.2", request),
      (one) => one.list("data").length > 0,
    );
    return [{ reply, filled: ["data", ...fields.map((field) => `data[].${field}`)] }];
  },
  "5.3": async (t) => {
    const { deviceId, channelId, name } = await describedPicture(t);
    const query = { device_id: deviceId, channel_id: channelId, name };
    const reply = await t.call("5.3", await t.request("5.3", { query }));
    return [{ reply, filled: ["data", ...fields.map((field) => `data.${field}`)] }];
  },
};
