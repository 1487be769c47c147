import { text } from "../call.js";
import { Refusal } from "../refusal.js";
import type { Defect } from "./defect.js";
import { edited, remembered, tolerant, wrapped } from "./make.js";

const names = remembered(() => new Map<string, string>());

/** Whichever video of the same place is not this one. */
function otherVideo(store: { videos: { list(device: string, channel: number): { id: string }[] } }, at: Place) {
  return store.videos.list(at.device, at.channel).find(({ id }) => id !== at.video)?.id ?? at.video;
}

interface Place {
  device: string;
  channel: number;
  video: string;
}

function placeOf(query: Record<string, unknown>): Place {
  return { device: String(query.device_id), channel: Number(query.channel_id), video: String(query.video_id) };
}

/** What videos, their lists, renaming, deletion and recording can do wrong to each other. */
export const videoEffectDefects: Defect[] = [
  tolerant(
    { id: "6.1-unknown-taken", breaks: ["6.1-unknown"], en: "any video has details", zh: "任意视频均有信息" },
    "6.1",
  ),
  tolerant(
    { id: "6.5-unknown-taken", breaks: ["6.5-unknown"], en: "any video has a token", zh: "任意视频均有 token" },
    "6.5",
  ),
  edited(
    { id: "6.1-times-iso", breaks: ["6.1-times"], en: "start and end are ISO times", zh: "起止时间为 ISO 格式" },
    "6.1",
    (answer) => {
      for (const field of ["start", "end"]) answer.data[field] = `${answer.data[field].replace(" ", "T")}Z`;
      return answer;
    },
  ),
  edited(
    { id: "6.2-times-swapped", breaks: ["6.2-times"], en: "start and end are swapped", zh: "起止时间颠倒" },
    "6.2",
    (answer) => {
      for (const video of answer.data.videos) [video.start, video.end] = [video.end, video.start];
      return answer;
    },
  ),
  edited(
    { id: "6.1-https-dead", breaks: ["6.1-https-plays"], en: "the safe address plays nothing", zh: "安全链接无法播放" },
    "6.1",
    (answer) => {
      answer.data.hls_url = answer.data.hls_url.replace(/^(https:.*)index/, "$1nothing");
      return answer;
    },
  ),
  edited(
    { id: "6.1-rtmp-dead", breaks: ["6.1-rtmp-handshake"], en: "nobody listens at rtmp_url", zh: "rtmp_url 无法连接" },
    "6.1",
    (answer) => {
      answer.data.rtmp_url = answer.data.rtmp_url.replace(/:\d+\//, ":9/");
      return answer;
    },
  ),
  edited(
    { id: "6.1-rtmp-bare", breaks: ["6.1-rtmp-token"], en: "rtmp_url is a bare host", zh: "rtmp_url 只有主机" },
    "6.1",
    (answer) => {
      answer.data.rtmp_url = answer.data.rtmp_url.replace(/^\w+:\/\/([^/]+).*/, "$1");
      return answer;
    },
  ),
  edited(
    { id: "6.2-rtmp-bare", breaks: ["6.2-rtmp-token"], en: "rtmp_url is a bare host", zh: "rtmp_url 只有主机" },
    "6.2",
    (answer) => {
      for (const video of answer.data.videos) video.rtmp_url = video.rtmp_url.replace(/^\w+:\/\/([^/]+).*/, "$1");
      return answer;
    },
  ),
  edited(
    { id: "6.2-first-hidden", breaks: ["6.2-listed"], en: "the oldest video is not listed", zh: "最早的视频未列出" },
    "6.2",
    (answer) => {
      answer.data.videos = answer.data.videos.filter(({ name }: { name: string }) => name !== "record0");
      return answer;
    },
  ),
  wrapped(
    {
      id: "6.2-any-channel",
      breaks: ["6.2-channel"],
      en: "every channel lists the first one's videos",
      zh: "不区分通道",
    },
    ["6.2"],
    (call, next) => next({ ...call, query: { ...call.query, channel_id: 1 } }),
  ),
  wrapped(
    { id: "6.2-any-device", breaks: ["6.2-device"], en: "every device lists the same videos", zh: "不区分设备" },
    ["6.2"],
    (call, next, { store }) => {
      const device = text(call.query.device_id);
      const mine = store.videos.list(device, Number(call.query.channel_id)).length;
      if (mine > 0) return next(call);
      return next({ ...call, query: { ...call.query, device_id: "2480461", channel_id: 1 } });
    },
  ),
  edited(
    {
      id: "6.3-codes-one",
      breaks: ["6.3-deleted"],
      en: "a video that is deleted is told as failed",
      zh: "删除成功却返回失败",
    },
    "6.3",
    (answer) => ({ ...answer, data: answer.data.map(() => ({ code: 1, message: "failed" })) }),
  ),
  wrapped(
    { id: "6.3-any-device", breaks: ["6.3-other-device"], en: "6.3 ignores the device", zh: "6.3 不区分设备" },
    ["6.3"],
    (call, next) =>
      next({
        ...call,
        query: { ...call.query, deviceid: "2480461", channeled: 1, device_id: "2480461", channel_id: 1 },
      }),
  ),
  wrapped(
    { id: "6.3-any-channel", breaks: ["6.3-other-device"], en: "6.3 ignores the channel", zh: "6.3 不区分通道" },
    ["6.3"],
    (call, next) => next({ ...call, query: { ...call.query, channeled: 1, channel_id: 1 } }),
  ),
  wrapped(
    {
      id: "6.3-all-gone",
      breaks: ["6.3-others-stay"],
      en: "a deletion takes another video too",
      zh: "删除时误删其他视频",
    },
    ["6.3"],
    async (call, next, { store }) => {
      const answer = (await next(call)) as { data: { code: number }[] };
      const at = { device: text(call.query.deviceid), channel: Number(call.query.channeled), video: "1112341234" };
      if (answer.data.some(({ code }) => code === 0)) store.videos.take(at.device, at.channel, otherVideo(store, at));
      return answer;
    },
  ),
  edited(
    {
      id: "6.4-not-listed",
      breaks: ["6.4-listed"],
      en: "the list shows the first name for ever",
      zh: "列表不显示新名称",
    },
    "6.2",
    (answer, _call, platform) => {
      const known = names(platform);
      for (const video of answer.data.videos) {
        known.set(video.videoid, known.get(video.videoid) ?? video.name);
        video.name = known.get(video.videoid);
      }
      return answer;
    },
  ),
  wrapped(
    {
      id: "6.4-index-stale",
      breaks: ["6.4-found-by-name"],
      en: "the filter knows the first names alone",
      zh: "名称过滤只识别旧名称",
    },
    ["6.2"],
    async (call, next, platform) => {
      const known = names(platform);
      const { device, channel } = placeOf(call.query);
      for (const { id, name } of platform.store.videos.list(device, channel)) known.set(id, known.get(id) ?? name);
      const { name, ...query } = call.query;
      if (name === undefined) return next(call);
      const now = platform.store.videos.list(device, channel).find(({ id }) => known.get(id) === text(name))?.name;
      return next({ ...call, query: { ...query, name: now ?? "no such name" } });
    },
  ),
  wrapped(
    {
      id: "6.4-two-renamed",
      breaks: ["6.4-others-stay"],
      en: "another video gets the name too",
      zh: "重命名影响其他视频",
    },
    ["6.4"],
    async (call, next, { store }) => {
      const answer = await next(call);
      const at = placeOf(call.query);
      const other = store.videos.get(at.device, at.channel, otherVideo(store, at));
      if (other) other.name = text(call.body.name as string);
      return answer;
    },
  ),
  wrapped(
    {
      id: "12-channel-unknown-taken",
      breaks: ["12-channel-unknown"],
      en: "any channel can be recorded",
      zh: "可录制未知通道",
    },
    ["12"],
    async (call, next, { store }) => {
      const device = store.devices.byId(text(call.query.device_id));
      return device && !device.channels.has(Number(call.query.channel_id)) ? {} : next(call);
    },
  ),
  wrapped(
    { id: "12-stop-refused", breaks: ["12-stop"], en: "a running recording cannot be stopped", zh: "无法停止录制" },
    ["12"],
    async (call, next) => {
      const answer = await next(call);
      if (Number(call.query.action) === 0) throw new Refusal("conflict", "recordings stop by themselves");
      return answer;
    },
  ),
  wrapped(
    {
      id: "12-long",
      breaks: ["12-video-length"],
      en: "a recorded video is ten times too long",
      zh: "录制的视频时长错误",
    },
    ["12"],
    (call, next, { store, now }) => {
      const channel = store.devices.byId(text(call.query.device_id))?.channels.get(Number(call.query.channel_id));
      const since = channel?.recordingSince;
      if (channel && since) channel.recordingSince = since - 10 * (now() - since);
      return next(call);
    },
  ),
  wrapped(
    { id: "12-no-token", breaks: ["12-video-plays"], en: "a recorded video does not play", zh: "录制的视频无法播放" },
    ["6.5"],
    (call, next) => {
      // The videos that were there from the start have ids that begin so.
      const isNew = !/^1112/.test(text(call.query.video_id));
      return isNew ? { data: { token: "nothing" } } : next(call);
    },
  ),
];
