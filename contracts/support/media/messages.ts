import { messages } from "../../../schemas/language.js";

/** What can be wrong with media; the keys are those of `PlaylistFault`, `ChangeFault` and `SegmentFault`. */
export const sayFault = messages({
  "no-target-duration": { en: "the playlist has no target duration", zh: "播放列表没有 EXT-X-TARGETDURATION" },
  "no-segments": { en: "the playlist has no segments", zh: "播放列表没有分片" },
  "no-duration": { en: "a segment has no duration", zh: "分片没有时长" },
  "over-target": { en: "a segment is longer than the target duration", zh: "分片时长超过 EXT-X-TARGETDURATION" },
  "went-back": { en: "the media sequence went back", zh: "媒体序号倒退" },
  renamed: { en: "a segment number stands for another segment than before", zh: "同一序号对应了不同的分片" },
  jumped: {
    en: "the media sequence runs faster than the time that its segments last",
    zh: "媒体序号的增长快于分片时长",
  },
  "stands-still": { en: "the live playlist does not advance", zh: "直播播放列表没有更新" },
  ended: { en: "the playlist of a live stream has an end", zh: "直播播放列表带有结束标记" },
  endless: { en: "the playlist of a recorded video has no end", zh: "点播播放列表没有结束标记" },
  "not-fetched": { en: "a segment that the playlist names cannot be fetched", zh: "播放列表中的分片无法获取" },
  empty: { en: "a segment is empty", zh: "分片为空" },
  "not-packets": { en: "a segment is no whole number of 188-byte packets", zh: "分片长度不是 188 字节的整数倍" },
  "no-sync": {
    en: "a segment is no MPEG transport stream: sync bytes are missing",
    zh: "分片不是 MPEG-TS:缺少同步字节",
  },
  "no-pat": { en: "a segment tells no programme (no PAT)", zh: "分片缺少 PAT" },
  "no-pmt": { en: "a segment has no programme map (no PMT)", zh: "分片缺少 PMT" },
  "no-video": { en: "a segment announces no H.264 video", zh: "分片未声明 H.264 视频" },
  "no-picture": { en: "a segment's video stream holds no picture", zh: "分片的视频流中没有图像数据" },
  "other-duration": {
    en: "the segments' pictures last for another time than the playlist tells",
    zh: "分片画面的实际时长与 EXTINF 不符",
  },
  "no-start": { en: "no segment has a picture that a decoder could begin with", zh: "所有分片都没有关键帧" },
  frames: { en: "pictures of the stream in a browser", zh: "在浏览器中能看到画面" },
  "no-frames": { en: "a browser fetches the segments and sees no picture", zh: "浏览器获取了分片但无法解码出画面" },
  "not-played": { en: "no browser has played the stream", zh: "没有浏览器播放该流" },
  opaque: { en: "the segments are not plain transport streams", zh: "分片不是普通的 MPEG-TS" },
});
