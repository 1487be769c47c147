import type { Context } from "../context.js";
import { changed } from "../request.js";
import { sharedChannel } from "./02-channels.js";
import { pictureBytes } from "./picture-bytes.js";
import type { AnswerRecipe, Recipe } from "./recipe.js";

export interface Picture {
  deviceId: string;
  channelId: number;
  name: string;
  desc: string;
}

/** Uploads a picture (5.1) to the shared channel. */
export async function uploadPicture(t: Context): Promise<Picture> {
  const { deviceId, channelId } = await sharedChannel(t);
  const picture = { deviceId, channelId, name: t.name(), desc: t.name() };
  const request = await t.request("5.1", { query: { name: picture.name, desc: picture.desc } });
  t.given(await t.call("5.1", request));
  return picture;
}

/** A picture that nobody deletes. */
export function sharedPicture(t: Context): Promise<Picture> {
  return t.shared("picture", uploadPicture);
}

function named({ deviceId, channelId, name }: Picture) {
  return { values: { device_id: deviceId, channel_id: channelId, name } };
}

/** Chapter 5: pictures of the shared channel. */
export const pictures: Record<string, Recipe> = {
  "5.1": async (t) => {
    const { deviceId, channelId } = await sharedChannel(t);
    const values = { device_id: deviceId, channel_id: channelId, format: "png", name: t.name() };
    return { values, request: { body: pictureBytes("png") } };
  },
  "5.2": async (t) => {
    const { deviceId, channelId } = await sharedPicture(t);
    return { values: { device_id: deviceId, channel_id: channelId } };
  },
  "5.3": async (t) => named(await sharedPicture(t)),
  "5.4": async (t) => named(await uploadPicture(t)),
  "5.5": async (t) => {
    const reply = t.given(await t.call("5.3", await t.request("5.3")));
    const address = reply.text("data.url").replace(/^(?!\w+:\/\/)/, "http://");
    return { request: { address, addressFrom: reply.answer.exchange } };
  },
};

const fields = ["format", "size", "date", "name", "desc", "url"];

/** What was set must show. */
export const pictureAnswers: Record<string, AnswerRecipe> = {
  "5.2": async (t) => {
    const { name } = await sharedPicture(t);
    const request = changed(await t.request("5.2"), { query: { page_start: 1, page_size: 50 } });
    const shown = await t.poll(
      () => t.call("5.2", request),
      (reply) => reply.list("data").some((picture) => picture["name"] === name),
    );
    return { reply: shown, filled: fields.map((field) => `data[].${field}`).filter((path) => !path.endsWith("desc")) };
  },
  "5.3": async (t) => ({
    reply: await t.call("5.3", await t.request("5.3")),
    filled: fields.map((field) => `data.${field}`),
  }),
};
