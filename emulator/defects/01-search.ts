import { text } from "../call.js";
import { formatTime } from "../time.js";
import type { Defect } from "./defect.js";
import { deaf, edited, wrapped } from "./make.js";

/** What can be wrong with the search. */
export const searchDefects: Defect[] = [
  wrapped(
    {
      id: "1.5-first-filter-only",
      breaks: ["1.5-filters-together"],
      en: "only the first filter counts",
      zh: "多个过滤条件只有第一个生效",
    },
    ["1.5"],
    (call, next) => {
      const paging = ["page", "per_page"];
      const given = Object.entries(call.query).filter(([, value]) => value !== undefined);
      const first = given.find(([name]) => !paging.includes(name));
      const kept = given.filter(([name]) => paging.includes(name) || name === first?.[0]);
      return next({ ...call, query: Object.fromEntries(kept) });
    },
  ),
  edited(
    {
      id: "1.5-online-inverted",
      breaks: ["1.5-online-value", "1.4-agrees"],
      en: "the search tells online the wrong way round",
      zh: "查询结果的在线状态相反",
    },
    "1.5",
    (answer) => {
      for (const row of answer.data.devices) row.online = !row.online;
      return answer;
    },
  ),
  edited(
    {
      id: "1.5-protocol-other",
      breaks: ["1.5-protocol-value"],
      en: "the search tells RTSP",
      zh: "查询结果的协议为 RTSP",
    },
    "1.5",
    (answer) => {
      for (const row of answer.data.devices) row.protocol = "RTSP";
      return answer;
    },
  ),
  edited(
    {
      id: "1.5-create-time-backwards",
      breaks: ["1.5-create-time"],
      en: "create_time runs backwards",
      zh: "create_time 倒序",
    },
    "1.5",
    (answer, _call, { store }) => {
      for (const row of answer.data.devices) {
        row.create_time = formatTime(4e12 - 1000 * Number(store.devices.byId(row.id)?.id ?? 0), 8);
      }
      return answer;
    },
  ),
  edited(
    {
      id: "1.5-last-login-unix",
      breaks: ["1.5-create-time"],
      en: "last_login is a UNIX time",
      zh: "last_login 为 UNIX 时间戳",
    },
    "1.5",
    (answer) => {
      for (const row of answer.data.devices) if (row.last_login) row.last_login = "1542699249";
      return answer;
    },
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
      breaks: ["1.5-pages", "1.5-all-matching-listed"],
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
      breaks: ["1.5-pages"],
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
];

type Row = { id: string; title: string };

/** A search whose rows were picked by other rules. */
function narrowed(result: unknown, keep: (row: Row) => boolean) {
  const { data } = (result as { object(): { data: { devices: Row[] } } }).object();
  const devices = data.devices.filter(keep);
  return { data: { ...data, per_page: 30, total_count: devices.length, devices: devices.slice(0, 30) } };
}
