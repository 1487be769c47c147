import { text } from "../call.js";
import { invalid } from "../refusal.js";
import { cameraDefects } from "./14-camera.js";
import type { Defect } from "./defect.js";
import { addTo } from "./faults.js";
import { type Answer, edited, idle, remembered, wrapped } from "./make.js";

const always = { begin_time: "2000-01-01 00:00:00", end_time: "2099-01-01 00:00:00" };

const looks = remembered(() => ({ count: 0 }));

/** What can be wrong with chapters 8 to 11 and 14. */
export const stateDefects: Defect[] = [
  ...cameraDefects,
  edited(
    {
      id: "8-online-stale",
      breaks: ["8-online-agrees"],
      en: "everybody is told to be offline",
      zh: "所有设备均显示离线",
    },
    "8",
    (answer) => {
      for (const device of answer.result.devices) device.online = false;
      return answer;
    },
  ),
  edited(
    { id: "8-ten-at-most", breaks: ["8-full-list"], en: "only ten devices are told", zh: "最多返回 10 个设备" },
    "8",
    (answer) => {
      answer.result.devices = answer.result.devices.slice(0, 10);
      answer.result.total_count = answer.result.devices.length;
      return answer;
    },
  ),
  wrapped(
    { id: "11-text-only", breaks: ["11-any-content"], en: "binary data are refused", zh: "拒绝二进制数据" },
    ["11"],
    (call, next) => {
      if (!call.raw.equals(Buffer.from(call.raw.toString("utf8")))) throw invalid("the content is no text");
      return next(call);
    },
  ),
  {
    id: "11-characters",
    breaks: ["11-size-in-bytes"],
    title: { en: "the limit counts characters", zh: "按字符而非字节计长度" },
    apply: (faults) => {
      const most = 128;
      addTo(faults.forgiven, "11", ({ raw }) => raw.length > most && raw.toString("utf8").length <= most);
    },
  },
  wrapped(
    {
      id: "8-first-only",
      breaks: ["8-devIds-list", "8-all-asked", "8-full-list"],
      en: "only the first id is looked at",
      zh: "只查询第一个设备",
    },
    ["8"],
    (call, next) => next({ ...call, query: { devIds: text(call.query.devIds).split(",")[0] } }),
  ),
  edited(
    {
      id: "8-inverted",
      breaks: ["8-online-value", "8-online-agrees"],
      en: "online is told the wrong way round",
      zh: "在线状态相反",
    },
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
    {
      id: "8-short",
      breaks: ["8-all-asked", "8-full-list"],
      en: "the last device asked for is left out",
      zh: "缺少最后一个设备",
    },
    "8",
    (answer) => {
      const { devices } = answer.result;
      if (devices.length > 1) devices.pop();
      answer.result.total_count = devices.length;
      return answer;
    },
  ),
  edited(
    {
      id: "8-all-online",
      breaks: ["8-online-value", "8-online-agrees"],
      en: "every device is told as online",
      zh: "所有设备都显示在线",
    },
    "8",
    (answer) => {
      for (const device of answer.result.devices) device.online = true;
      return answer;
    },
  ),
  wrapped(
    {
      id: "8-by-place",
      breaks: ["8-online-value"],
      en: "the states stand in another order than the ids",
      zh: "状态与设备顺序错位",
    },
    ["8"],
    async (call, next) => {
      const answer = structuredClone(await next(call)) as Answer;
      const states = answer.result.devices.map(({ online }: { online: boolean }) => online).sort();
      answer.result.devices.forEach((device: Answer, at: number) => {
        device.online = states[at];
      });
      return answer;
    },
  ),
  wrapped(
    {
      id: "8-unknown-listed",
      breaks: ["8-device-unknown"],
      en: "a device that does not exist is told as offline",
      zh: "不存在的设备显示为离线",
    },
    ["8"],
    async (call, next, { store }) => {
      const ids = text(call.query.devIds).split(",");
      if (ids.some((id) => store.devices.byId(id))) return next(call);
      return { result: { total_count: ids.length, devices: ids.map((id) => ({ id, online: false })) } };
    },
  ),
  wrapped(
    {
      id: "8-foreign-shown",
      breaks: ["8-foreign-left-out"],
      en: "beside its own device a key sees others",
      zh: "设备 apikey 可同时查询其他设备",
    },
    ["8"],
    (call, next) => {
      const { identity } = call;
      const own = identity.kind === "device" && text(call.query.devIds).split(",").includes(identity.device.id);
      return next(own ? { ...call, identity: { kind: "master" } } : call);
    },
  ),
  edited(
    {
      id: "9-other-messages",
      breaks: ["9-own-messages"],
      en: "every device shows the same messages",
      zh: "所有设备返回相同消息",
    },
    "9",
    (answer) => {
      if (answer.result.length > 0) return answer;
      const create_time = "2018-01-05 00:00:00";
      return { ...answer, result: [{ create_time, msg_id: 1, msg: "bXk=" }] };
    },
  ),
  wrapped(
    {
      id: "9-end-ignored",
      breaks: ["9-time-filter"],
      en: "end_time does not filter",
      zh: "end_time 不起过滤作用",
    },
    ["9"],
    (call, next) => next({ ...call, query: { ...call.query, end_time: always.end_time } }),
  ),
  edited(
    {
      id: "9-iso-times",
      breaks: ["9-create-time", "9-time-filter"],
      en: "create_time is in ISO 8601",
      zh: "create_time 为 ISO 8601 格式",
    },
    "9",
    (answer) => {
      for (const message of answer.result) message.create_time = message.create_time.replace(" ", "T");
      return answer;
    },
  ),
  edited(
    { id: "9-unsteady", breaks: ["9-same-again"], en: "messages are lost now and then", zh: "偶尔丢失消息" },
    "9",
    (answer, _call, platform) => {
      const seen = looks(platform);
      seen.count += 1;
      if (answer.result.length > 1 && seen.count % 2 === 0) answer.result.pop();
      answer.page_info.total_num = answer.result.length;
      return answer;
    },
  ),
  edited(
    {
      id: "10-host-and-port",
      breaks: ["10-address"],
      en: "boot_address holds the port too",
      zh: "boot_address 含端口",
    },
    "10",
    (answer) => ({ data: { ...answer.data, boot_address: `${answer.data.boot_address}:9101` } }),
  ),
  edited({ id: "10-no-port", breaks: ["10-port"], en: "boot_port is 0", zh: "boot_port 为 0" }, "10", (answer) => ({
    data: { ...answer.data, boot_port: 0 },
  })),
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
