import { text } from "../call.js";
import type { Defect } from "./defect.js";
import { edited, later, remembered, wrapped } from "./make.js";

const lastBytes = remembered((): { raw: Buffer } => ({ raw: Buffer.alloc(0) }));
const underWay = remembered(() => new Map<string, Buffer>());

/** Uploads that come within this time come at once, on a busy machine too. */
const atOnceMs = 20;

/** What can be wrong with files that come at once, again, or under odd names. */
export const fileEffectDefects: Defect[] = [
  wrapped(
    { id: "15.1-bytes-mixed", breaks: ["15.1-race"], en: "uploads at once share their bytes", zh: "并发上传内容混淆" },
    ["15.1"],
    async (call, next, platform) => {
      const last = lastBytes(platform);
      last.raw = call.raw;
      await later(atOnceMs);
      return next({ ...call, raw: last.raw });
    },
  ),
  wrapped(
    {
      id: "15.1-bytes-joined",
      breaks: ["15.1-same-name-race"],
      en: "uploads at once under one name are joined",
      zh: "同名并发上传的内容被拼接",
    },
    ["15.1"],
    async (call, next, platform) => {
      const open = underWay(platform);
      const name = text(call.query.name);
      open.set(name, Buffer.concat([open.get(name) ?? Buffer.alloc(0), call.raw]));
      await later(atOnceMs);
      const raw = open.get(name) ?? call.raw;
      setTimeout(() => open.delete(name), atOnceMs);
      return next({ ...call, raw });
    },
  ),
  wrapped(
    {
      id: "15.1-ascii-names",
      breaks: ["15.1-names-kept"],
      en: "names lose what is not ASCII",
      zh: "名字中的非 ASCII 字符丢失",
    },
    ["15.1"],
    (call, next) => next({ ...call, query: { ...call.query, name: text(call.query.name).replace(/[^ -~]/g, "_") } }),
  ),
  wrapped(
    {
      id: "15.1-first-stays",
      breaks: ["15.1-second-upload"],
      en: "a second upload is told as done and is not",
      zh: "再次上传返回成功但不生效",
    },
    ["15.1"],
    (call, next, { store }) => (store.files.has(text(call.query.name)) ? {} : next(call)),
  ),
  wrapped(
    {
      id: "15.3-all-gone",
      breaks: ["15.3-others-stay"],
      en: "deleting one file deletes all",
      zh: "删除一个文件时删除全部",
    },
    ["15.3"],
    async (call, next, { store }) => {
      const result = await next(call);
      store.files.clear();
      return result;
    },
  ),
  edited(
    { id: "15.4-other-product", breaks: ["15.4-product"], en: "product_id is another one", zh: "product_id 不符" },
    "15.4",
    (answer) => {
      for (const file of answer.data) file.product_id += 1;
      return answer;
    },
  ),
  edited(
    { id: "15.4-milliseconds", breaks: ["15.4-date-value"], en: "date is in milliseconds", zh: "date 以毫秒计" },
    "15.4",
    (answer) => {
      for (const file of answer.data) file.date *= 1000;
      return answer;
    },
  ),
];
