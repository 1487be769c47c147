import { channelNumber } from "./02-channels.js";
import { type Call, type Handlers, text, type Value } from "./call.js";
import { deviceFor } from "./keys.js";
import { vodPath } from "./media/index.js";
import { cut, pageInfo, pageOf } from "./paging.js";
import type { Platform } from "./platform.js";
import { invalid, notFound } from "./refusal.js";
import { listed, timeText } from "./shown.js";
import type { Video } from "./store/media.js";
import { parseTime } from "./time.js";

const tokenSeconds = 7200;
const kilobytesPerSecond = 48;

/** Where videos are: both spellings of 6.3 are taken there. */
interface Place {
  deviceId: string;
  channelId: number;
}

/** The name under which a token is bound to a video. */
export const vodStream = (deviceId: string, channelId: number | string, videoId: string) =>
  `vod/${deviceId}/${channelId}/${videoId}`;

/** Chapter 6: recorded videos. */
export function videos(platform: Platform): Handlers {
  const { store } = platform;

  function place(call: Call): Place {
    const query = { ...call.query };
    query.device_id ??= query.deviceid;
    query.channel_id ??= query.channeled ?? query.channelid;
    if (query.device_id === undefined) throw invalid("device_id is required");
    const device = deviceFor(platform, call.identity, text(query.device_id));
    return { deviceId: device.id, channelId: channelNumber({ query }) };
  }

  function known(call: Call): { at: Place; video: Video } {
    const at = place(call);
    if (call.query.video_id === undefined) throw invalid("video_id is required");
    const video = store.videos.get(at.deviceId, at.channelId, text(call.query.video_id));
    if (!video) throw notFound("video");
    return { at, video };
  }

  return {
    "6.1": (call) => {
      const { at, video } = known(call);
      const size = sizeOf(video);
      const data = described(platform, at, video, call.query.security);
      const durtion = String(Math.round((video.endedAt - video.startedAt) / 1000));
      return { data: { ...data, size: platform.style.otherTypes ? size : String(size), durtion } };
    },
    "6.2": (call) => {
      const at = place(call);
      const page = pageOf(call.query.page_start, call.query.page_size, platform.style.pageSize);
      const keep = videoFilter(platform, call.query);
      const found = store.videos.list(at.deviceId, at.channelId).filter(keep);
      const shownVideos = cut(found, page).map((video) => {
        const size = sizeOf(video);
        const data = described(platform, at, video, call.query.security);
        return { ...data, size: platform.style.otherTypes ? String(size) : size };
      });
      return { data: { videos: shownVideos }, page_info: pageInfo(found.length, page) };
    },
    "6.3": (call) => {
      const at = place(call);
      const items = call.body.video;
      if (!Array.isArray(items) || items.length === 0) throw invalid("video is no list of ids");
      const ids = items.map((item) => (item as { videoId?: unknown } | null)?.videoId);
      if (platform.style.badItemSpoils && ids.some((id) => typeof id !== "string")) {
        throw invalid("videoId must be a string");
      }
      return { data: ids.map((id) => removed(platform, at, id)) };
    },
    "6.4": (call) => {
      const { name } = call.body;
      if (typeof name !== "string" || name === "") throw invalid("name is required");
      known(call).video.name = name;
      return {};
    },
    "6.5": (call) => {
      const { at, video } = known(call);
      return { data: { token: platform.tokens.issue(vodStream(at.deviceId, at.channelId, video.id), tokenSeconds) } };
    },
  };
}

/** What became of one id (613, 614). */
function removed({ store }: Platform, at: Place, id: unknown): { code: number; message?: string } {
  if (typeof id !== "string") return { code: 2, message: "videoId must be a string" };
  return store.videos.take(at.deviceId, at.channelId, id) ? { code: 0 } : { code: 1, message: "not exist" };
}

function videoFilter(platform: Platform, query: Call["query"]): (video: Video) => boolean {
  const from = time(platform, query.start_time, "start_time") ?? Number.NEGATIVE_INFINITY;
  const to = time(platform, query.end_time, "end_time") ?? Number.POSITIVE_INFINITY;
  const name = query.name;
  return (video) =>
    video.startedAt >= from &&
    video.endedAt <= to &&
    (name === undefined || video.name === text(name)) &&
    listed(platform, video.storedAt);
}

function time(platform: Platform, value: Value, name: string): number | undefined {
  if (value === undefined) return undefined;
  const ms = parseTime(text(value), platform.style.zoneHours);
  if (ms === null) throw invalid(`${name} is no time`);
  return ms;
}

/** Kilobytes. */
function sizeOf(video: Video): number {
  return Math.max(1, Math.round(((video.endedAt - video.startedAt) / 1000) * kilobytesPerSecond));
}

function described(platform: Platform, at: Place, video: Video, security: Value) {
  const { addresses } = platform;
  const safe = Number(security ?? 0) === 1;
  const path = vodPath({ device: at.deviceId, channel: String(at.channelId), video: video.id });
  return {
    videoid: video.id,
    name: video.name,
    start: timeText(platform, video.startedAt),
    end: timeText(platform, video.endedAt),
    hls_url: safe ? `https://${addresses.https}${path}` : `http://${addresses.http}${path}`,
    rtmp_url: `${safe ? "rtmpe" : "rtmp"}://${addresses.rtmp}/vod/${at.deviceId}_${at.channelId}_${video.id}`,
  };
}
