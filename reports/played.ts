import { messages, type Text } from "../schemas/language.js";
import type { PlayedStream } from "../schemas/results/conformance.js";
import { visible } from "./visible.js";

const say = messages({
  live: { en: "live stream", zh: "直播流" },
  video: { en: "recorded video", zh: "点播视频" },
  played: {
    en: "{stream}: first frame after {milliseconds} ms, {width} × {height} ({browser})",
    zh: "{stream}:首帧 {milliseconds} 毫秒,{width} × {height}({browser})",
  },
  broken: { en: "{stream}: does not decode: {fault} ({browser})", zh: "{stream}:无法解码:{fault}({browser})" },
  unseen: { en: "{stream}: not seen: {fault}", zh: "{stream}:未能播放:{fault}" },
});

/** What a browser saw of one stream, in a line. */
export function playedText(one: PlayedStream): Text {
  const { width, height, firstFrameMilliseconds } = one;
  const figures = { width, height, milliseconds: firstFrameMilliseconds ?? "–" };
  const words = { ...figures, browser: visible(one.browser), fault: visible(one.fault) };
  const { en, zh } = say(one.stream);
  return { en: say(one.state, { ...words, stream: en }).en, zh: say(one.state, { ...words, stream: zh }).zh };
}
