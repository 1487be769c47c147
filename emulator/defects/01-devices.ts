import { text } from "../call.js";
import type { Defect } from "./defect.js";
import { deaf, edited, forgetful, idle, later, remembered, wrapped } from "./make.js";

/** What can be wrong with devices. */
export const deviceDefects: Defect[] = [
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
  forgetful(
    { id: "1.1-desc-lost", breaks: ["1.1-desc-read-back"], en: "desc is lost", zh: "desc 丢失" },
    "1.1",
    "desc",
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
      breaks: ["1.4-details-returned"],
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
  ...["key_words", "title", "tag", "online", "private", "device_id", "auth_info", "begin", "end"].map((name) => {
    const slug = name.replace("_", "-");
    return deaf(
      {
        id: `1.5-${slug}-ignored`,
        breaks: [name === "device_id" ? "1.5-device_id-list" : `1.5-${name}-filter`],
        en: `${name} does not filter`,
        zh: `${name} 不起过滤作用`,
      },
      "1.5",
      name,
    );
  }),
  wrapped(
    {
      id: "1.5-title-case",
      breaks: ["1.5-title-case-insensitive"],
      en: "title minds the case",
      zh: "title 区分大小写",
    },
    ["1.5"],
    async (call, next) => {
      if (call.query.title === undefined) return next(call);
      const start = text(call.query.title);
      const { title: _, ...query } = call.query;
      return narrowed(await next({ ...call, query: { ...query, per_page: 10_000, page: 1 } }), ({ title }) =>
        title.startsWith(start),
      );
    },
  ),
  wrapped(
    {
      id: "1.5-title-anywhere",
      breaks: ["1.5-title-left-match"],
      en: "title matches anywhere",
      zh: "title 任意位置匹配",
    },
    ["1.5"],
    async (call, next) => {
      if (call.query.title === undefined) return next(call);
      const part = text(call.query.title).toLowerCase();
      const { title: _, ...query } = call.query;
      return narrowed(await next({ ...call, query: { ...query, per_page: 10_000, page: 1 } }), ({ title }) =>
        title.toLowerCase().includes(part),
      );
    },
  ),
  wrapped(
    {
      id: "1.5-key-words-anywhere",
      breaks: ["1.5-key_words-left-match"],
      en: "key_words matches anywhere",
      zh: "key_words 任意位置匹配",
    },
    ["1.5"],
    async (call, next) => {
      if (call.query.key_words === undefined) return next(call);
      const part = text(call.query.key_words);
      const { key_words: _, ...query } = call.query;
      const all = await next({ ...call, query: { ...query, per_page: 10_000, page: 1 } });
      return narrowed(all, ({ title, id }) => title.includes(part) || id.includes(part));
    },
  ),
  wrapped(
    {
      id: "1.5-key-words-not-id",
      breaks: ["1.5-key_words-left-match"],
      en: "key_words does not look at ids",
      zh: "key_words 不匹配设备ID",
    },
    ["1.5"],
    async (call, next) => {
      if (call.query.key_words === undefined) return next(call);
      const start = text(call.query.key_words);
      const { key_words: _, ...query } = call.query;
      return narrowed(await next({ ...call, query: { ...query, per_page: 10_000, page: 1 } }), ({ title }) =>
        title.startsWith(start),
      );
    },
  ),
  edited(
    { id: "1.5-total-of-page", breaks: ["1.5-total"], en: "total_count counts the page", zh: "total_count 只统计本页" },
    "1.5",
    (answer) => {
      answer.data.total_count = answer.data.devices.length;
      return answer;
    },
  ),
  edited(
    {
      id: "1.5-page-short",
      breaks: ["1.5-all-matching-listed"],
      en: "every page lacks its last row",
      zh: "每页缺少最后一行",
    },
    "1.5",
    (answer) => {
      if (answer.data.devices.length > 1) answer.data.devices.pop();
      return answer;
    },
  ),
  edited(
    {
      id: "1.5-channel-count-wrong",
      breaks: ["1.5-channel-count"],
      en: "channel_count is one too many",
      zh: "channel_count 多一",
    },
    "1.5",
    (answer) => {
      for (const device of answer.data.devices) device.channel_count += 1;
      return answer;
    },
  ),
  wrapped(
    {
      id: "1.5-page-ignored",
      breaks: ["1.5-all-matching-listed"],
      en: "every page is the first",
      zh: "总是返回第一页",
    },
    ["1.5"],
    (call, next) => next({ ...call, query: { ...call.query, page: 1 } }),
  ),
  deaf(
    { id: "1.5-per-page-ignored", breaks: ["1.5-per-page"], en: "per_page does nothing", zh: "per_page 不生效" },
    "1.5",
    "per_page",
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
const firstIds = remembered((): { id?: unknown } => ({}));
const titles = remembered(() => new Map<string, string>());

type Row = { id: string; title: string };

/** A search whose rows were picked by other rules. */
function narrowed(result: unknown, keep: (row: Row) => boolean) {
  const { data } = (result as { object(): { data: { devices: Row[] } } }).object();
  const devices = data.devices.filter(keep);
  return { data: { ...data, per_page: 30, total_count: devices.length, devices: devices.slice(0, 30) } };
}
