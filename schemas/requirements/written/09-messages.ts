import type { WrittenRequirement } from "./written.js";

/** Chapter 9: messages of devices. */
export const messages = [
  {
    id: "9-time-filter",
    level: "MUST",
    title: {
      en: "only messages between begin_time and end_time are listed, and all of them",
      zh: "仅列出 begin_time 与 end_time 之间的消息,且不遗漏",
    },
    ground: ["9 query begin_time", "9 query end_time"],
  },
  {
    id: "9-create-time",
    level: "SHOULD",
    title: { en: "create_time is a time as printed", zh: "create_time 为所示格式的时间" },
    ground: ["9 response result[].create_time"],
  },
  {
    id: "9-page-info",
    level: "MUST",
    title: { en: "page_info agrees with the list", zh: "page_info 与列表一致" },
    ground: ["9 response page_info"],
  },
  {
    id: "9-same-again",
    level: "SHOULD",
    title: {
      en: "the messages of a time that is past are the same when asked for again",
      zh: "再次查询过去的时间段,消息相同",
    },
    ground: ["9"],
  },
  {
    id: "9-own-messages",
    level: "SHOULD",
    title: { en: "messages of another device are not listed", zh: "不列出其他设备的消息" },
    ground: ["9 query device_id"],
  },
  {
    id: "9-device-unknown",
    level: "SHOULD",
    title: { en: "the messages of a device that does not exist are refused", zh: "查询不存在设备的消息应被拒绝" },
    ground: ["9 query device_id"],
  },
] as const satisfies readonly WrittenRequirement[];
