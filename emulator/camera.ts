import { cut, pageOf } from "./paging.js";
import type { Platform } from "./platform.js";
import type { Device } from "./store/device.js";
import { formatTime, parseTime } from "./time.js";

/** What a simulated camera answers: 0 is success (281). */
export interface CameraAnswer {
  code: number;
  data: Record<string, unknown>;
}

const refused: CameraAnswer = { code: 1, data: { error: "command not supported" } };
const done: CameraAnswer = { code: 0, data: { result: "ok" } };
const cmdV = new Set([1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 22]);
const recordings = 25;
const recordingMs = 600_000;

/** The camera's own reading of a command of 3.2; its ranges are its own business, the platform refuses nothing. */
export function answerOf(platform: Platform, device: Device, raw: Buffer): CameraAnswer {
  const command = parsed(raw);
  if (command?.type !== "video" || typeof command.cmd !== "object" || command.cmd === null) {
    // What the camera does not understand it hands to its owner's program, which says thanks.
    return { code: 0, data: { received: raw.length } };
  }
  const cmd = command.cmd as Record<string, unknown>;
  const channel = device.channels.get(Number(cmd.channel_id));
  if (!channel) return refused;
  if (command.cmdId === 6) {
    if (!between(cmd.level, 1, 4)) return refused;
    channel.level = Number(cmd.level);
    return done;
  }
  if (command.cmdId === 7) return cmdV.has(Number(cmd.cmdV)) && between(cmd.speed, 1, 7) ? done : refused;
  if (command.cmdId === 10) return localVideos(platform, channel.id, cmd);
  return refused;
}

/** 3.2.c: the recordings on the camera's card, which are 25 as in the document, one every ten minutes. */
function localVideos(platform: Platform, channelId: number, cmd: Record<string, unknown>): CameraAnswer {
  const zone = platform.style.zoneHours;
  const from = parseTime(String(cmd.start_time ?? ""), zone) ?? Number.NEGATIVE_INFINITY;
  const to = parseTime(String(cmd.end_time ?? ""), zone) ?? Number.POSITIVE_INFINITY;
  const first = parseTime("2017-09-29 12:00:31", zone) ?? 0;
  const all = Array.from({ length: recordings }, (_, index) => {
    const begin = first + index * recordingMs;
    return { begin, end: begin + recordingMs - 1000, index };
  }).filter(({ begin, end }) => end >= from && begin <= to);
  const size = between(cmd.per_page, 1, 1000) ? Number(cmd.per_page) : 20;
  const number = between(cmd.page, 1, 10_000) ? Number(cmd.page) : 1;
  const rvods = cut(all, pageOf(number, size, size)).map(({ begin, end, index }) => ({
    channel_id: channelId,
    video_desc: `card${index}`,
    size: 222 + index,
    beginTime: formatTime(begin, zone),
    endTime: formatTime(end, zone),
  }));
  const data = { all_count: all.length, cur_count: rvods.length, rvods };
  return { code: 0, data: platform.spoil("3.2.c", data) };
}

function between(value: unknown, low: number, high: number): boolean {
  return typeof value === "number" && value >= low && value <= high;
}

function parsed(raw: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(raw.toString("utf8"));
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
