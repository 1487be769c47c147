import type { Context } from "../../support/context.js";
import type { JsonObject } from "../../support/json.js";
import { addChannel } from "../../support/recipes/02-channels.js";
import { noisyPicture, pictureBytes } from "../../support/recipes/picture-bytes.js";
import type { Reply } from "../../support/reply.js";

export interface Place {
  deviceId: string;
  channelId: number;
}

export interface Uploaded extends Place {
  name: string;
  desc: string;
  format: "jpg" | "png";
  bytes: Uint8Array;
  /** The answer to the upload. */
  reply: Reply;
}

/** A channel of its own with pictures that no check changes. */
export interface Gallery extends Place {
  pictures: Uploaded[];
}

export function gallery(t: Context): Promise<Gallery> {
  return t.shared("gallery", async (s) => {
    const place = await addChannel(s);
    const kinds = [
      { format: "jpg", bytes: pictureBytes("jpg"), desc: s.name() },
      { format: "png", bytes: pictureBytes("png"), desc: `${s.random.chinese(6)} & "${s.name()}"` },
      { format: "jpg", bytes: pictureBytes("jpg"), desc: s.name() },
      { format: "png", bytes: noisyPicture(s.random, 40), desc: s.name() },
    ] as const;
    const pictures = [await uploadLarge(s, place)];
    for (const kind of kinds) pictures.push(await upload(s, place, kind));
    return { deviceId: place.deviceId, channelId: place.channelId, pictures };
  });
}

/** Pixels: 90 kB as noise. */
const largeSide = 300;

type Given = Partial<Pick<Uploaded, "format" | "bytes" | "desc" | "name">>;

/** Uploads a picture; a refusal ends the check as not tested. */
export async function upload(t: Context, place: Place, given: Given = {}): Promise<Uploaded> {
  const uploaded = await offer(t, place, given);
  t.given(uploaded.reply);
  return uploaded;
}

/** The document names no limit: where a target has one of its own, a smaller picture has to do. */
async function uploadLarge(t: Context, place: Place): Promise<Uploaded> {
  const large = await offer(t, place, { bytes: noisyPicture(t.random, largeSide) });
  return large.reply.refused ? upload(t, place, { bytes: noisyPicture(t.random, largeSide / 2) }) : large;
}

async function offer(t: Context, place: Place, given: Given): Promise<Uploaded> {
  const { format = "png", desc = t.name(), name = t.name(), bytes = pictureBytes(format) } = given;
  const { deviceId, channelId } = place;
  const query = { device_id: deviceId, channel_id: channelId, format, name, desc };
  const reply = await t.call("5.1", { query, body: bytes });
  return { deviceId, channelId, name, desc, format, bytes, reply };
}

export function info(t: Context, { deviceId, channelId, name }: Place & { name: string }): Promise<Reply> {
  return t.call("5.3", { query: { device_id: deviceId, channel_id: channelId, name } });
}

/** The list of a channel (5.2), asked again until it is as wanted or the time for changes to show is over. */
export function list(
  t: Context,
  { deviceId, channelId }: Place,
  query: Record<string, number> = {},
  wanted: (reply: Reply) => boolean = () => true,
): Promise<Reply> {
  const ask = () => t.call("5.2", { query: { device_id: deviceId, channel_id: channelId, ...query } });
  return t.poll(ask, wanted);
}

/** The row of a picture in a list. */
export function rowOf(reply: Reply, name: string): JsonObject | undefined {
  return reply.list("data").find((row) => row.name === name);
}

/** The whole gallery as the list shows it. */
export async function listed(t: Context): Promise<{ shown: Gallery; reply: Reply }> {
  const shown = await gallery(t);
  const all = (reply: Reply) => shown.pictures.every(({ name }) => rowOf(reply, name));
  return { shown, reply: t.given(await list(t, shown, { page_start: 1, page_size: 50 }, all)) };
}

/** A picture's address, which may come without a scheme. */
export function addressOf(url: string): string {
  return /^(\w+:)?\//.test(url) ? url : `http://${url}`;
}
