import type { WrittenRequirement } from "./written.js";

/** Chapter 12: recordings. */
export const recording = [
  {
    id: "12-video",
    level: "MUST",
    title: {
      en: "what is recorded between 1 and 0 becomes a video of that channel",
      zh: "从开始到停止录制的内容成为该通道的视频",
    },
    ground: ["12 query action", "6.2 response data.videos"],
  },
  {
    id: "12-stop",
    level: "MUST",
    title: { en: "action 0 ends a recording", zh: "action 为 0 时停止录制" },
    ground: ["12 query action"],
  },
  {
    id: "12-video-length",
    level: "SHOULD",
    title: { en: "the video is as long as what was recorded", zh: "视频时长与录制时长一致" },
    ground: ["12 query action", "6.2 response data.videos[].start"],
  },
  {
    id: "12-video-plays",
    level: "SHOULD",
    title: { en: "the recorded video has details and plays", zh: "录制的视频有详细信息且可播放" },
    ground: ["12", "6.1 response data.hls_url"],
  },
  {
    id: "12-product",
    level: "SHOULD",
    title: { en: "a recording for another product is refused", zh: "其他产品号的录制请求应被拒绝" },
    ground: ["12 query product_id"],
  },
  {
    id: "12-device-unknown",
    level: "SHOULD",
    title: { en: "a recording for an unknown device is refused", zh: "未知设备的录制请求应被拒绝" },
    ground: ["12 query device_id"],
  },
  {
    id: "12-channel-unknown",
    level: "SHOULD",
    title: { en: "a recording for an unknown channel is refused", zh: "未知通道的录制请求应被拒绝" },
    ground: ["12 query channel_id"],
  },
] as const satisfies readonly WrittenRequirement[];
