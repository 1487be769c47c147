import { messages } from "../schemas/language.js";

/** What comparisons say. */
export const say = messages({
  differs: {
    en: '{field} differs: "{before}" before, "{after}" now; compare runs that agree in it',
    zh: "{field} 不一致：之前为“{before}”，现在为“{after}”；请比较该项相同的运行",
  },
  invalid: {
    en: 'verdict is "invalid" in {which}: the generator was the bottleneck; repeat that run',
    zh: "{which} 的结论为“invalid”：瓶颈在压测端；请重新运行",
  },
  noCounterpart: {
    en: "one side has no run of that scenario; compare runs of the same scenario",
    zh: "其中一侧没有该场景的运行；请比较同一场景的运行",
  },
  onlyBefore: { en: "the later side has no run of it", zh: "较新一侧没有该场景的运行" },
  onlyNow: { en: "the earlier side has no run of it", zh: "较早一侧没有该场景的运行" },
  notCompared: { en: "{scenario}: not compared: {reason}", zh: "{scenario}：未比较：{reason}" },
  contractsLeftOut: {
    en: "contracts: not compared: one run a side is needed, both with results.json",
    zh: "契约：未比较：每侧需恰好一次运行，且都有 results.json",
  },
  regressed: { en: "regressed", zh: "变差" },
  improved: { en: "improved", zh: "变好" },
  unchanged: { en: "unchanged", zh: "无变化" },
  inconclusive: { en: "inconclusive", zh: "无法判断" },
  between: { en: "between {low} and {high}", zh: "介于 {low} 与 {high} 之间" },
  noInterval: { en: "too few data for an interval", zh: "数据太少，无法给出区间" },
  moreRuns: { en: "needs {runs} more runs a side", zh: "每侧还需 {runs} 次运行" },
  fixed: { en: "Fixed", zh: "已修复" },
  broken: { en: "Broken", zh: "新损坏" },
  "newly-tested": { en: "Newly tested", zh: "新测试" },
  "no-longer-tested": { en: "No longer tested", zh: "不再测试" },
  "waiver-ended": { en: "Waiver ended", zh: "豁免结束" },
  noChange: { en: "No requirement changed.", zh: "没有要求发生变化。" },
  regression: { en: "REGRESSION", zh: "出现退化" },
  noRegression: { en: "NO REGRESSION", zh: "没有退化" },
});
