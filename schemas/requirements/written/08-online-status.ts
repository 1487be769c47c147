import type { WrittenRequirement } from "./written.js";

/** Chapter 8: online status. */
export const onlineStatus = [
  {
    id: "8-all-asked",
    level: "SHOULD",
    title: {
      en: "each device asked for is listed once, and no other one",
      zh: "所查询的每个设备都列出且仅列出一次,不含其他设备",
    },
    ground: ["8 query devIds", "8 response result.devices[].id"],
  },
  {
    id: "8-full-list",
    level: "SHOULD",
    title: {
      en: "of as many devices as may be asked for at once each one is listed",
      zh: "一次查询的设备数达到上限时,每个设备都会列出",
    },
    ground: ["8 query devIds"],
  },
  {
    id: "8-total",
    level: "MUST",
    title: { en: "total_count is the number of devices", zh: "total_count 为设备数量" },
    ground: ["8 response result.total_count"],
  },
  {
    id: "8-online-value",
    level: "MUST",
    title: {
      en: "online is true for a device that is connected and false for one that is not",
      zh: "已连接的设备 online 为 true,未连接的为 false",
    },
    ground: ["8 response result.devices[].online"],
  },
  {
    id: "8-online-agrees",
    level: "SHOULD",
    title: {
      en: "a device is online here where the search and its page say so",
      zh: "在线状态与单个设备信息、查找结果一致",
    },
    ground: ["8 response result.devices[].online", "1.4 response data.online"],
  },
  {
    id: "8-foreign-left-out",
    level: "MUST",
    title: {
      en: "a device's key does not show another device asked for beside its own",
      zh: "使用设备 apikey 时,同时查询的其他设备不会列出",
    },
    ground: ["8 header api-key", "8 query devIds"],
  },
  {
    id: "8-device-unknown",
    level: "SHOULD",
    title: { en: "a device that does not exist is refused or left out", zh: "不存在的设备应被拒绝或不列出" },
    ground: ["8 query devIds"],
  },
] as const satisfies readonly WrittenRequirement[];
