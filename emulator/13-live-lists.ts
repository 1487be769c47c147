import { type Call, type Handlers, type Result, text, type Value } from "./call.js";
import { sameProduct } from "./keys.js";
import { pageInfo, pageOf } from "./paging.js";
import type { Platform } from "./platform.js";
import { invalid } from "./refusal.js";
import type { Version } from "./store/live-list.js";
import type { Lists, Session, Sessions } from "./store/sessions.js";
import { Snapshots } from "./store/snapshots.js";
import { formatDuration } from "./time.js";

/** Filtered lists kept for those who ask for the same within one second. */
const mostFiltered = 200;

/** Chapter 13: who plays and who pushes now, in pages of one frozen list. */
export function liveLists(platform: Platform, sessions: Sessions): Handlers {
  return {
    "13.1": handler(platform, sessions, "play", (row, at) => ({
      ...common(platform, row),
      clientip: row.ip,
      ...stream(row),
      onlinetime: formatDuration(at - row.startedAt),
    })),
    "13.2": handler(platform, sessions, "push", (row, at) => ({
      ...common(platform, row),
      puship: row.ip,
      ...stream(row),
      pushtime: formatDuration(at - row.startedAt),
    })),
  };
}

type Shape = (row: Session, at: number) => Record<string, unknown>;

function handler(platform: Platform, sessions: Sessions, list: Lists, shape: Shape) {
  const snapshots = new Snapshots<Session>(platform.pageKeySeconds * 1000);
  const filtered = new Filtered();
  return ({ query }: Call): Result => {
    sameProduct(platform, query.productid);
    let page = pageOf(query.page, query.page_size, platform.style.pageSize);
    const now = platform.now();
    let key = query.page_key === undefined ? undefined : text(query.page_key);
    let version = key === undefined ? undefined : snapshots.find(key, now);
    if (!version) {
      const stray = key !== undefined || page.number > 1;
      if (stray && platform.style.strayPage === "refused") throw invalid("page_key is missing, unknown or expired");
      page = { ...page, number: 1 };
      version = filtered.of(sessions.version(list, now), query);
      key = snapshots.keep(version, now);
    }
    const { at, total } = version;
    return {
      result: version.slice((page.number - 1) * page.size, page.size).map((row) => shape(row, at)),
      page_info: { ...pageInfo(total, page), page_key: key },
    };
  };
}

function common({ productId }: Platform, row: Session) {
  return {
    productid: productId,
    deviceid: Number(row.deviceId),
    channelid: row.channelId,
    protocoltype: row.protocol,
  };
}

function stream({ codec, resolution, fps, audio, bandwidth }: Session) {
  return { videocodec: codec, resolution, fps, audiocodec: audio, bandwidth };
}

/** The lists by filter of one version: made once, shared by all who ask. */
class Filtered {
  #version: Version<Session> | undefined;
  #made = new Map<string, Version<Session>>();

  of(version: Version<Session>, query: Record<string, Value>): Version<Session> {
    const { deviceid, channelid, protocoltype } = query;
    if (deviceid === undefined && channelid === undefined && protocoltype === undefined) return version;
    if (this.#version !== version) {
      this.#version = version;
      this.#made = new Map();
    }
    const name = `${deviceid}/${channelid}/${protocoltype}`;
    const known = this.#made.get(name);
    if (known) return known;
    const protocol = protocoltype === undefined ? undefined : text(protocoltype).toUpperCase();
    const made = version.filter(
      (row) =>
        (deviceid === undefined || row.deviceId === String(deviceid)) &&
        (channelid === undefined || row.channelId === Number(channelid)) &&
        (protocol === undefined || row.protocol === protocol),
    );
    if (this.#made.size < mostFiltered) this.#made.set(name, made);
    return made;
  }
}
