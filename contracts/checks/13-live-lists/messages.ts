import { messages } from "../../../schemas/language.js";

export const say = messages({
  tooFew: {
    en: "the list has too few rows to make pages of; play or push some streams",
    zh: "列表行数太少,无法分页;请先播放或推送几路流",
  },
  onePage: { en: "the list makes one page only", zh: "列表只有一页" },
  pageInfo: { en: "{field} of page {page} does not agree with its rows", zh: "第 {page} 页的 {field} 与其内容不符" },
  pageSize: {
    en: "page_size {asked} was asked for, and another size is shown",
    zh: "请求 page_size 为 {asked},响应显示其他大小",
  },
  totalMoved: {
    en: "total_num changed from one page of a query to the next",
    zh: "同一次查询的 total_num 在翻页时变化",
  },
  totalOfPage: { en: "total_num is not that of the whole list", zh: "total_num 不是整个列表的总数" },
  nextRefused: {
    en: "page {page} was refused with the page_key of page 1",
    zh: "使用第一页的 page_key 查询第 {page} 页被拒绝",
  },
  gap: { en: "the pages together have another number of rows than total_num", zh: "各页行数之和与 total_num 不符" },
  overlap: { en: "page {page} shows rows of an earlier page", zh: "第 {page} 页与之前的页重复" },
  beyond: { en: "there are rows behind the last page", zh: "最后一页之后仍有数据" },
  walkMoved: {
    en: "page {page} has other rows than before, though its page_key is the same",
    zh: "相同 page_key 的第 {page} 页内容发生变化",
  },
  strayTaken: { en: "page 2 was given with {key}", zh: "使用{key}返回了第二页" },
  keyDead: {
    en: "a page_key was taken no more after {seconds} of {life} seconds",
    zh: "page_key 在 {life} 秒有效期内的第 {seconds} 秒失效",
  },
  keyAlive: {
    en: "a page_key was still good after {seconds} seconds, when {life} are documented or declared",
    zh: "page_key 在 {seconds} 秒后仍有效,而文档规定或声明为 {life} 秒",
  },
  tooSlow: { en: "the answer came too late to tell", zh: "响应太慢,无法判断" },
  budget: {
    en: 'a page_key lives longer than the run may last; raise "timeouts": { "runMinutes": {minutes} }',
    zh: 'page_key 的有效期超过运行时限;请提高 "timeouts": { "runMinutes": {minutes} }',
  },
  noMatch: {
    en: "{filter} = {value} lists nothing, though there are such rows",
    zh: "{filter} = {value} 未列出任何行,而列表中确有匹配",
  },
  otherRow: { en: "{filter} = {value} lists a row of another", zh: "{filter} = {value} 列出了不匹配的行" },
  filterLost: {
    en: "page {page} of a filtered list has rows that do not match",
    zh: "过滤后的第 {page} 页含不匹配的行",
  },
  walksMixed: { en: "of two walks at once one got the other's pages", zh: "两个同时进行的翻页互相串扰" },
  otherProduct: { en: "rows of another product are shown", zh: "列出了其他产品的数据" },
  productTaken: { en: "another product's list was shown", zh: "返回了其他产品的列表" },
  timeForm: { en: "{field} is no duration as printed", zh: "{field} 不是所示格式的时长" },
  timeStands: { en: "{field} of a session that goes on does not grow", zh: "持续会话的 {field} 未增长" },
  noSession: { en: "no session lasted long enough to look at it twice", zh: "没有持续足够久的会话可供比较" },
  notPushing: {
    en: "the online fixture's channel is not in the list of those that push",
    zh: "在线夹具的通道不在推流列表中",
  },
  notWatching: {
    en: "a viewer of the online fixture's stream is not in the list of those that play",
    zh: "播放在线夹具的观看者不在播放列表中",
  },
});

/** Page keys that are none, for people. */
export const keyNames = messages({
  none: { en: "no page_key", zh: "空 page_key" },
  unknown: { en: "a made-up page_key", zh: "伪造的 page_key" },
  foreign: { en: "the other list's page_key", zh: "另一列表的 page_key" },
});

/** The two languages of a message about a key. */
export function withKey(name: Parameters<typeof keyNames>[0]) {
  const { en, zh } = keyNames(name);
  return { en: say("strayTaken", { key: en }).en, zh: say("strayTaken", { key: zh }).zh };
}
