import type { Defect } from "./defect.js";
import { type Answer, deaf, edited, wrapped } from "./make.js";

interface PagedList {
  section: string;
  /** The parameters that say which page and how long. */
  page: string;
  size: string;
  rows(answer: Answer): unknown[];
}

const lists: PagedList[] = [
  { section: "5.2", page: "page_start", size: "page_size", rows: (answer) => answer.data },
  { section: "6.2", page: "page_start", size: "page_size", rows: (answer) => answer.data.videos },
  { section: "13.1", page: "page", size: "page_size", rows: (answer) => answer.result },
  { section: "13.2", page: "page", size: "page_size", rows: (answer) => answer.result },
];

/** What can be wrong with the pages of every list that has a page_info. */
export const pageInfoDefects: Defect[] = [...lists.flatMap(pageDefects), ...lists.slice(0, 2).map(sizeOfRows)];

/** In a live list this looks like a target that takes no larger page. */
function sizeOfRows({ section, rows }: PagedList): Defect {
  return edited(
    {
      id: `${section}-page-size-counts`,
      breaks: [`${section}-page-size-value`],
      en: "page_size counts the page's rows",
      zh: "page_size 为本页行数",
    },
    section,
    ({ page_info, ...answer }) => ({ ...answer, page_info: { ...page_info, page_size: rows(answer).length } }),
  );
}

function pageDefects({ section, page, size, rows }: PagedList): Defect[] {
  return [
    edited(
      {
        id: `${section}-total-of-page`,
        breaks: [`${section}-total-num-value`],
        en: "total_num counts the page",
        zh: "total_num 只统计本页",
      },
      section,
      (answer) => {
        answer.page_info.total_num = rows(answer).length;
        return answer;
      },
    ),
    edited(
      {
        id: `${section}-page-total-short`,
        breaks: [`${section}-page-total-value`],
        en: "page_total is one short",
        zh: "page_total 少一",
      },
      section,
      (answer) => {
        answer.page_info.page_total -= 1;
        return answer;
      },
    ),
    edited(
      {
        id: `${section}-page-total-over`,
        breaks: [`${section}-page-total-value`],
        en: "a page that is just full makes page_total one too many",
        zh: "末页恰好满时 page_total 多一",
      },
      section,
      ({ page_info, ...answer }) => {
        const page_total = Math.floor(page_info.total_num / page_info.page_size) + 1;
        return { ...answer, page_info: { ...page_info, page_total } };
      },
    ),
    edited(
      {
        id: `${section}-current-page-one`,
        breaks: [`${section}-current-page-value`],
        en: "current_page is always 1",
        zh: "current_page 总是 1",
      },
      section,
      (answer) => {
        answer.page_info.current_page = 1;
        return answer;
      },
    ),
    deaf(
      {
        id: `${section}-page-size-ignored`,
        breaks: [`${section}-page-size-value`],
        en: "page_size does nothing",
        zh: "page_size 不生效",
      },
      section,
      size,
    ),
    edited(
      {
        id: `${section}-page-gap`,
        breaks: [`${section}-pages`],
        en: "every page lacks its last row",
        zh: "每页缺少最后一行",
      },
      section,
      (answer) => {
        if (rows(answer).length > 1) rows(answer).pop();
        return answer;
      },
    ),
    wrapped(
      {
        id: `${section}-page-repeated`,
        breaks: [`${section}-pages`],
        en: "every page is the first",
        zh: "总是返回第一页",
      },
      [section],
      (call, next) => next({ ...call, query: { ...call.query, [page]: 1 } }),
    ),
    edited(
      {
        id: `${section}-total-without-page`,
        breaks: [`${section}-total-without-page`],
        en: "without paging parameters total_num is one too many",
        zh: "不带分页参数时 total_num 多一",
      },
      section,
      (answer, call) => {
        if (call.query[page] === undefined && call.query[size] === undefined) answer.page_info.total_num += 1;
        return answer;
      },
    ),
  ];
}
