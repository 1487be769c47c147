import type { WrittenRequirement } from "./written.js";

/** Chapter 1: devices. */
export const devices = [
  {
    id: "1.1-title-read-back",
    level: "SHOULD",
    title: {
      en: "the title given at creation is shown by the device's page and by the search",
      zh: "新增时填写的设备名称可在单个设备信息和查找结果中读到",
    },
    ground: ["1.1 body title", "1.4 response data.title", "1.5 response data.devices[].title"],
  },
  {
    id: "1.1-desc-read-back",
    level: "SHOULD",
    title: {
      en: "the desc given at creation is shown by the device's page and by the search",
      zh: "新增时填写的设备描述可在单个设备信息和查找结果中读到",
    },
    ground: ["1.1 body desc", "1.4 response data.desc", "1.5 response data.devices[].desc"],
  },
  {
    id: "1.1-location-read-back",
    level: "SHOULD",
    title: {
      en: "the location given at creation is shown by the search",
      zh: "新增时填写的设备位置可在查找结果中读到",
    },
    ground: ["1.1 body location", "1.5 response data.devices[].location"],
  },
  {
    id: "1.1-private-read-back",
    level: "SHOULD",
    title: {
      en: "private, true or false, is shown by the search as it was given",
      zh: "新增时填写的 private(true 或 false)可在查找结果中读到",
    },
    ground: ["1.1 body private", "1.5 response data.devices[].private"],
  },
  {
    id: "1.1-auth_info-read-back",
    level: "SHOULD",
    title: {
      en: "the auth_info given at creation is shown by the search",
      zh: "新增时填写的鉴权信息可在查找结果中读到",
    },
    ground: ["1.1 body auth_info", "1.5 response data.devices[].auth_info"],
  },
  {
    id: "1.1-auth_info-race",
    level: "SHOULD",
    title: {
      en: "of many devices created at once with the same auth_info only one comes to be",
      zh: "同时以相同鉴权信息新增多个设备时,只有一个成功",
    },
    ground: ["1.1-auth_info-unique"],
  },
  {
    id: "1.1-race",
    level: "SHOULD",
    title: {
      en: "devices created at the same time get ids of their own and all exist",
      zh: "同时新增的设备 ID 各不相同且均存在",
    },
    ground: ["1.1-device_id-unique", "1.1"],
  },
  {
    id: "1.2-sn-unique",
    level: "SHOULD",
    title: {
      en: "the same sn does not make a second device: it is refused, or the first device is named again",
      zh: "相同 sn 不会产生第二个设备:拒绝,或返回原设备",
    },
    ground: ["1.2 body sn"],
  },
  {
    id: "1.2-register-code",
    level: "SHOULD",
    title: { en: "a made-up register code is refused", zh: "伪造的注册码应被拒绝" },
    ground: ["1.2 query register_code"],
  },
  {
    id: "1.2-found",
    level: "SHOULD",
    title: {
      en: "a device made with a register code is found under its id, with its title",
      zh: "用注册码创建的设备可按其 ID 查到,名称一致",
    },
    ground: ["1.2", "1.2 body title", "1.4"],
  },
  {
    id: "1.3-read-back",
    level: "SHOULD",
    title: {
      en: "what an update changes is shown by the search",
      zh: "更新后的内容可在查找结果中读到",
    },
    ground: ["1.3", "1.5"],
  },
  {
    id: "1.3-tags-read-back",
    level: "SHOULD",
    title: { en: "a device is found by the tags that an update gave it", zh: "可按更新时设置的标签查到设备" },
    ground: ["1.3 body tags", "1.5 query tag"],
  },
  {
    id: "1.3-race",
    level: "SHOULD",
    title: {
      en: "updates of different fields at the same time are all kept",
      zh: "同时更新不同字段时,所有更新都应保留",
    },
    ground: ["1.3-partial-update"],
  },
  {
    id: "1.3-area-legal",
    level: "MUST",
    title: { en: "an update to an area that is no number is refused", zh: "更新为非法区域号应被拒绝" },
    ground: ["1.3 body area", "1.1-area-legal"],
  },
  {
    id: "1.3-auth_info-unique",
    level: "SHOULD",
    title: { en: "an update to another device's auth_info is refused", zh: "更新为其他设备的鉴权信息应被拒绝" },
    ground: ["1.3 body auth_info", "1.1-auth_info-unique"],
  },
  {
    id: "1.3-device-unknown",
    level: "SHOULD",
    title: { en: "an update of a device that does not exist is refused", zh: "更新不存在的设备应被拒绝" },
    ground: ["1.3"],
  },
  {
    id: "1.4-read-back",
    level: "SHOULD",
    title: {
      en: "what an update changes is shown by the device's page",
      zh: "更新后的内容可在单个设备信息中读到",
    },
    ground: ["1.4", "1.3"],
  },
  {
    id: "1.4-keys-work",
    level: "SHOULD",
    title: { en: "every key that is listed operates the device", zh: "列出的每个 key 都可操作该设备" },
    ground: ["1.4 response data.keys[].key"],
  },
  {
    id: "1.4-agrees",
    level: "SHOULD",
    title: {
      en: "the device's page and the search say the same of a device",
      zh: "单个设备信息与查找结果对同一设备的内容一致",
    },
    ground: ["1.4", "1.5"],
  },
  {
    id: "1.4-online-value",
    level: "MUST",
    title: {
      en: "online is true for a device that is online and false for one that is not",
      zh: "online 与设备实际在线状态一致",
    },
    ground: ["1.4 response data.online"],
  },
  {
    id: "1.4-protocol-value",
    level: "SHOULD",
    title: { en: "protocol is RTMP, in any case of letters", zh: "protocol 为 RTMP(不分大小写)" },
    ground: ["1.4 response data.protocol", "1.1 body protocol"],
  },
  {
    id: "1.4-device-unknown",
    level: "SHOULD",
    title: { en: "a device that does not exist is refused", zh: "查看不存在的设备应被拒绝" },
    ground: ["1.4"],
  },
  {
    id: "1.5-key_words-filter",
    level: "MUST",
    title: {
      en: "key_words lists what matches and leaves out what does not",
      zh: "key_words 只列出匹配的设备",
    },
    ground: ["1.5 query key_words"],
  },
  {
    id: "1.5-title-filter",
    level: "MUST",
    title: { en: "title lists what matches and leaves out what does not", zh: "title 只列出匹配的设备" },
    ground: ["1.5 query title"],
  },
  {
    id: "1.5-tag-filter",
    level: "MUST",
    title: { en: "tag lists what has the tag and leaves out what has not", zh: "tag 只列出带有该标签的设备" },
    ground: ["1.5 query tag"],
  },
  {
    id: "1.5-online-filter",
    level: "MUST",
    title: {
      en: "online lists the devices that are online, or those that are not, and no others",
      zh: "online 只列出在线(或不在线)的设备",
    },
    ground: ["1.5 query online"],
  },
  {
    id: "1.5-private-filter",
    level: "MUST",
    title: {
      en: "private lists the devices that are private, or those that are not, and no others",
      zh: "private 只列出私有(或公开)的设备",
    },
    ground: ["1.5 query private"],
  },
  {
    id: "1.5-auth_info-filter",
    level: "MUST",
    title: { en: "auth_info lists the device that has it and no other", zh: "auth_info 只列出具有该鉴权信息的设备" },
    ground: ["1.5 query auth_info"],
  },
  {
    id: "1.5-begin-filter",
    level: "SHOULD",
    title: {
      en: "begin leaves out what was created well before it, and nothing created well after",
      zh: "begin 之前很久创建的设备不列出,之后很久创建的列出",
    },
    ground: ["1.5 query begin"],
  },
  {
    id: "1.5-end-filter",
    level: "SHOULD",
    title: {
      en: "end leaves out what was created well after it, and nothing created well before",
      zh: "end 之后很久创建的设备不列出,之前很久创建的列出",
    },
    ground: ["1.5 query end"],
  },
  {
    id: "1.5-filters-together",
    level: "MUST",
    title: { en: "two filters list only what matches both", zh: "多个条件同时使用时只列出全部符合的设备" },
    ground: ["1.5"],
  },
  {
    id: "1.5-total",
    level: "MUST",
    title: {
      en: "total_count counts all devices that match, whatever the page",
      zh: "total_count 为符合条件的设备总数,与分页无关",
    },
    ground: ["1.5 response data.total_count"],
  },
  {
    id: "1.5-per-page",
    level: "MUST",
    title: {
      en: "a page holds as many devices as per_page says and shows that number",
      zh: "每页设备数不超过 per_page,且响应中显示该值",
    },
    ground: ["1.5 query per_page", "1.5 response data.per_page"],
  },
  {
    id: "1.5-pages",
    level: "SHOULD",
    title: { en: "pages neither overlap nor leave a gap", zh: "分页结果既不重复也不遗漏" },
    ground: ["1.5 query page"],
  },
  {
    id: "1.5-online-value",
    level: "MUST",
    title: {
      en: "online is true for a device that is online and false for one that is not",
      zh: "online 与设备实际在线状态一致",
    },
    ground: ["1.5 response data.devices[].online"],
  },
  {
    id: "1.5-protocol-value",
    level: "SHOULD",
    title: { en: "protocol is RTMP, in any case of letters", zh: "protocol 为 RTMP(不分大小写)" },
    ground: ["1.5 response data.devices[].protocol", "1.1 body protocol"],
  },
  {
    id: "1.5-channel-count",
    level: "MUST",
    title: { en: "channel_count is the number of the device's channels", zh: "channel_count 为设备的通道数量" },
    ground: ["1.5 response data.devices[].channel_count"],
  },
  {
    id: "1.5-create-time",
    level: "SHOULD",
    title: {
      en: "create_time and last_login are times as printed, and a later device has no earlier create_time",
      zh: "create_time 和 last_login 为所示格式的时间,后创建的设备 create_time 不早于先创建的",
    },
    ground: ["1.5 response data.devices[].create_time", "1.5 response data.devices[].last_login"],
  },
  {
    id: "1.6-gone",
    level: "MUST",
    title: {
      en: "a deleted device is gone: it is neither shown nor found nor deleted again",
      zh: "删除后的设备不再存在:查看、查找、再次删除均不成功",
    },
    ground: ["1.6"],
  },
  {
    id: "1.6-others-stay",
    level: "SHOULD",
    title: { en: "deleting one device leaves the others as they are", zh: "删除一个设备不影响其他设备" },
    ground: ["1.6"],
  },
  {
    id: "1.6-device-unknown",
    level: "SHOULD",
    title: { en: "deleting a device that does not exist is refused", zh: "删除不存在的设备应被拒绝" },
    ground: ["1.6"],
  },
] as const satisfies readonly WrittenRequirement[];
