import type { MediaFault } from "../media/index.js";
import type { Defect } from "./defect.js";

interface MediaBreak {
  breaks: string[];
  en: string;
  zh: string;
}

/** The requirements that the faults of the media break; what RTMP plays after its handshake, none asks for. */
const mediaBreaks: Partial<Record<MediaFault, MediaBreak>> = {
  "live-frozen": { breaks: ["4.1-hls-advances"], en: "the live playlist stands still", zh: "直播列表停止更新" },
  "live-sequence-wrong": { breaks: ["4.1-hls-advances"], en: "the media sequence goes back", zh: "媒体序号倒退" },
  "live-sequence-jumps": {
    breaks: ["4.1-hls-advances"],
    en: "the media sequence jumps",
    zh: "媒体序号跳跃",
  },
  "live-duration-wrong": {
    breaks: ["4.1-hls-segment"],
    en: "live segments last twice as long as told",
    zh: "直播分片实际时长为标称的两倍",
  },
  "live-target-duration-wrong": {
    breaks: ["4.1-hls-playlist"],
    en: "segments are longer than the target duration",
    zh: "分片超过目标时长",
  },
  "live-ended": { breaks: ["4.1-hls-live"], en: "the live playlist has an end", zh: "直播列表带结束标记" },
  "vod-target-duration-wrong": {
    breaks: ["6.1-hls-playlist"],
    en: "a video's segments are longer than the target duration",
    zh: "点播分片超过目标时长",
  },
  "playlist-not-hls": {
    breaks: ["4.1-hls-live-address"],
    en: "the playlist is none",
    zh: "播放列表不是 HLS",
  },
  "segment-missing": {
    breaks: ["4.1-hls-segment", "6.1-hls-segment"],
    en: "the playlist's segments are not there",
    zh: "分片不存在",
  },
  "segment-garbage": {
    breaks: ["4.1-hls-segment", "6.1-hls-segment"],
    en: "segments are random bytes",
    zh: "分片为随机字节",
  },
  "segment-not-ts": { breaks: ["4.1-hls-segment", "6.1-hls-segment"], en: "segments are HTML", zh: "分片为 HTML" },
  "segment-without-pat": {
    breaks: ["4.1-hls-segment", "6.1-hls-segment"],
    en: "segments tell no programme",
    zh: "分片缺少 PAT",
  },
  "segment-without-key-picture": {
    breaks: ["4.1-hls-segment", "6.1-hls-segment"],
    en: "segments have no key picture",
    zh: "分片没有关键帧",
  },
  "vod-without-end": { breaks: ["6.1-hls-end"], en: "a video's playlist has no end", zh: "点播列表无结束标记" },
  "vod-duration-wrong": {
    breaks: ["6.1-duration"],
    en: "a video plays twice as long as told",
    zh: "点播时长与信息不符",
  },
  "vod-outlives-deletion": {
    breaks: ["6.3-url-gone"],
    en: "a deleted video still plays",
    zh: "已删除的视频仍可播放",
  },
  "thumbnail-not-image": { breaks: ["4.3-image"], en: "the thumbnail is no image", zh: "缩略图不是图片" },
  "token-not-checked": {
    breaks: ["4.1-token-required", "4.2-token-checked", "4.3-token-checked", "6.1-token-needed", "6.2-token-needed"],
    en: "any token plays",
    zh: "不检查 token",
  },
  "token-not-bound": {
    breaks: ["4.1-token-bound", "4.2-token-bound", "4.3-token-bound", "6.5-token-bound"],
    en: "a token plays every stream",
    zh: "token 未绑定到流",
  },
  "rtmp-handshake-wrong": { breaks: ["4.1-rtmp-handshake"], en: "the RTMP handshake is wrong", zh: "RTMP 握手错误" },
};

/** What can be wrong with the media themselves. */
export const mediaDefects: Defect[] = (Object.entries(mediaBreaks) as [MediaFault, MediaBreak][]).map(
  ([fault, { breaks, en, zh }]) => ({
    id: `media-${fault}`,
    breaks,
    title: { en, zh },
    apply: (faults) => {
      faults.media.add(fault);
    },
  }),
);
