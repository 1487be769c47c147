import { liveStream } from "../04-live-playback.js";
import { text } from "../call.js";
import type { MediaFault } from "../media/index.js";
import { notFound } from "../refusal.js";
import type { Defect } from "./defect.js";
import { edited, idle, later, mangled, remembered, tolerant, wrapped } from "./make.js";

const issued = remembered(() => new Map<string, string>());

interface MediaBreak {
  breaks: string[];
  en: string;
  zh: string;
}

/** The requirements that the faults of the media break; what RTMP plays after its handshake, none asks for. */
const mediaBreaks: Partial<Record<MediaFault, MediaBreak>> = {
  "live-frozen": { breaks: ["4.1-hls-advances"], en: "the live playlist stands still", zh: "直播列表停止更新" },
  "live-sequence-wrong": { breaks: ["4.1-hls-advances"], en: "the media sequence goes back", zh: "媒体序号倒退" },
  "live-target-duration-wrong": {
    breaks: ["4.1-hls-playlist"],
    en: "segments are longer than the target duration",
    zh: "分片超过目标时长",
  },
  "live-ended": { breaks: ["4.1-hls-live"], en: "the live playlist has an end", zh: "直播列表带结束标记" },
  "playlist-not-hls": {
    breaks: ["4.1-hls-live-address"],
    en: "the playlist is none",
    zh: "播放列表不是 HLS",
  },
  "segment-missing": { breaks: ["4.1-hls-segment"], en: "the playlist's segments are not there", zh: "分片不存在" },
  "segment-garbage": { breaks: ["4.1-hls-segment"], en: "segments are random bytes", zh: "分片为随机字节" },
  "segment-not-ts": { breaks: ["4.1-hls-segment"], en: "segments are HTML", zh: "分片为 HTML" },
  "segment-without-pat": { breaks: ["4.1-hls-segment"], en: "segments tell no programme", zh: "分片缺少 PAT" },
  "vod-without-end": { breaks: ["6.1-hls-end"], en: "a video's playlist has no end", zh: "点播列表无结束标记" },
  "vod-duration-wrong": {
    breaks: ["6.1-duration"],
    en: "a video plays twice as long as told",
    zh: "点播时长与信息不符",
  },
  "thumbnail-not-image": { breaks: ["4.3-image"], en: "the thumbnail is no image", zh: "缩略图不是图片" },
  "token-not-checked": {
    breaks: ["4.1-token-required", "4.2-token-checked", "4.3-token-checked", "6.1-token-needed", "6.2-token-needed"],
    en: "any token plays",
    zh: "不检查 token",
  },
  "token-not-bound": {
    breaks: ["4.1-token-bound", "4.2-token-bound", "4.3-token-bound"],
    en: "a token plays every stream",
    zh: "token 未绑定到流",
  },
  "rtmp-handshake-wrong": { breaks: ["4.1-rtmp-handshake"], en: "the RTMP handshake is wrong", zh: "RTMP 握手错误" },
};

const mediaDefects: Defect[] = (Object.entries(mediaBreaks) as [MediaFault, MediaBreak][]).map(
  ([fault, { breaks, en, zh }]) => ({
    id: `media-${fault}`,
    breaks,
    title: { en, zh },
    apply: (faults) => {
      faults.media.add(fault);
    },
  }),
);

