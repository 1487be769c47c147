import type { Defect } from "./defect.js";
import { type Answer, edited, forgetful, later, remembered, wrapped } from "./make.js";

/** What can be wrong with devices. */
export const deviceDefects: Defect[] = [
  edited(
    {
      id: "1.1-auth-info-other",
      breaks: ["1.1-auth_info-read-back"],
      en: "another auth_info is shown",
      zh: "显示的 auth_info 不一致",
    },
    "1.5",
    (answer) => {
      for (const device of answer.data.devices) if (!device.auth_info?.SYS) device.auth_info = "other";
      return answer;
    },
  ),
  wrapped(
    { id: "1.2-not-kept", breaks: ["1.2-found"], en: "a device of 1.2 is not kept", zh: "1.2 创建的设备不存在" },
    ["1.2"],
    async (call, next, { store }) => {
      const answer = (await next(call)) as { data: { device_id: unknown } };
      const device = store.devices.byId(String(answer.data.device_id));
      if (device) store.devices.remove(device);
      return answer;
    },
  ),
  wrapped(
    {
      id: "1.1-auth-info-twice",
      breaks: ["1.1-auth_info-unique"],
      en: "an auth_info is taken twice",
      zh: "auth_info 可重复",
    },
    ["1.1", "1.3"],
    (call, next, { store }) => {
      const holder = store.devices.byAuthInfo(call.body.auth_info);
      if (!holder || call.body.auth_info === undefined) return next(call);
      const { auth_info: _, ...body } = call.body;
      return next({ ...call, body });
    },
  ),
  wrapped(
    {
      id: "1.1-auth-info-race",
      breaks: ["1.1-auth_info-race"],
      en: "parallel creates share an auth_info",
      zh: "并发新增时 auth_info 重复",
    },
    ["1.1"],
    async (call, next, { store }) => {
      const taken = store.devices.byAuthInfo(call.body.auth_info) !== undefined;
      await later(20);
      if (taken || !store.devices.byAuthInfo(call.body.auth_info)) return next(call);
      const { auth_info: _, ...body } = call.body;
      return next({ ...call, body });
    },
  ),
  edited(
    {
      id: "1.1-auth-info-no-default",
      breaks: ["1.1-auth_info-default-made"],
      en: "no auth_info is generated",
      zh: "不生成默认鉴权信息",
    },
    ["1.5", "1.4"],
    (answer) => {
      for (const device of answer.data.devices ?? [answer.data]) if (device.auth_info?.SYS) delete device.auth_info;
      return answer;
    },
  ),
  edited(
    {
      id: "1.1-id-unknown",
      breaks: ["1.1-device-id-returned"],
      en: "the id that 1.1 gives is unknown",
      zh: "1.1 返回的设备ID不存在",
    },
    "1.1",
    (answer) => ({ ...answer, data: { device_id: `9${answer.data.device_id}` } }),
  ),
  edited(
    {
      id: "1.1-same-id",
      breaks: ["1.1-device_id-unique"],
      en: "every device is told the first one's id",
      zh: "返回重复的设备ID",
    },
    "1.1",
    (answer, _call, platform) => {
      const first = firstIds(platform);
      first.id ??= answer.data.device_id;
      return { ...answer, data: { device_id: first.id } };
    },
  ),
  wrapped(
    { id: "1.1-race", breaks: ["1.1-race"], en: "parallel creates share an id", zh: "并发新增时设备ID重复" },
    ["1.1"],
    async (call, next, platform) => {
      const under = creations(platform);
      under.running += 1;
      await later(20);
      const answer = structuredClone(await next(call)) as Answer;
      if (under.running > 1 && under.id !== undefined) answer.data.device_id = under.id;
      under.id = answer.data.device_id;
      under.running -= 1;
      return answer;
    },
  ),
  wrapped(
    { id: "1.2-sn-twice", breaks: ["1.2-sn-unique"], en: "an sn makes two devices", zh: "同一 sn 创建两个设备" },
    ["1.2"],
    (call, next, { store }) => {
      store.bySerial.clear();
      return next(call);
    },
  ),
  forgetful(
    { id: "1.1-desc-lost", breaks: ["1.1-desc-read-back"], en: "desc is lost", zh: "desc 丢失" },
    "1.1",
    "desc",
  ),
  edited(
    {
      id: "1.1-title-three-bytes",
      breaks: ["1.1-title-read-back", "1.3-read-back"],
      en: "characters of four bytes in a title become question marks",
      zh: "名称中四字节字符变为问号",
    },
    "1.4",
    (answer) => {
      answer.data.title = answer.data.title.replace(/[\u{10000}-\u{10ffff}]/gu, "?");
      return answer;
    },
  ),
  forgetful(
    { id: "1.1-location-lost", breaks: ["1.1-location-read-back"], en: "location is lost", zh: "location 丢失" },
    "1.1",
    "location",
  ),
  forgetful(
    { id: "1.1-private-lost", breaks: ["1.1-private-read-back"], en: "private is lost", zh: "private 丢失" },
    "1.1",
    "private",
  ),
  wrapped(
    {
      id: "1.1-title-cut",
      breaks: ["1.1-title-read-back"],
      en: "titles are cut at 8 characters",
      zh: "标题被截断为 8 个字符",
    },
    ["1.1"],
    (call, next) => next({ ...call, body: { ...call.body, title: String(call.body.title).slice(0, 8) } }),
  ),
  forgetful(
    { id: "1.1-area-any", breaks: ["1.1-area-legal"], en: "any area is taken", zh: "任意区域号都被接受" },
    "1.1",
    "area",
  ),
  wrapped(
    { id: "1.2-sn-and-mac", breaks: ["1.2-sn-mac"], en: "sn and mac are taken together", zh: "sn 与 mac 可同时传" },
    ["1.2"],
    (call, next) => next({ ...call, body: { ...call.body, ...(call.body.sn ? { mac: undefined } : {}) } }),
  ),
  wrapped(
    { id: "1.2-no-serial", breaks: ["1.2-sn-mac"], en: "neither sn nor mac is needed", zh: "sn 与 mac 均可不填" },
    ["1.2"],
    (call, next) => {
      const { sn, mac } = call.body;
      return next({ ...call, body: { ...call.body, ...(sn || mac ? {} : { sn: `none${Date.now()}` }) } });
    },
  ),
  wrapped(
    { id: "1.2-code-any", breaks: ["1.2-register-code"], en: "any register_code is taken", zh: "任意注册码都被接受" },
    ["1.2"],
    (call, next, { registerCode }) => next({ ...call, query: { ...call.query, register_code: registerCode } }),
  ),
  edited(
    {
      id: "1.2-key-dead",
      breaks: ["1.2-key-own-device"],
      en: "the key of 1.2 opens nothing",
      zh: "1.2 返回的 key 无效",
    },
    "1.2",
    (answer) => ({ ...answer, data: { ...answer.data, key: `${answer.data.key}x` } }),
  ),
];

const creations = remembered((): { running: number; id?: unknown } => ({ running: 0 }));
const firstIds = remembered((): { id?: unknown } => ({}));
