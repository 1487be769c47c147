import { text } from "../call.js";
import type { Defect } from "./defect.js";
import { deaf, edited, idle, later, mangled, wrapped } from "./make.js";

/** What can be wrong with pictures. */
export const pictureDefects: Defect[] = [
  wrapped(
    {
      id: "5.1-name-twice",
      breaks: ["5.1-name-taken", "5.2-name-unique", "5.3-name-unique"],
      en: "a picture's name is taken twice",
      zh: "图片名可重复",
    },
    ["5.1"],
    (call, next, { store }) => {
      store.removePicture(text(call.query.device_id), Number(call.query.channel_id), text(call.query.name));
      return next(call);
    },
  ),
  wrapped(
    {
      id: "5.1-race",
      breaks: ["5.1-race"],
      en: "parallel uploads under one name all succeed",
      zh: "并发上传同名图片均成功",
    },
    ["5.1"],
    async (call, next, { store }) => {
      const place = [text(call.query.device_id), Number(call.query.channel_id), text(call.query.name)] as const;
      const known = store.pictures.get(...place);
      await later(20);
      if (!known) store.removePicture(...place);
      return next(call);
    },
  ),
  idle(
    { id: "5.1-not-stored", breaks: ["5.1-read-back"], en: "an uploaded picture is not there", zh: "上传的图片不存在" },
    "5.1",
  ),
  deaf(
    { id: "5.1-desc-lost", breaks: ["5.1-desc-read-back"], en: "the picture's desc is lost", zh: "图片描述丢失" },
    "5.1",
    "desc",
  ),
  wrapped(
    {
      id: "5.1-always-jpg",
      breaks: ["5.1-format-read-back"],
      en: "every picture is told to be a jpg",
      zh: "格式总是 jpg",
    },
    ["5.1"],
    (call, next) => next({ ...call, query: { ...call.query, format: "jpg" } }),
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
    { id: "5.2-size-wrong", breaks: ["5.2-size-value"], en: "the size is in kilobytes", zh: "大小以 KB 计" },
    ["5.2", "5.3"],
    (answer) => {
      for (const picture of [answer.data].flat()) picture.size = Math.ceil(picture.size / 1024);
      return answer;
    },
  ),
  edited(
    { id: "5.2-date-ms", breaks: ["5.2-date-value"], en: "the date is in milliseconds", zh: "时间以毫秒计" },
    ["5.2", "5.3"],
    (answer) => {
      for (const picture of [answer.data].flat()) picture.date *= 1000;
      return answer;
    },
  ),
  edited(
    { id: "5.2-total-of-page", breaks: ["5.2-pages"], en: "total_num counts the page", zh: "total_num 只统计本页" },
    "5.2",
    (answer) => {
      answer.page_info.total_num = answer.data.length;
      return answer;
    },
  ),
  edited(
    { id: "5.2-page-total-wrong", breaks: ["5.2-pages"], en: "page_total is one short", zh: "page_total 少一" },
    "5.2",
    (answer) => {
      answer.page_info.page_total -= 1;
      return answer;
    },
  ),
  wrapped(
    { id: "5.2-page-overlap", breaks: ["5.2-pages"], en: "every page is the first", zh: "总是返回第一页" },
    ["5.2"],
    (call, next) => next({ ...call, query: { ...call.query, page_start: 1 } }),
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
  idle(
    { id: "5.4-not-deleted", breaks: ["5.4-gone"], en: "a deleted picture is still there", zh: "删除图片不生效" },
    "5.4",
  ),
  wrapped(
    {
      id: "5.4-unknown-taken",
      breaks: ["5.4-unknown"],
      en: "a picture that is not there can be deleted",
      zh: "可删除不存在的图片",
    },
    ["5.4"],
    async (call, next) => {
      try {
        return await next(call);
      } catch {
        return {};
      }
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