/** What can be wrong with live playback. */
export const liveDefects: Defect[] = [
  ...mediaDefects,
  wrapped(
    {
      id: "4.2-stops-stream",
      breaks: ["4.2-available"],
      en: "after a preload the stream is away for a moment",
      zh: "预加载后流短暂不可用",
    },
    ["4.2"],
    async (call, next, { store }) => {
      const answer = await next(call);
      const channel = store.devices.byId(text(call.path.device_id))?.channels.get(Number(call.path.channel_id));
      if (channel) {
        channel.cameraOff = true;
        void later(3000).then(() => {
          channel.cameraOff = false;
        });
      }
      return answer;
    },
  ),
  tolerant(
    {
      id: "4.2-unknown-taken",
      breaks: ["4.2-stream-unknown"],
      en: "any stream can be preloaded",
      zh: "可预加载不存在的流",
    },
    "4.2",
  ),
  wrapped(
    {
      id: "4.3-unknown",
      breaks: ["4.3-preview-address", "4.3-from-play-address"],
      en: "the preview's address is unknown",
      zh: "缩略图地址不可用",
    },
    ["4.3"],
    () => {
      throw notFound("preview");
    },
  ),
  {
    id: "6-rtmp-unknown",
    breaks: ["6.1-rtmp-token", "6.2-rtmp-token"],
    title: { en: "the RTMP address of a video plays nothing", zh: "点播 RTMP 地址不可用" },
    apply: (faults) => {
      faults.noRtmpVideos = true;
    },
  },
  edited(
    {
      id: "4.1-token-of-other-stream",
      breaks: ["4.1-hls-live-address", "4.2-from-play-address"],
      en: "the token is for another stream",
      zh: "返回其他流的 token",
    },
    "4.1",
    (answer, _call, { tokens }) => {
      answer.data.accessToken = tokens.issue("live/0/0", 600);
      return answer;
    },
  ),
  edited(
    {
      id: "4.1-address-dead",
      breaks: ["4.1-addr-reachable"],
      en: "nobody listens at the address",
      zh: "播放地址无法连接",
    },
    "4.1",
    (answer) => {
      answer.data.addr = "127.0.0.1:9";
      return answer;
    },
  ),
  edited(
    { id: "4.1-rtmp-type", breaks: ["4.1-rtmp-live-address"], en: "RTMP has the type of HLS", zh: "RTMP 的 type 错误" },
    "4.1",
    (answer) => {
      if (answer.data.type === "rtmp") answer.data.type = "hls";
      return answer;
    },
  ),
  wrapped(
    {
      id: "4.1-always-rtmp",
      breaks: ["4.1-protocol-type"],
      en: "every protocol_type gives the RTMP address",
      zh: "忽略 protocol_type",
    },
    ["4.1"],
    (call, next) => next({ ...call, query: { ...call.query, protocol_type: 0 } }),
  ),
  edited(
    {
      id: "4.1-https-is-http",
      breaks: ["4.1-https-hls"],
      en: "https-hls gives the address of plain HTTP",
      zh: "https-hls 返回 http 地址",
    },
    "4.1",
    (answer, call, { addresses }) => {
      if (Number(call.query.protocol_type) === 2) answer.data.addr = addresses.http;
      return answer;
    },
  ),
  edited(
    { id: "4.1-addr-with-scheme", breaks: ["4.1-address-joined"], en: "addr has a scheme", zh: "addr 带协议头" },
    "4.1",
    (answer) => {
      answer.data.addr = `http://${answer.data.addr}`;
      return answer;
    },
  ),
  wrapped(
    {
      id: "4.1-unknown-channel-taken",
      breaks: ["4.1-channel-unknown"],
      en: "an unknown channel has an address",
      zh: "未知通道也返回地址",
    },
    ["4.1"],
    (call, next, { store, tokens, addresses }) => {
      const device = store.devices.byId(text(call.query.device_id));
      if (!device || device.channels.has(Number(call.query.channel_id))) return next(call);
      return { data: { addr: addresses.rtmp, accessToken: tokens.issue("none", 60), type: "rtmp" } };
    },
  ),
  edited(
    {
      id: "4.1-one-token",
      breaks: ["4.1-token-bound"],
      en: "all streams share the first token given",
      zh: "所有流共用一个 token",
    },
    "4.1",
    (answer, call, platform) => {
      const known = issued(platform);
      const protocol = text(call.query.protocol_type);
      const token = known.get(protocol) ?? answer.data.accessToken;
      known.set(protocol, token);
      answer.data.accessToken = token;
      return answer;
    },
  ),
  idle(
    {
      id: "4.2-token-unchecked",
      breaks: ["4.2-token-checked", "4.2-token-bound"],
      en: "preload takes any token",
      zh: "预加载不检查 token",
    },
    "4.2",
  ),
  wrapped(
    { id: "4.2-refuses", breaks: ["4.2-success"], en: "preload knows no stream", zh: "预加载找不到流" },
    ["4.2"],
    () => {
      throw notFound("stream");
    },
  ),
  wrapped(
    {
      id: "4.3-token-unchecked",
      breaks: ["4.3-token-checked", "4.3-token-bound"],
      en: "the thumbnail takes any token",
      zh: "缩略图不检查 token",
    },
    ["4.3"],
    (call, next, { tokens }) => {
      const { device_id, channel_id } = call.path;
      const token = tokens.issue(liveStream(text(device_id), text(channel_id)), 60);
      return next({ ...call, query: { ...call.query, token } });
    },
  ),
  mangled(
    { id: "4.3-empty", breaks: ["4.3-content", "4.3-image"], en: "the thumbnail is empty", zh: "缩略图为空" },
    "4.3",
    () => Buffer.alloc(0),
  ),
];
