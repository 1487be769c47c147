import { messages } from "../../../schemas/language.js";

export const say = messages({
  noVideo: { en: "after a recording no new video is listed", zh: "录制结束后列表中没有新视频" },
  swapped: { en: "action 0 begins a recording and 1 ends it", zh: "action 0 开始录制、1 停止录制,与文档相反" },
  length: { en: "the video is not as long as what was recorded", zh: "视频时长与录制时长不符" },
  stopRefused: { en: "the end of a running recording was refused", zh: "停止正在进行的录制被拒绝" },
  otherAction: { en: "action = {value} was taken", zh: "action = {value} 被接受" },
  notPlayed: { en: "the recorded video does not play", zh: "录制的视频无法播放" },
  unknownTaken: { en: "a recording for an unknown {what} was taken", zh: "未知{what}的录制请求被接受" },
  notSurelyOurs: { en: "it is not sure which new video is ours", zh: "无法确定哪个新视频是本次录制的" },
});
