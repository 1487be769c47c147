import { type Call, Prepared } from "../call.js";
import { liveEffectDefects } from "./13-effects.js";
import type { Defect } from "./defect.js";
import { livePage, objectOf } from "./live-pages.js";
import { deaf, edited, remembered, wrapped } from "./make.js";

const both = ["13.1", "13.2"];

/** What can be wrong with the live lists. */
export const listDefects: Defect[] = [
  ...liveEffectDefects,
  wrapped(
    {
      id: "13-live-pages",
      breaks: ["13.1-snapshot", "13.2-snapshot"],
      en: "pages are cut from the live list",
      zh: "分页取自实时列表而非快照",
    },
    both,
    livePage,
  ),
  wrapped(
    {
      id: "13-no-key-needed",
      breaks: ["13.1-page-key", "13.2-page-key"],
      en: "page 2 needs no page_key",
      zh: "第二页无需 page_key",
    },
    both,
    (call, next) => (call.query.page_key === undefined ? livePage(call, next) : next(call)),
  ),
  wrapped(
    {
      id: "13-any-key",
      breaks: ["13.1-page-key", "13.2-page-key"],
      en: "any page_key is taken",
      zh: "任意 page_key 都被接受",
    },
    both,
    async (call, next) => {
      try {
        return await next(call);
      } catch {
        return livePage(call, next);
      }
    },
  ),
  wrapped(
    {
      id: "13-key-forever",
      breaks: ["13.1-page-key-expires", "13.2-page-key-expires"],
      en: "a page_key never expires",
      zh: "page_key 永不失效",
    },
    both,
    async (call, next, platform) => {
      const known = issuedKeys(platform);
      const key = String(call.query.page_key ?? "");
      try {
        const answer = await next(call);
        const given = answer instanceof Prepared ? pageKeyOf(answer) : undefined;
        if (given) known.set(given, { ...call.query });
        return answer;
      } catch (error) {
        const first = known.get(key);
        if (!first) throw error;
        return livePage({ ...call, query: { ...first, ...call.query } }, next);
      }
    },
  ),
  wrapped(
    {
      id: "13-key-short",
      breaks: ["13.1-page-key-lives", "13.2-page-key-lives"],
      en: "a page_key lives half as long",
      zh: "page_key 提前失效",
    },
    both,
    async (call, next, platform) => {
      const issued = issueTimes(platform);
      const key = String(call.query.page_key ?? "");
      const at = issued.get(key);
      const halfMs = platform.pageKeySeconds * 500;
      const query =
        at !== undefined && platform.now() - at > halfMs ? { ...call.query, page_key: "expired" } : call.query;
      const answer = await next({ ...call, query });
      const given = answer instanceof Prepared ? pageKeyOf(answer) : undefined;
      if (given && !issued.has(given)) issued.set(given, platform.now());
      return answer;
    },
  ),
  wrapped(
    {
      id: "13-filter-lost",
      breaks: ["13.1-filter-kept", "13.2-filter-kept"],
      en: "pages after the first forget the filter",
      zh: "后续页丢失过滤条件",
    },
    both,
    (call, next) => {
      if (Number(call.query.page ?? 1) === 1) return next(call);
      const { deviceid: _d, channelid: _c, protocoltype: _p, ...query } = call.query;
      return livePage({ ...call, query }, next);
    },
  ),
  ...["deviceid", "channelid", "protocoltype"].flatMap((name) =>
    (name === "protocoltype" ? ["13.1"] : both).map((section) =>
      deaf(
        {
          id: `${section}-${name}-ignored`,
          breaks: [`${section}-${name}-filter`],
          en: `${name} does not filter`,
          zh: `${name} 不起过滤作用`,
        },
        section,
        name,
      ),
    ),
  ),
  wrapped(
    { id: "13-any-product", breaks: ["13.1-product", "13.2-product"], en: "any product is ours", zh: "接受任意产品号" },
    both,
    (call, next, { productId }) => next({ ...call, query: { ...call.query, productid: productId } }),
  ),
  wrapped(
    {
      id: "13-overlap",
      breaks: ["13.1-pages", "13.2-pages"],
      en: "a page begins with the last row of the page before",
      zh: "相邻页有重复行",
    },
    both,
    async (call, next) => {
      const answer = objectOf(await next(call));
      const number = Number(call.query.page ?? 1);
      if (number === 1 || answer.result.length === 0) return answer;
      const before = objectOf(await next({ ...call, query: { ...call.query, page: number - 1 } }));
      return { ...answer, result: [before.result.at(-1), ...answer.result.slice(0, -1)] };
    },
  ),
  edited(
    {
      id: "13.1-time-stands",
      breaks: ["13.1-onlinetime-form"],
      en: "onlinetime is a number of seconds in a text",
      zh: "onlinetime 格式错误",
    },
    "13.1",
    (answer) => {
      for (const row of answer.result) row.onlinetime = "283";
      return answer;
    },
  ),
  edited(
    {
      id: "13.2-time-stands",
      breaks: ["13.2-pushtime-form"],
      en: "pushtime is a number of seconds in a text",
      zh: "pushtime 格式错误",
    },
    "13.2",
    (answer) => {
      for (const row of answer.result) row.pushtime = "283";
      return answer;
    },
  ),
];

const issuedKeys = remembered(() => new Map<string, Call["query"]>());
const issueTimes = remembered(() => new Map<string, number>());

function pageKeyOf(answer: Prepared): string {
  return objectOf(answer).page_info.page_key;
}
