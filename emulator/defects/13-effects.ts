import { Prepared } from "../call.js";
import type { Defect } from "./defect.js";
import { livePage, objectOf } from "./live-pages.js";
import { edited, remembered, wrapped } from "./make.js";

const both = ["13.1", "13.2"];
const fixture = 2480461;

const keys = remembered(() => new Set<string>());
const lastFirst = remembered(() => new Map<string, Record<string, unknown>>());

/** What can be wrong with who is in the live lists and with what a page_key opens. */
export const liveEffectDefects: Defect[] = [
  edited(
    {
      id: "13-other-products",
      breaks: ["13.1-own-product", "13.2-own-product"],
      en: "rows of another product are in the list",
      zh: "列表含其他产品的数据",
    },
    both,
    (answer) => {
      for (const row of answer.result.slice(0, 1)) row.productid += 1;
      return answer;
    },
  ),
  edited(
    { id: "13.1-time-frozen", breaks: ["13.1-onlinetime-grows"], en: "onlinetime stands still", zh: "onlinetime 不变" },
    "13.1",
    (answer) => {
      for (const row of answer.result) row.onlinetime = "00:04:43";
      return answer;
    },
  ),
  edited(
    { id: "13.2-time-frozen", breaks: ["13.2-pushtime-grows"], en: "pushtime stands still", zh: "pushtime 不变" },
    "13.2",
    (answer) => {
      for (const row of answer.result) row.pushtime = "00:04:43";
      return answer;
    },
  ),
  wrapped(
    {
      id: "13-last-page-again",
      breaks: ["13.1-beyond-last", "13.2-beyond-last"],
      en: "behind the last page it comes again",
      zh: "最后一页之后重复返回",
    },
    both,
    async (call, next) => {
      const answer = objectOf(await next(call));
      const page = Number(call.query.page ?? 1);
      if (page === 1 || answer.result.length > 0) return answer;
      const last = objectOf(await next({ ...call, query: { ...call.query, page: page - 1 } }));
      last.page_info.current_page = page;
      return last;
    },
  ),
  wrapped(
    {
      id: "13-keys-shared",
      breaks: ["13.1-foreign-page-key", "13.2-foreign-page-key"],
      en: "a page_key opens pages of the other list too",
      zh: "page_key 可用于另一列表",
    },
    both,
    async (call, next, platform) => {
      const known = keys(platform);
      try {
        const answer = objectOf(await next(call));
        known.add(answer.page_info.page_key);
        return answer;
      } catch (error) {
        if (known.has(String(call.query.page_key))) return livePage(call, next);
        throw error;
      }
    },
  ),
  wrapped(
    {
      id: "13-one-walk",
      breaks: ["13.1-two-walks", "13.2-two-walks"],
      en: "the last query's pages are given to all",
      zh: "所有翻页都返回最近一次查询的数据",
    },
    both,
    async (call, next, platform) => {
      const first = lastFirst(platform);
      if (Number(call.query.page ?? 1) > 1 && call.query.page_key !== undefined) {
        const { page } = call.query;
        const { page_size, page_key } = first.get(call.section) ?? {};
        return next({ ...call, query: { ...call.query, page, page_size, page_key } as typeof call.query });
      }
      const result = await next(call);
      if (!(result instanceof Prepared)) return result;
      first.set(call.section, { ...call.query, page_key: objectOf(result).page_info.page_key });
      return result;
    },
  ),
  edited(
    {
      id: "13.1-no-clients",
      breaks: ["13.1-viewer-listed"],
      en: "the fixture's viewers are hidden",
      zh: "不列出夹具的观看者",
    },
    "13.1",
    (answer) => withoutFixture(answer),
  ),
  edited(
    { id: "13.2-no-fixture", breaks: ["13.2-pushing-listed"], en: "a pushing device is hidden", zh: "不列出推流设备" },
    "13.2",
    (answer) => withoutFixture(answer),
  ),
];

// biome-ignore lint/suspicious/noExplicitAny: a spoiler knows the answer that it spoils.
function withoutFixture(answer: Record<string, any>): Record<string, any> {
  answer.result = answer.result.filter(({ deviceid }: { deviceid: number }) => deviceid !== fixture);
  return answer;
}
