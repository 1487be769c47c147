import type { WrittenRequirement } from "./written.js";

/** Chapter 1: devices. */
export const devices = [
  {
    id: "1.1-title-read-back",
    level: "SHOULD",
    title: {
      en: "the title given at creation is shown by the search and by the device's own page",
      zh: "新增时填写的设备名称可在查找和单个设备信息中读到",
    },
    ground: ["1.1 body title", "1.4 response data.title", "1.5 response data.devices[].title"],
  },
] as const satisfies readonly WrittenRequirement[];
