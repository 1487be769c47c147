import { messages } from "../../../schemas/language.js";

export const say = messages({
  status: {
    en: "cmd_status {actual} where {expected} was due: {why}",
    zh: "cmd_status 为 {actual},应为 {expected}:{why}",
  },
  noAnswer: { en: "status 4 without the device's answer", zh: "状态为 4 但没有设备的返回" },
  notBase64: { en: "resp_data is no base64", zh: "resp_data 不是 base64" },
  silentDevice: { en: "the device answers too late to be seen", zh: "设备未在请求期间返回,无法判断" },
  kindRefused: { en: "a command of {kind} was refused", zh: "{kind}命令被拒绝" },
  sameId: { en: "two commands have the same cmd_uuid", zh: "两条命令的 cmd_uuid 相同" },
  unknownTaken: { en: "a command to an unknown device was taken", zh: "未知设备的命令被接受" },
  notOurs: { en: "the device's answer is no list as 3.2.c prints it", zh: "设备的返回不是 3.2.c 的视频列表" },
  counts: { en: "all_count, cur_count and rvods do not agree", zh: "all_count、cur_count 与 rvods 不一致" },
  pages: { en: "pages of the device's list overlap or are too long", zh: "设备视频列表的分页重叠或超长" },
  times: { en: "a video outside the asked time is listed", zh: "返回了查询时间之外的视频" },
});

/** Why a status is due, for people. */
export const why = messages({
  offline: { en: "the device is offline", zh: "设备不在线" },
  notAsked: { en: "no answer of the device was asked for", zh: "未要求设备响应" },
  asked: { en: "an answer of the device was asked for, and it is online", zh: "已要求设备响应且设备在线" },
  byDefault: { en: "without qos no answer is asked for", zh: "不带 qos 即不需要设备响应" },
});

/** The kinds of commands (273), for people. */
export const kinds = messages({
  json: { en: "JSON", zh: "JSON" },
  string: { en: "plain text", zh: "字符串" },
  binary: { en: "binary data", zh: "二进制数据" },
  printed: { en: "section 3.2", zh: "3.2 节" },
});
