import type { Defect } from "./defect.js";
import { deaf, edited, mangled, tolerant, wrapped } from "./make.js";

/** What can be wrong with finding and fetching pictures. */
export const pictureDefects: Defect[] = [
  edited(
    {
      id: "5.2-newest-missing",
      breaks: ["5.2-read-back"],
      en: "the newest picture is not listed",
      zh: "列表缺少最新图片",
    },
    "5.2",
    (answer) => {
      answer.data.pop();
      answer.page_info.total_num = Math.max(0, answer.page_info.total_num - 1);
      return answer;
    },
  ),
  edited(
    {
      id: "5.2-other-devices",
      breaks: ["5.2-device"],
      en: "pictures of other devices are listed",
      zh: "列出其他设备的图片",
    },
    "5.2",
    (answer, _call, { store }) => {
      const known = new Set(answer.data.map(({ name }: { name: string }) => name));
      for (const { name, bytes, format, uploadedAt } of store.picturesBySlug.values()) {
        const date = Math.floor(uploadedAt / 1000);
        if (!known.has(name))
          answer.data.push({ name, format, size: bytes.length, date, desc: "", url: "http://127.0.0.1/" });
      }
      return answer;
    },
  ),
  wrapped(
    {
      id: "5.2-both-bounds-open",
      breaks: ["5.2-both-bounds"],
      en: "two bounds together do not filter",
      zh: "同填两个时间时不过滤",
    },
    ["5.2"],
    (call, next) => {
      const { start_time, end_time, ...query } = call.query;
      return start_time === undefined || end_time === undefined ? next(call) : next({ ...call, query });
    },
  ),
  wrapped(
    {
      id: "5.2-both-bounds-empty",
      breaks: ["5.2-both-bounds"],
      en: "two bounds together list nothing",
      zh: "同填两个时间时列表为空",
    },
    ["5.2"],
    (call, next) => {
      const { start_time, end_time, ...query } = call.query;
      return start_time === undefined || end_time === undefined
        ? next(call)
        : next({ ...call, query: { ...query, end_time: 1 } });
    },
  ),
  edited(
    {
      id: "5.2-names-repeat",
      breaks: ["5.2-name-unique", "5.3-name-unique"],
      en: "all pictures are told under one name",
      zh: "所有图片名相同",
    },
    ["5.2", "5.3"],
    (answer) => {
      for (const picture of [answer.data].flat()) picture.name = "same";
      return answer;
    },
  ),
  ...["5.2", "5.3"].map((section) =>
    edited(
      {
        id: `${section}-names-encoded`,
        breaks: ["5.1-name-read-back"],
        en: `${section} tells names as they stand in an address`,
        zh: `${section} 返回经 URL 编码的图片名`,
      },
      section,
      (answer) => {
        for (const picture of [answer.data].flat()) picture.name = encodeURIComponent(picture.name);
        return answer;
      },
    ),
  ),
  edited(
    {
      id: "5.2-disagrees",
      breaks: ["5.2-agrees"],
      en: "the list tells another date than 5.3",
      zh: "列表与详情的时间不一致",
    },
    "5.2",
    (answer) => {
      for (const picture of answer.data) picture.date -= 60;
      return answer;
    },
  ),
  edited(
    {
      id: "5.2-format-wrong",
      breaks: ["5.2-format-value"],
      en: "the list tells the other format",
      zh: "列表中的格式错误",
    },
    "5.2",
    (answer) => {
      for (const picture of answer.data) picture.format = picture.format === "jpg" ? "png" : "jpg";
      return answer;
    },
  ),
  edited(
    { id: "5.2-desc-wrong", breaks: ["5.2-desc-value"], en: "the list tells another desc", zh: "列表中的描述错误" },
    "5.2",
    (answer) => {
      for (const picture of answer.data) picture.desc = "-";
      return answer;
    },
  ),
  tolerant(
    { id: "5.3-unknown-taken", breaks: ["5.3-unknown"], en: "an unknown picture is no error", zh: "未知图片不报错" },
    "5.3",
  ),
  ...["start_time", "end_time"].map((name) =>
    deaf(
      {
        id: `5.2-${name.replace("_", "-")}-ignored`,
        breaks: [`5.2-${name}-filter`],
        en: `${name} does not filter`,
        zh: `${name} 不起过滤作用`,
      },
      "5.2",
      name,
    ),
  ),
  edited(
    {
      id: "5.2-size-wrong",
      breaks: ["5.2-size-value", "5.3-size-value"],
      en: "the size is in kilobytes",
      zh: "大小以 KB 计",
    },
    ["5.2", "5.3"],
    (answer) => {
      for (const picture of [answer.data].flat()) picture.size = Math.ceil(picture.size / 1024);
      return answer;
    },
  ),
  edited(
    {
      id: "5.2-date-ms",
      breaks: ["5.2-date-value", "5.3-date-value"],
      en: "the date is in milliseconds",
      zh: "时间以毫秒计",
    },
    ["5.2", "5.3"],
    (answer) => {
      for (const picture of [answer.data].flat()) picture.date *= 1000;
      return answer;
    },
  ),
  wrapped(
    { id: "5.2-page-from-zero", breaks: ["5.2-pages"], en: "pages are counted from 0", zh: "页码从 0 开始" },
    ["5.2"],
    (call, next) => next({ ...call, query: { ...call.query, page_start: Number(call.query.page_start ?? 1) + 1 } }),
  ),
  wrapped(
    {
      id: "5.2-other-channel",
      breaks: ["5.2-channel"],
      en: "the list is that of another channel",
      zh: "返回其他通道的图片",
    },
    ["5.2"],
    (call, next) => next({ ...call, query: { ...call.query, channel_id: Number(call.query.channel_id) + 1 } }),
  ),
  edited(
    { id: "5.3-url-dead", breaks: ["5.5-url-from-info"], en: "the picture's url leads nowhere", zh: "图片地址无效" },
    ["5.2", "5.3"],
    (answer) => {
      for (const picture of [answer.data].flat()) picture.url = `${picture.url}x`;
      return answer;
    },
  ),
  mangled(
    { id: "5.5-cut", breaks: ["5.5-content"], en: "the picture lacks its last byte", zh: "图片缺少最后一个字节" },
    "5.5",
    (bytes) => bytes.subarray(0, -1),
  ),
  mangled(
    { id: "5.5-text", breaks: ["5.5-content"], en: "the picture went through a text", zh: "图片被当作文本处理" },
    "5.5",
    (bytes) => Buffer.from(bytes.toString("utf8")),
  ),
];
