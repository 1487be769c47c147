import { messages } from "../../schemas/language.js";

/** What is wrong with the options of a load script. */
export const say = messages({
  fieldIs: { en: "{field} is {found}; allowed: {allowed}", zh: "{field} 为 {found};允许:{allowed}" },
  fieldHas: { en: "{field} has {found}; allowed: {allowed}", zh: "{field} 中有 {found};允许:{allowed}" },
  notAnObject: { en: "{field}: an object is expected", zh: "{field}:应为对象" },
  tooManyVus: {
    en: "{vus} virtual users at once need about {needed} GB, of which there are {found}; ask for a lower rate or for fewer of them",
    zh: "同时 {vus} 个虚拟用户约需 {needed} GB 内存,可用 {found} GB;请降低速率或减少虚拟用户",
  },
  notAList: { en: "{field}: a list is expected", zh: "{field}:应为列表" },
  noMetric: {
    en: 'options.thresholds: there is no metric "{metric}"',
    zh: 'options.thresholds:没有指标 "{metric}"',
  },
  notOfType: {
    en: "{field} has {found}; a {type} allows: {allowed}",
    zh: "{field} 中有 {found};{type} 允许:{allowed}",
  },
  someThresholds: { en: 'e.g. "p(95)<200", "rate<0.01"', zh: '如 "p(95)<200"、"rate<0.01"' },
  notClosed: {
    en: 'options.thresholds: "{source}" does not end in "}"',
    zh: 'options.thresholds:"{source}" 未以 "}" 结尾',
  },
  noTag: {
    en: 'options.thresholds: "{source}" has "{pair}"; allowed: tag:value',
    zh: 'options.thresholds:"{source}" 中有 "{pair}";允许:tag:value',
  },
  equalParts: { en: 'equal parts such as "0:1/4", "1/4:2/4"', zh: '等分,如 "0:1/4"、"1/4:2/4"' },
  notSupported: {
    en: "options.{name} is not supported by the embedded engine; run this script with --engine k6",
    zh: "内置引擎不支持 options.{name};请用 --engine k6 运行此脚本",
  },
  aDuration: { en: 'a duration such as "30s" or "1m30s"', zh: '时长,如 "30s" 或 "1m30s"' },
  fromZero: { en: "a number from 0", zh: "不小于 0 的数" },
  aboveZero: { en: "a number above 0", zh: "大于 0 的数" },
  integerFrom: { en: "an integer from {lowest}", zh: "不小于 {lowest} 的整数" },
  noScenario: {
    en: "options.scenarios is empty; allowed: at least one scenario",
    zh: "options.scenarios 为空;允许:至少一个场景",
  },
  stagesBeside: {
    en: "options.stages stands beside iterations or duration; allowed: one of them",
    zh: "options.stages 与 iterations 或 duration 同时出现;允许:其中之一",
  },
  notOfExecutor: {
    en: "{field} does not belong to {executor}; allowed: {allowed}",
    zh: "{field} 不属于 {executor};允许:{allowed}",
  },
  noStage: { en: "{field}: a list with at least one stage is expected", zh: "{field}:应为至少有一个阶段的列表" },
  atLeastVus: { en: "at least vus ({vus})", zh: "不小于 vus({vus})" },
  notExported: {
    en: '{field} is "{exec}"; the script exports: {exports}',
    zh: '{field} 为 "{exec}";脚本导出:{exports}',
  },
  nothing: { en: "nothing", zh: "无" },
  notLoaded: { en: "the script cannot be loaded: {problem}", zh: "无法加载脚本:{problem}" },
});
