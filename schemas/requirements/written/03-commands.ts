import type { WrittenRequirement } from "./written.js";

/** Chapter 3: commands. */
export const commands = [
  {
    id: "3.1-json",
    level: "MUST",
    title: { en: "a command may be JSON", zh: "命令内容可以是 json" },
    ground: ["3.1 body"],
  },
  {
    id: "3.1-string",
    level: "MUST",
    title: { en: "a command may be plain text, also Chinese", zh: "命令内容可以是字符串" },
    ground: ["3.1 body"],
  },
  {
    id: "3.1-binary",
    level: "MUST",
    title: { en: "a command may be binary data, to the largest size", zh: "命令内容可以是二进制数据,直至最大长度" },
    ground: ["3.1 body"],
  },
  {
    id: "3.2-taken",
    level: "SHOULD",
    title: {
      en: "the platform hands on the commands of 3.2, whatever values they hold",
      zh: "平台下发 3.2 节定义的命令,不校验其取值",
    },
    ground: ["3.1 body", "3.2.a body cmdId", "3.2.b body cmdId"],
  },
  {
    id: "3.1-resp-data-base64",
    level: "MUST",
    title: { en: "the device's answer comes in base64", zh: "设备返回的数据为 base64 编码" },
    ground: ["3.1 response data.dev_resp.resp_data"],
  },
  {
    id: "3.1-device-unknown",
    level: "SHOULD",
    title: { en: "a command to an unknown device is refused", zh: "向未知设备下发命令应被拒绝" },
    ground: ["3.1 query device_id"],
  },
  {
    id: "3.1-cmd-uuid-unique",
    level: "SHOULD",
    title: { en: "every command has an id of its own", zh: "每条命令的 cmd_uuid 各不相同" },
    ground: ["3.1 response data.cmd_uuid"],
  },
  {
    id: "3.1-race",
    level: "SHOULD",
    title: {
      en: "commands sent at once are all taken, each with its own id",
      zh: "并发下发的命令均成功且 cmd_uuid 各不相同",
    },
    ground: ["3.1 response data.cmd_uuid"],
  },
  {
    id: "3.2.c-counts",
    level: "SHOULD",
    title: { en: "all_count and cur_count agree with the listed videos", zh: "all_count、cur_count 与列出的视频一致" },
    ground: ["3.2.c response all_count", "3.2.c response cur_count", "3.2.c response rvods"],
  },
  {
    id: "3.2.c-pages",
    level: "MAY",
    title: { en: "the device's list comes in pages", zh: "设备的视频列表支持分页" },
    ground: ["3.2.c body cmd.page", "3.2.c body cmd.per_page"],
  },
  {
    id: "3.2.c-time-filter",
    level: "MAY",
    title: { en: "the device's list is of the time asked for", zh: "设备的视频列表按时间过滤" },
    ground: ["3.2.c body cmd.start_time", "3.2.c body cmd.end_time"],
  },
] as const satisfies readonly WrittenRequirement[];
