import { text } from "../call.js";
import type { Defect } from "./defect.js";
import { edited, forgetful, idle, later, remembered, wrapped } from "./make.js";

/** What can be wrong with changing, showing and deleting devices. */
export const changeDefects: Defect[] = [
  edited(
    {
      id: "1.4-online-inverted",
      breaks: ["1.4-online-value", "1.4-agrees"],
      en: "1.4 tells online the wrong way round",
      zh: "1.4 的在线状态相反",
    },
    "1.4",
    (answer) => {
      answer.data.online = !answer.data.online;
      return answer;
    },
  ),
  edited(
    { id: "1.4-protocol-other", breaks: ["1.4-protocol-value"], en: "1.4 tells RTSP", zh: "1.4 的协议为 RTSP" },
    "1.4",
    (answer) => {
      answer.data.protocol = "RTSP";
      return answer;
    },
  ),
  wrapped(
    {
      id: "1.3-area-any",
      breaks: ["1.3-area-legal"],
      en: "an update takes any area",
      zh: "更新接受任意区域号",
    },
    ["1.3"],
    (call, next) => next({ ...call, body: { ...call.body, area: undefined } }),
  ),
  wrapped(
    {
      id: "1.3-auth-info-twice",
      breaks: ["1.3-auth_info-unique"],
      en: "an update takes another device's auth_info",
      zh: "更新时 auth_info 可重复",
    },
    ["1.3"],
    (call, next, { store }) => {
      const holder = store.devices.byAuthInfo(call.body.auth_info);
      return next(holder ? { ...call, body: { ...call.body, auth_info: undefined } } : call);
    },
  ),
  wrapped(
    {
      id: "1.6-others-too",
      breaks: ["1.6-others-stay"],
      en: "a deletion takes the next device along",
      zh: "删除时误删其他设备",
    },
    ["1.6"],
    async (call, next, { store }) => {
      const id = Number(call.path.device_id);
      const answer = await next(call);
      const other = store.devices.ordered.find((device) => !device.simulated && Math.abs(Number(device.id) - id) < 3);
      if (other) store.removeDevice(other);
      return answer;
    },
  ),
  wrapped(
    {
      id: "1.3-replaces",
      breaks: ["1.3-partial-update"],
      en: "an update forgets what it does not name",
      zh: "更新时清空未包含的字段",
    },
    ["1.3"],
    (call, next, { store }) => {
      const device = store.devices.byId(text(call.path.device_id));
      if (device) Object.assign(device, { desc: null, tags: [], location: null, rendered: undefined });
      return next(call);
    },
  ),
  idle({ id: "1.3-not-written", breaks: ["1.3-read-back"], en: "an update changes nothing", zh: "更新不生效" }, "1.3"),
  forgetful(
    { id: "1.3-location-lost", breaks: ["1.3-read-back"], en: "an update loses location", zh: "更新时 location 丢失" },
    "1.3",
    "location",
  ),
  forgetful(
    {
      id: "1.3-auth-info-lost",
      breaks: ["1.3-read-back"],
      en: "an update loses auth_info",
      zh: "更新时 auth_info 丢失",
    },
    "1.3",
    "auth_info",
  ),
  wrapped(
    {
      id: "1.3-tags-added",
      breaks: ["1.3-tags-read-back"],
      en: "new tags are added to the old ones",
      zh: "更新 tags 时保留旧标签",
    },
    ["1.3"],
    (call, next, { store }) => {
      const old = store.devices.byId(text(call.path.device_id))?.tags ?? [];
      const tags = Array.isArray(call.body.tags) ? { tags: [...old, ...call.body.tags] } : {};
      return next({ ...call, body: { ...call.body, ...tags } });
    },
  ),
  wrapped(
    {
      id: "1.5-title-pattern",
      breaks: ["1.5-title-left-match"],
      en: "signs in a title stand for any letter",
      zh: "标题中的符号被当作通配符",
    },
    ["1.5"],
    (call, next) => {
      const { title } = call.query;
      if (title === undefined) return next(call);
      return next({ ...call, query: { ...call.query, title: text(title).replace(/[_%.*].*$/, "") } });
    },
  ),
  edited(
    {
      id: "1.5-create-time-now",
      breaks: ["1.5-create-time"],
      en: "create_time is always now",
      zh: "create_time 总是当前时间",
    },
    "1.5",
    (answer) => {
      const now = new Date().toISOString().replace("T", " ").slice(0, 19);
      for (const device of answer.data.devices) device.create_time = now;
      return answer;
    },
  ),
  forgetful(
    { id: "1.3-tags-lost", breaks: ["1.3-tags-read-back"], en: "tags are lost", zh: "tags 丢失" },
    "1.3",
    "tags",
  ),
  wrapped(
    { id: "1.3-race", breaks: ["1.3-race"], en: "of two parallel updates one is lost", zh: "并发更新时丢失修改" },
    ["1.3"],
    async (call, next, platform) => {
      const updating = updates(platform);
      const device = platform.store.devices.byId(text(call.path.device_id));
      const { title, desc, tags } = device ?? {};
      const busy = updating.get(device?.id ?? "") ?? 0;
      updating.set(device?.id ?? "", busy + 1);
      await later(20);
      const answer = await next(call);
      // Whoever wrote while another was at work writes back what it had read.
      if (device && busy > 0) {
        for (const [name, value] of Object.entries({ title, desc, tags })) {
          if (call.body[name] === undefined) Object.assign(device, { [name]: value });
        }
        device.rendered = undefined;
      }
      updating.set(device?.id ?? "", (updating.get(device?.id ?? "") ?? 1) - 1);
      return answer;
    },
  ),
  edited(
    { id: "1.4-stale", breaks: ["1.4-read-back"], en: "1.4 shows the title of the creation", zh: "1.4 显示旧标题" },
    "1.4",
    (answer, call, platform) => {
      const firstTitles = titles(platform);
      const id = text(call.path.device_id);
      const first = firstTitles.get(id) ?? answer.data.title;
      firstTitles.set(id, first);
      return { ...answer, data: { ...answer.data, title: first } };
    },
  ),
  edited(
    {
      id: "1.4-key-wrong",
      breaks: ["1.4-keys-work"],
      en: "the keys of 1.4 open nothing",
      zh: "1.4 的 keys 无效",
    },
    "1.4",
    (answer) => {
      for (const key of answer.data.keys) key.key = `${key.key}0`;
      return answer;
    },
  ),
  edited(
    {
      id: "1.4-other-device",
      breaks: ["1.4-details-returned"],
      en: "1.4 gives another id than asked",
      zh: "1.4 返回其他设备的 id",
    },
    "1.4",
    (answer) => ({
      ...answer,
      data: { ...answer.data, id: `${answer.data.id}1` },
    }),
  ),
  idle({ id: "1.6-not-deleted", breaks: ["1.6-gone"], en: "a deleted device lives on", zh: "删除不生效" }, "1.6"),
  wrapped(
    {
      id: "1.6-media-left",
      breaks: ["1.6-media-gone"],
      en: "a deleted device leaves its pictures and videos",
      zh: "删除设备后图片和视频仍在",
    },
    ["1.6"],
    (call, _next, { store }) => {
      const device = store.devices.byId(text(call.path.device_id));
      if (device) store.devices.remove(device);
      return {};
    },
  ),
];

const updates = remembered(() => new Map<string, number>());
const titles = remembered(() => new Map<string, string>());
