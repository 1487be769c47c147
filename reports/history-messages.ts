import { messages } from "../schemas/language.js";

/** What the history says on the console and in its page. */
export const say = messages({
  history: { en: "History", zh: "历史" },
  nothing: {
    en: 'no results.json or load-<scenario>.json can be read in "{dir}" or two folders below; name the folder that holds the runs',
    zh: "在“{dir}”及其下两级目录中没有可读的 results.json 或 load-<场景>.json；请给出存放运行结果的目录",
  },
  noFolder: {
    en: '"{dir}" is no folder; name the folder that holds the runs',
    zh: "“{dir}”不是目录；请给出存放运行结果的目录",
  },
  span: { en: "{count} nights, {from} to {to}", zh: "{count} 晚，{from} 至 {to}" },
  latest: { en: "Latest verdict", zh: "最近结论" },
  badSince: { en: "bad since {night}", zh: "自 {night} 起异常" },
  more: { en: "… and {count} more", zh: "……另有 {count} 项" },
  badFrom: { en: "last bad stretch from {night}", zh: "最近一次异常始于 {night}" },
  firstBad: { en: "first bad night", zh: "首个异常夜" },
  byStatus: { en: "Requirements by status", zh: "各状态的要求数" },
  everBad: { en: "Requirements that were ever bad", zh: "曾经异常的要求" },
  neverBad: { en: "No requirement was ever bad.", zh: "没有要求曾经异常。" },
  loadTrends: { en: "Load", zh: "压力测试" },
  changed: {
    en: "{metric}: {change} from {night} on",
    zh: "{metric}：自 {night} 起 {change}",
  },
  otherSubject: {
    en: "script or engine changed that night",
    zh: "当晚脚本或引擎也有变更",
  },
  failedIn: {
    en: "failed in {count} of {all} nights, first on {first}, last on {last}",
    zh: "{all} 晚中有 {count} 晚失败，首次 {first}，最近 {last}",
  },
  noChangePoint: { en: "No change of level.", zh: "水平没有变化。" },
  broken: { en: "Nights that could not be read", zh: "无法读取的结果" },
  verdicts: { en: "Verdict by night", zh: "每晚结论" },
  chartAlt: { en: "{metric} by night: {figures}", zh: "每晚的 {metric}：{figures}" },
  worse: { en: "worse", zh: "变差" },
  better: { en: "better", zh: "变好" },
  contents: { en: "Contents", zh: "目录" },
  otherLanguage: { en: "中文", zh: "English" },
  theme: { en: "Theme", zh: "主题" },
  auto: { en: "Auto", zh: "自动" },
  light: { en: "Light", zh: "浅色" },
  dark: { en: "Dark", zh: "深色" },
});
