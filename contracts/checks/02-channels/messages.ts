import { messages } from "../../../schemas/language.js";

export const say = messages({
  notListed: { en: "channel {channel} is not listed", zh: "未列出通道 {channel}" },
  listedTwice: { en: "channel {channel} is listed {count} times", zh: "通道 {channel} 列出了 {count} 次" },
  stillListed: { en: "channel {channel} is still listed", zh: "通道 {channel} 仍在列表中" },
  foreignListed: { en: "a channel of another device is listed", zh: "列出了其他设备的通道" },
  otherValue: { en: "the {field} of channel {channel} is another one", zh: "通道 {channel} 的 {field} 不符" },
  unknownTaken: { en: "a {thing} that does not exist was taken", zh: "不存在的{thing}被接受" },
  raceWon: { en: "{count} of {sent} calls at once succeeded", zh: "同时发送 {sent} 次,成功 {count} 次" },
});
