import type { WrittenRequirement } from "./written.js";

/** Chapter 11: data passed through to a device. */
export const passThrough = [
  {
    id: "11-any-content",
    level: "MUST",
    title: {
      en: "the content is free: JSON, text, Chinese and binary data are taken",
      zh: "内容可自定义:JSON、文本、中文和二进制数据均可",
    },
    ground: ["11 body"],
  },
  {
    id: "11-size-in-bytes",
    level: "MUST",
    title: { en: "the limit counts bytes, not characters", zh: "长度限制按字节而非字符计算" },
    ground: ["11 body"],
  },
  {
    id: "11-device-unknown",
    level: "SHOULD",
    title: { en: "data for a device that does not exist is refused", zh: "向不存在的设备透传数据应被拒绝" },
    ground: ["11 query device_id"],
  },
  {
    id: "11-offline",
    level: "MAY",
    title: { en: "data for a device that is offline is refused", zh: "向离线设备透传数据会被拒绝" },
    ground: ["11 response errno"],
  },
] as const satisfies readonly WrittenRequirement[];
