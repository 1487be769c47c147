import { randomUUID } from "node:crypto";
import { channelNumber } from "./02-channels.js";
import { Binary, type Call, type Handlers, text, type Value } from "./call.js";
import { deviceFor } from "./keys.js";
import { cut, pageInfo, pageOf } from "./paging.js";
import type { Platform } from "./platform.js";
import { invalid, notFound, Refusal } from "./refusal.js";
import { listed, shown } from "./shown.js";
import type { Picture } from "./store/media.js";

const types: Record<string, string> = { jpg: "image/jpeg", png: "image/png" };

interface Place {
  deviceId: string;
  channelId: number;
}

/** Chapter 5: pictures, by a name that is unique per device and channel (430). */
export function pictures(platform: Platform): Handlers {
  const { store } = platform;

  function place(call: Call): Place {
    if (call.query.device_id === undefined) throw invalid("device_id is required");
    const device = deviceFor(platform, call.identity, text(call.query.device_id));
    return { deviceId: device.id, channelId: channelNumber(call) };
  }

  function known(call: Call): Picture {
    const { deviceId, channelId } = place(call);
    const picture = store.pictures.get(deviceId, channelId, nameOf(call));
    if (!picture) throw notFound("picture");
    return picture;
  }

  return {
    "5.1": (call) => {
      const { deviceId, channelId } = place(call);
      const picture = received(platform, call);
      if (store.pictures.get(deviceId, channelId, picture.name)) {
        throw new Refusal("conflict", "a picture with this name exists");
      }
      if (!store.reserve(picture.bytes.length)) throw new Refusal("unavailable", "no room for more pictures");
      store.addPicture(deviceId, channelId, picture);
      return {};
    },
    "5.2": (call) => {
      const { deviceId, channelId } = place(call);
      const page = pageOf(call.query.page_start, call.query.page_size, platform.style.pageSize);
      const from = seconds(call.query.start_time, "start_time") ?? Number.NEGATIVE_INFINITY;
      const to = seconds(call.query.end_time, "end_time") ?? Number.POSITIVE_INFINITY;
      const found = store.pictures
        .list(deviceId, channelId)
        .filter(({ uploadedAt }) => listed(platform, uploadedAt))
        .filter((picture) => dateOf(picture) >= from && dateOf(picture) <= to);
      return {
        data: cut(found, page).map((picture) => described(platform, picture)),
        page_info: pageInfo(found.length, page),
      };
    },
    "5.3": (call) => ({ data: described(platform, known(call)) }),
    "5.4": (call) => {
      const { deviceId, channelId } = place(call);
      if (!store.removePicture(deviceId, channelId, nameOf(call))) throw notFound("picture");
      return {};
    },
    "5.5": ({ path }) => {
      const picture = store.picturesBySlug.get(text(path.slug));
      if (!picture) throw notFound("picture");
      return new Binary(picture.bytes, types[picture.format] ?? "application/octet-stream");
    },
  };
}

/** Said of an upload without a body. */
export const noPicture = "the picture is empty";

function received(platform: Platform, call: Call): Picture {
  const format = text(call.query.format).toLowerCase();
  if (!Object.hasOwn(types, format)) throw invalid("format is neither jpg nor png");
  if (call.raw.length === 0) throw invalid(noPicture);
  const { desc } = call.query;
  return {
    name: nameOf(call),
    format,
    desc: desc === undefined ? null : text(desc),
    bytes: call.raw,
    uploadedAt: platform.now(),
    slug: `${randomUUID()}.${format}`,
  };
}

function nameOf({ query }: Call): string {
  if (query.name === undefined) throw invalid("name is required");
  return text(query.name);
}

function dateOf({ uploadedAt }: Picture): number {
  return Math.floor(uploadedAt / 1000);
}

function seconds(value: Value, name: string): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,12}$/.test(text(value))) throw invalid(`${name} is no UNIX time`);
  return Number(value);
}

function described(platform: Platform, picture: Picture) {
  const { format, bytes, name, desc, slug } = picture;
  return {
    format,
    size: bytes.length,
    date: dateOf(picture),
    name,
    desc: shown(platform, desc),
    url: `http://${platform.addresses.http}/picture/${slug}`,
  };
}
