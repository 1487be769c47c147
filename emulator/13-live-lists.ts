import { type Call, type Handlers, Prepared, type Result, text, type Value } from "./call.js";
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

/** What the rows of the two lists call the other side, and the time since it came. */
const columns = {
  play: { ip: "clientip", time: "onlinetime" },
  push: { ip: "puship", time: "pushtime" },
};

/** Chapter 13: who plays and who pushes now, in pages of one frozen list. */
export function liveLists(platform: Platform, sessions: Sessions): Handlers {
  return { "13.1": handler(platform, sessions, "play"), "13.2": handler(platform, sessions, "push") };
}

function handler(platform: Platform, sessions: Sessions, list: Lists) {
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
    const rows = version.slice((page.number - 1) * page.size, page.size);
    const page_info = { ...pageInfo(total, page), page_key: key };
    return new Prepared(
      () =>
        `"result":[${rows.map((row) => rowJson(platform, list, row, at)).join()}],"page_info":${JSON.stringify(page_info)}`,
      () => ({ result: rows.map((row) => rowOf(platform, list, row, at)), page_info }),
    );
  };
}

function rowOf({ productId }: Platform, list: Lists, row: Session, at: number): Record<string, unknown> {
  const { ip, time } = columns[list];
  return {
    productid: productId,
    deviceid: Number(row.deviceId),
    channelid: row.channelId,
    protocoltype: row.protocol,
    [ip]: row.ip,
    videocodec: row.codec,
    resolution: row.resolution,
    fps: row.fps,
    audiocodec: row.audio,
    bandwidth: row.bandwidth,
    [time]: formatDuration(at - row.startedAt),
  };
}

/** All but the time is written once for each row. */
function rowJson(platform: Platform, list: Lists, row: Session, at: number): string {
  if (row.rendered === undefined) {
    const whole = JSON.stringify(rowOf(platform, list, row, at));
    row.rendered = whole.slice(0, whole.lastIndexOf(':"'));
  }
  return `${row.rendered}:"${formatDuration(at - row.startedAt)}"}`;
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
