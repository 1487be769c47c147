import type { WrittenRequirement } from "./written.js";

/** Chapter 13: who watches and who pushes. */
export const liveLists = [
  {
    id: "13.1-page-size-value",
    level: "MUST",
    title: {
      en: "a page holds as many rows as page_size says, and page_size is shown",
      zh: "每页行数与 page_size 一致,且响应中显示该值",
    },
    ground: ["13.1 query page_size", "13.1 response page_info.page_size"],
  },
  {
    id: "13.1-total-num-value",
    level: "MUST",
    title: {
      en: "total_num is the number of all rows, the same on every page of a query",
      zh: "total_num 为总行数,同一次查询的各页相同",
    },
    ground: ["13.1 response page_info.total_num"],
  },
  {
    id: "13.1-page-total-value",
    level: "MUST",
    title: { en: "page_total is the number of pages", zh: "page_total 为总页数" },
    ground: ["13.1 response page_info.page_total"],
  },
  {
    id: "13.1-current-page-value",
    level: "MUST",
    title: { en: "current_page is the page that was asked for", zh: "current_page 为所查询的页码" },
    ground: ["13.1 response page_info.current_page"],
  },
  {
    id: "13.1-total-without-page",
    level: "MUST",
    title: {
      en: "without paging parameters the first page comes, and page_info agrees with it",
      zh: "不带分页参数时返回第一页,page_info 与内容一致",
    },
    ground: ["13.1 response page_info"],
  },
  {
    id: "13.1-pages",
    level: "SHOULD",
    title: { en: "pages neither overlap nor leave a gap", zh: "分页结果既不重复也不遗漏" },
    ground: ["13.1 query page"],
  },
  {
    id: "13.1-beyond-last",
    level: "SHOULD",
    title: { en: "there is nothing behind the last page", zh: "最后一页之后没有数据" },
    ground: ["13.1 response page_info.page_total"],
  },
  {
    id: "13.1-page-key-lives",
    level: "MUST",
    title: { en: "a page_key is good until its time is over", zh: "page_key 在有效期内可用" },
    ground: ["13.1-snapshot"],
  },
  {
    id: "13.1-foreign-page-key",
    level: "SHOULD",
    title: {
      en: "the page_key of the other list opens no page of this one",
      zh: "另一列表的 page_key 不能用于本列表翻页",
    },
    ground: ["13.1-page-key"],
  },
  {
    id: "13.1-deviceid-filter",
    level: "MUST",
    title: { en: "deviceid lists that device's rows alone", zh: "deviceid 只列出该设备的行" },
    ground: ["13.1 query deviceid"],
  },
  {
    id: "13.1-channelid-filter",
    level: "MUST",
    title: { en: "channelid lists that channel's rows alone", zh: "channelid 只列出该通道的行" },
    ground: ["13.1 query channelid"],
  },
  {
    id: "13.1-protocoltype-filter",
    level: "MUST",
    title: { en: "protocoltype lists rows of that protocol alone", zh: "protocoltype 只列出该协议的行" },
    ground: ["13.1 query protocoltype"],
  },
  {
    id: "13.1-filter-kept",
    level: "MUST",
    title: { en: "the pages after the first keep the filter", zh: "后续各页保持过滤条件" },
    ground: ["13.1-page-key", "13.1 query deviceid"],
  },
  {
    id: "13.1-two-walks",
    level: "MUST",
    title: {
      en: "two queries walked at the same time do not get each other's pages",
      zh: "同时进行的两次翻页查询互不影响",
    },
    ground: ["13.1-page-key"],
  },
  {
    id: "13.1-onlinetime-form",
    level: "SHOULD",
    title: { en: "onlinetime is hours, minutes and seconds as printed", zh: "onlinetime 为所示的时分秒格式" },
    ground: ["13.1 response result[].onlinetime"],
  },
  {
    id: "13.1-onlinetime-grows",
    level: "SHOULD",
    title: { en: "onlinetime of a session that goes on grows", zh: "持续会话的 onlinetime 随时间增长" },
    ground: ["13.1 response result[].onlinetime"],
  },
  {
    id: "13.1-own-product",
    level: "MUST",
    title: { en: "the rows are of the product that was asked for", zh: "各行均属于所查询的产品" },
    ground: ["13.1 query productid", "13.1 response result[].productid"],
  },
  {
    id: "13.1-product",
    level: "SHOULD",
    title: {
      en: "the list of a product that is not the key's is refused or empty",
      zh: "查询非本 key 所属产品的列表应被拒绝或为空",
    },
    ground: ["13.1 query productid"],
  },
  {
    id: "13.2-page-size-value",
    level: "MUST",
    title: {
      en: "a page holds as many rows as page_size says, and page_size is shown",
      zh: "每页行数与 page_size 一致,且响应中显示该值",
    },
    ground: ["13.2 query page_size", "13.2 response page_info.page_size"],
  },
  {
    id: "13.2-total-num-value",
    level: "MUST",
    title: {
      en: "total_num is the number of all rows, the same on every page of a query",
      zh: "total_num 为总行数,同一次查询的各页相同",
    },
    ground: ["13.2 response page_info.total_num"],
  },
  {
    id: "13.2-page-total-value",
    level: "MUST",
    title: { en: "page_total is the number of pages", zh: "page_total 为总页数" },
    ground: ["13.2 response page_info.page_total"],
  },
  {
    id: "13.2-current-page-value",
    level: "MUST",
    title: { en: "current_page is the page that was asked for", zh: "current_page 为所查询的页码" },
    ground: ["13.2 response page_info.current_page"],
  },
  {
    id: "13.2-total-without-page",
    level: "MUST",
    title: {
      en: "without paging parameters the first page comes, and page_info agrees with it",
      zh: "不带分页参数时返回第一页,page_info 与内容一致",
    },
    ground: ["13.2 response page_info"],
  },
  {
    id: "13.2-pages",
    level: "SHOULD",
    title: { en: "pages neither overlap nor leave a gap", zh: "分页结果既不重复也不遗漏" },
    ground: ["13.2 query page"],
  },
  {
    id: "13.2-beyond-last",
    level: "SHOULD",
    title: { en: "there is nothing behind the last page", zh: "最后一页之后没有数据" },
    ground: ["13.2 response page_info.page_total"],
  },
  {
    id: "13.2-page-key-lives",
    level: "MUST",
    title: { en: "a page_key is good until its time is over", zh: "page_key 在有效期内可用" },
    ground: ["13.2-snapshot"],
  },
  {
    id: "13.2-foreign-page-key",
    level: "SHOULD",
    title: {
      en: "the page_key of the other list opens no page of this one",
      zh: "另一列表的 page_key 不能用于本列表翻页",
    },
    ground: ["13.2-page-key"],
  },
  {
    id: "13.2-deviceid-filter",
    level: "MUST",
    title: { en: "deviceid lists that device's rows alone", zh: "deviceid 只列出该设备的行" },
    ground: ["13.2 query deviceid"],
  },
  {
    id: "13.2-channelid-filter",
    level: "MUST",
    title: { en: "channelid lists that channel's rows alone", zh: "channelid 只列出该通道的行" },
    ground: ["13.2 query channelid"],
  },
  {
    id: "13.2-filter-kept",
    level: "MUST",
    title: { en: "the pages after the first keep the filter", zh: "后续各页保持过滤条件" },
    ground: ["13.2-page-key", "13.2 query deviceid"],
  },
  {
    id: "13.2-two-walks",
    level: "MUST",
    title: {
      en: "two queries walked at the same time do not get each other's pages",
      zh: "同时进行的两次翻页查询互不影响",
    },
    ground: ["13.2-page-key"],
  },
  {
    id: "13.2-pushtime-form",
    level: "SHOULD",
    title: { en: "pushtime is hours, minutes and seconds as printed", zh: "pushtime 为所示的时分秒格式" },
    ground: ["13.2 response result[].pushtime"],
  },
  {
    id: "13.2-pushtime-grows",
    level: "SHOULD",
    title: { en: "pushtime of a session that goes on grows", zh: "持续会话的 pushtime 随时间增长" },
    ground: ["13.2 response result[].pushtime"],
  },
  {
    id: "13.2-own-product",
    level: "MUST",
    title: { en: "the rows are of the product that was asked for", zh: "各行均属于所查询的产品" },
    ground: ["13.2 query productid", "13.2 response result[].productid"],
  },
  {
    id: "13.2-product",
    level: "SHOULD",
    title: {
      en: "the list of a product that is not the key's is refused or empty",
      zh: "查询非本 key 所属产品的列表应被拒绝或为空",
    },
    ground: ["13.2 query productid"],
  },
  {
    id: "13.1-viewer-listed",
    level: "MAY",
    title: { en: "who plays a stream is in the list", zh: "正在播放的观看者出现在列表中" },
    ground: ["13.1"],
  },
  {
    id: "13.2-pushing-listed",
    level: "MUST",
    title: { en: "a channel that pushes a stream is in the list", zh: "正在推流的通道出现在列表中" },
    ground: ["13.2"],
  },
] as const satisfies readonly WrittenRequirement[];
