import { text } from "../call.js";
import type { Defect } from "./defect.js";
import { edited, idle, wrapped } from "./make.js";

const always = { begin_time: "2000-01-01 00:00:00", end_time: "2099-01-01 00:00:00" };

/** What can be wrong with chapters 8 to 11 and 14. */
export const stateDefects: Defect[] = [
  wrapped(
    { id: "8-first-only", breaks: ["8-devIds-list"], en: "only the first id is looked at", zh: "只查询第一个设备" },
    ["8"],
    (call, next) => next({ ...call, query: { devIds: text(call.query.devIds).split(",")[0] } }),
  ),
  edited(
    { id: "8-inverted", breaks: ["8-online-value"], en: "online is told the wrong way round", zh: "在线状态相反" },
    "8",
    (answer) => {
      for (const device of answer.result.devices) device.online = !device.online;
      return answer;
    },
  ),
  edited(
    { id: "8-total-wrong", breaks: ["8-total"], en: "total_count is one too many", zh: "total_count 多一" },
    "8",
    (answer) => {
      answer.result.total_count += 1;
      return answer;
    },
  ),
  edited(
    { id: "8-short", breaks: ["8-all-asked"], en: "the last device asked for is left out", zh: "缺少最后一个设备" },
    "8",
    (answer) => {
      const { devices } = answer.result;
      if (devices.length > 1) devices.pop();
      answer.result.total_count = devices.length;
      return answer;
    },
  ),
  wrapped(
    { id: "9-time-ignored", breaks: ["9-time-filter"], en: "the times do not filter", zh: "时间不起过滤作用" },
    ["9"],
    (call, next) => next({ ...call, query: { ...call.query, ...always } }),
  ),
  edited(
    { id: "9-msg-plain", breaks: ["9-msg-base64"], en: "msg is not in base64", zh: "msg 未经 base64 编码" },
    "9",
    (answer) => {
      for (const message of answer.result) message.msg = `${Buffer.from(message.msg, "base64").toString("utf8")}!`;
      return answer;
    },
  ),
  edited(
    {
      id: "9-total-wrong",
      breaks: ["9-page-info"],
      en: "total_num does not agree with the list",
      zh: "total_num 与列表不符",
    },
    "9",
    (answer) => {
      answer.page_info.total_num += 3;
      return answer;
    },
  ),
  wrapped(
    {
      id: "11-offline-taken",
      breaks: ["11-offline"],
      en: "bytes for an offline device are told as sent",
      zh: "离线设备也返回发送成功",
    },
    ["11"],
    (call, next, { store }) => (store.devices.byId(text(call.query.device_id))?.online === false ? {} : next(call)),
  ),
  idle(
    {
      id: "14-stays-on",
      breaks: ["14-stream-stops"],
      en: "a camera that is switched off streams on",
      zh: "禁用摄像头不生效",
    },
    "14",
  ),
  wrapped(
    { id: "14-inverted", breaks: ["14-stream-stops"], en: "0 is off, 1 is on", zh: "开关含义相反" },
    ["14"],
    (call, next) => next({ ...call, body: { ...call.body, type: 1 - Number(call.body.type) } }),
  ),
  wrapped(
    { id: "14-any-product", breaks: ["14-product"], en: "any product is ours", zh: "接受任意产品号" },
    ["14"],
    (call, next, { productId }) => next({ ...call, query: { ...call.query, product_id: productId } }),
  ),
];
