import { messages } from "../../../schemas/language.js";

export const say = messages({
  firstOnly: {
    en: "of several ids separated by commas not even two were looked at",
    zh: "逗号分隔的多个设备 ID 未全部查询",
  },
  notOnce: { en: "device {id} is listed {count} times", zh: "设备 {id} 列出了 {count} 次" },
  notAsked: { en: "a device that was not asked for is listed", zh: "列出了未查询的设备" },
  total: { en: "total_count is not the number of devices listed", zh: "total_count 与列出的设备数不符" },
  offline: { en: "device {id}, which is connected, is told as offline", zh: "已连接的设备 {id} 显示为离线" },
  online: { en: "device {id}, which is not connected, is told as online", zh: "未连接的设备 {id} 显示为在线" },
  disagrees: {
    en: "{section} tells another online state of device {id}",
    zh: "{section} 返回的设备 {id} 在线状态不一致",
  },
  foreignShown: { en: "a device's key shows another device", zh: "设备 apikey 可查到其他设备" },
  unknownShown: { en: "a device that does not exist is listed", zh: "列出了不存在的设备" },
});
