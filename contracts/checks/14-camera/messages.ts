import { messages } from "../../../schemas/language.js";

export const say = messages({
  valueTaken: { en: "type = {value} was taken", zh: "type = {value} 被接受" },
  settingRefused: { en: "type {type} was refused", zh: "type {type} 被拒绝" },
  streamsOn: { en: "the camera is off and its live stream goes on", zh: "摄像头已关闭,但实时流仍在继续" },
  staysAway: { en: "the camera is on again and its live stream is not back", zh: "摄像头已重新打开,但实时流未恢复" },
  stillPushing: {
    en: "the camera is off and still in the list of those that push",
    zh: "摄像头已关闭,但仍在推流列表中",
  },
  notPushing: {
    en: "the camera is on again and not in the list of those that push",
    zh: "摄像头已重新打开,但不在推流列表中",
  },
  otherGone: { en: "another camera of the device stopped too", zh: "该设备的其他摄像头也停止了推流" },
  otherDevicesGone: { en: "cameras of other devices stopped too", zh: "其他设备的摄像头也停止了推流" },
  noOtherDevice: {
    en: "no other device was seen to push on a channel of that number",
    zh: "未见其他设备在同号通道上推流",
  },
  noOther: { en: "no other camera of the device pushes a stream", zh: "该设备没有其他摄像头在推流" },
  noStream: { en: "the fixture's live stream could not be played before", zh: "此前无法播放该夹具的实时流" },
  notListed: {
    en: "the fixture's camera was not in the list of those that push",
    zh: "该夹具的摄像头此前不在推流列表中",
  },
  unknownTaken: { en: "a {what} that is not there was taken", zh: "不存在的{what}被接受" },
});
