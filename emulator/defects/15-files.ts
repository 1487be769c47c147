import { text } from "../call.js";
import { Refusal } from "../refusal.js";
import { fileEffectDefects } from "./15-effects.js";
import type { Defect } from "./defect.js";
import { deaf, edited, idle, mangled, wrapped } from "./make.js";

/** What can be wrong with files. */
export const fileDefects: Defect[] = [
  ...fileEffectDefects,
  idle(
    { id: "15.1-not-stored", breaks: ["15.1-read-back"], en: "an uploaded file is not there", zh: "上传的文件不存在" },
    "15.1",
  ),
  edited(
    { id: "15-success-0", breaks: ["15-errno-200"], en: "success is errno 0", zh: "成功时 errno 为 0" },
    ["15.1", "15.3"],
    (answer) => ({ ...answer, errno: 0 }),
  ),
  deaf(
    { id: "15.1-desc-lost", breaks: ["15.1-desc-read-back"], en: "the file's desc is lost", zh: "文件描述丢失" },
    "15.1",
    "desc",
  ),
  wrapped(
    {
      id: "15.1-special-taken",
      breaks: ["15-errno-1001"],
      en: "special characters are taken in names",
      zh: "名字允许特殊字符",
    },
    ["15.1"],
    (call, next) =>
      next({ ...call, query: { ...call.query, name: text(call.query.name).replace(/[/\\:*?"<>|]/g, "_") } }),
  ),
  wrapped(
    { id: "15.1-name-long", breaks: ["15-errno-1002"], en: "names of any length are taken", zh: "不限制名字长度" },
    ["15.1"],
    (call, next) => next({ ...call, query: { ...call.query, name: text(call.query.name).slice(0, 200) } }),
  ),
  wrapped(
    {
      id: "15.1-desc-long",
      breaks: ["15-errno-1003"],
      en: "descriptions of any length are taken",
      zh: "不限制描述长度",
    },
    ["15.1"],
    (call, next) => next({ ...call, query: { ...call.query, desc: text(call.query.desc).slice(0, 1000) } }),
  ),
  mangled(
    { id: "15.2-line-ends", breaks: ["15.2-content"], en: "CRLF becomes LF", zh: "CRLF 变为 LF" },
    "15.2",
    (bytes) => Buffer.from(bytes.toString("latin1").replaceAll("\r\n", "\n"), "latin1"),
  ),
  mangled(
    { id: "15.2-nul", breaks: ["15.2-content"], en: "the file ends at its first NUL", zh: "文件在首个 NUL 处截断" },
    "15.2",
    (bytes) => {
      const end = bytes.indexOf(0);
      return end < 0 ? bytes : bytes.subarray(0, end);
    },
  ),
  mangled(
    { id: "15.2-cut", breaks: ["15.2-large-content"], en: "a file is cut at 1 MiB", zh: "文件在 1 MiB 处截断" },
    "15.2",
    (bytes) => bytes.subarray(0, 1024 * 1024),
  ),
  idle(
    { id: "15.3-not-deleted", breaks: ["15.3-gone"], en: "a deleted file is still there", zh: "删除文件不生效" },
    "15.3",
  ),
  wrapped(
    {
      id: "15.3-unknown-taken",
      breaks: ["15-errno-404"],
      en: "a file that is not there can be deleted",
      zh: "可删除不存在的文件",
    },
    ["15.3"],
    (call, next, { store }) => (store.files.has(text(call.query.name)) ? next(call) : {}),
  ),
  deaf(
    { id: "15.4-name-ignored", breaks: ["15.4-name-filter"], en: "name does not filter", zh: "name 不起过滤作用" },
    "15.4",
    "name",
  ),
  edited(
    { id: "15.4-size-wrong", breaks: ["15.4-size-value"], en: "sizes are in kilobytes", zh: "大小以 KB 计" },
    "15.4",
    (answer) => {
      for (const file of answer.data) file.size = Math.floor(file.size / 1024);
      return answer;
    },
  ),
  edited(
    {
      id: "15.4-total-wrong",
      breaks: ["15.4-page-info"],
      en: "total_num does not agree with the list",
      zh: "total_num 与列表不符",
    },
    "15.4",
    (answer) => {
      answer.page_info.total_num += 3;
      return answer;
    },
  ),
  wrapped(
    { id: "15-any-product", breaks: ["15-errno-403"], en: "any product is ours", zh: "接受任意产品号" },
    ["15.1", "15.2", "15.3", "15.4"],
    (call, next, { productId }) => next({ ...call, query: { ...call.query, product_id: productId } }),
  ),
  wrapped(
    {
      id: "15-missing-forbidden",
      breaks: ["15-errno-404"],
      en: "an unknown file is told as forbidden",
      zh: "未知文件返回 403",
    },
    ["15.2", "15.3"],
    (call, next, { store }) => {
      if (!store.files.has(text(call.query.name))) throw new Refusal("forbidden", "access deny");
      return next(call);
    },
  ),
];
