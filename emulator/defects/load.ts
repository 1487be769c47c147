import type { Call, Handler } from "../call.js";
import type { Platform } from "../platform.js";
import { notFound } from "../refusal.js";
import type { Defect } from "./defect.js";
import type { Delay } from "./faults.js";
import { livePage, objectOf } from "./live-pages.js";
import { later, remembered, type Words, wrapped } from "./make.js";

const lists = ["13.1", "13.2"];
const slots = remembered(() => ({ key: new Map<string, string>(), at: 0 }));
const requests = remembered(() => ({ running: 0, token: "", seen: 0 }));

/** What shows only while many ask at once; one client, asking one thing after the other, sees nothing. */
export const loadDefects: Defect[] = [
  shown(
    {
      id: "load-tokens-mixed",
      breaks: ["4.1-accessToken"],
      en: "parallel requests get each other's tokens",
      zh: "并发请求的 token 互换",
    },
    ["4.1"],
    async (call, next, platform) => {
      const state = requests(platform);
      const answer = objectOf(await next(call));
      const mine = answer.data.accessToken;
      state.running += 1;
      state.token = mine;
      await later(2);
      if (state.running > 1) answer.data.accessToken = state.token;
      state.running -= 1;
      return answer;
    },
  ),
  shown(
    {
      id: "load-one-snapshot",
      breaks: ["13.1-snapshot", "13.2-snapshot"],
      en: "all walkers share one snapshot slot",
      zh: "所有遍历共用一个快照",
    },
    lists,
    async (call, next, platform) => {
      const slot = slots(platform);
      const answer = objectOf(await next(call));
      if (call.query.page_key === undefined) {
        slot.key.set(call.section, answer.page_info.page_key);
        return answer;
      }
      const latest = slot.key.get(call.section);
      if (latest === undefined || latest === call.query.page_key) return answer;
      return objectOf(await next({ ...call, query: { ...call.query, page_key: latest } }));
    },
  ),
  shown(
    {
      id: "load-live-pages",
      breaks: ["13.1-snapshot", "13.2-snapshot"],
      en: "under load pages are cut from the live list",
      zh: "高负载下分页取自实时列表",
    },
    lists,
    async (call, next, platform) => {
      const state = requests(platform);
      state.running += 1;
      await later(1);
      const busy = state.running > 3;
      const answer = busy && call.query.page_key !== undefined ? await livePage(call, next) : await next(call);
      state.running -= 1;
      return answer;
    },
  ),
  shown(
    {
      id: "load-preload-hangs",
      breaks: ["4.2-success"],
      en: "every 20th preload hangs for ten seconds",
      zh: "每 20 次预加载挂起 10 秒",
    },
    ["4.2"],
    async (call, next, platform) => {
      if (nth(platform, 20)) await later(10_000);
      return next(call);
    },
  ),
  shown(
    {
      id: "load-preload-refuses",
      breaks: ["4.2-success"],
      en: "every 20th preload is refused",
      zh: "每 20 次预加载被拒绝",
    },
    ["4.2"],
    (call, next, platform) => {
      if (nth(platform, 20)) throw notFound("stream");
      return next(call);
    },
  ),
  shown(
    {
      id: "load-other-stream",
      breaks: ["4.1-accessToken"],
      en: "every 50th token is for another stream",
      zh: "每 50 个 token 属于其他流",
    },
    ["4.1"],
    async (call, next, platform) => {
      const answer = objectOf(await next(call));
      if (nth(platform, 50)) answer.data.accessToken = platform.tokens.issue("live/0/0", 600);
      return answer;
    },
  ),
  shown(
    {
      id: "load-row-lost",
      breaks: ["13.1-pages", "13.2-pages"],
      en: "every 20th page after the first lacks a row",
      zh: "每 20 个后续页缺少一行",
    },
    lists,
    async (call, next, platform) => {
      const answer = objectOf(await next(call));
      if (call.query.page_key !== undefined && nth(platform, 20)) answer.result = answer.result.slice(1);
      return answer;
    },
  ),
  delayed(
    {
      id: "load-late",
      breaks: [],
      crosses: ["http_req_duration"],
      en: "every 50th answer is two seconds late",
      zh: "每 50 个应答延迟 2 秒",
    },
    (number) => (number % 50 === 0 ? { waitMs: 2000 } : undefined),
  ),
  delayed(
    {
      id: "load-lost",
      breaks: [],
      crosses: ["http_req_failed"],
      en: "every 50th answer is lost",
      zh: "每 50 个应答丢失",
    },
    (number) => (number % 50 === 0 ? "cut" : undefined),
  ),
  delayed(
    {
      id: "load-stalls",
      breaks: [],
      crosses: ["http_req_duration"],
      en: "everything stands still for a second in every four",
      zh: "每 4 秒停顿 1 秒",
    },
    (_number, _path, now) => {
      const phase = now % 4000;
      return phase < 1000 ? { waitMs: 1000 - phase } : undefined;
    },
  ),
  delayed(
    {
      id: "load-playlist-slow",
      breaks: [],
      crosses: ["http_req_failed"],
      en: "every third playlist takes four seconds",
      zh: "每 3 个播放列表延迟 4 秒",
    },
    (number, path) => (path.endsWith("index.m3u8") && number % 3 === 0 ? { waitMs: 4000 } : undefined),
  ),
  delayed(
    {
      id: "load-deep-pages-slow",
      breaks: [],
      crosses: ["page_cost_growth"],
      en: "a page costs the more the deeper it is",
      zh: "页码越深越慢",
    },
    (_number, path) => {
      const page = Number(/\/stat\/.*[?&]page=(\d+)/.exec(path)?.[1] ?? 1);
      return page > 1 ? { waitMs: Math.min(3000, 30 * (page - 1)) } : undefined;
    },
  ),
];

type Wrapped = (call: Call, next: Handler, platform: Platform) => ReturnType<Handler>;

function shown(words: Words, sections: string[], wrapper: Wrapped): Defect {
  return { ...wrapped(words, sections, wrapper), load: true };
}

type Timed = Words & Required<Pick<Defect, "crosses">>;

function delayed({ id, breaks, crosses, en, zh }: Timed, delay: Delay): Defect {
  return { id, breaks, crosses, title: { en, zh }, load: true, apply: (faults) => void faults.delays.push(delay) };
}

function nth(platform: Platform, every: number): boolean {
  const state = requests(platform);
  state.seen += 1;
  return state.seen % every === 0;
}
