import { messages } from "../schemas/language.js";

/** What the load runner tells people. */
export const say = messages({
  violations: {
    en: "{count} answers were against the document; first: {first}",
    zh: "有 {count} 个响应不符合文档;首个:{first}",
  },
  threshold: { en: "{metric}: {threshold} does not hold: {value}", zh: "{metric}:{threshold} 未满足,实际为 {value}" },
  late: {
    en: "the generator was late: 1% of the starts came more than {ms} ms after they were due; what was measured is its own delay",
    zh: "负载发生器滞后:1% 的迭代比计划晚 {ms} 毫秒以上;测得的是发生器自身的延迟",
  },
  saturated: {
    en: "the generator was the bottleneck: its thread was busy {percent}% of the time, its event loop {ms} ms late (p99)",
    zh: "负载发生器是瓶颈:线程忙碌 {percent}%,事件循环滞后 {ms} 毫秒(p99)",
  },
  dropped: {
    en: "{count} starts ({percent}%) were dropped for want of a free virtual user; allow more with --vus",
    zh: "因缺少空闲虚拟用户而放弃了 {count} 次迭代({percent}%);可用 --vus 增加",
  },
  nothing: { en: "no iteration was completed", zh: "没有完成任何迭代" },
  interrupted: { en: "interrupted: this is what was measured until then", zh: "已中断:以下为中断前的测量结果" },
  aborted: { en: "ended early: {reason}", zh: "提前结束:{reason}" },
  lost: { en: "the load engine lost a thread: {reason}", zh: "负载引擎丢失了一个线程:{reason}" },
  breakpoint: {
    en: "the highest rate that holds the thresholds is {rate} iterations a second",
    zh: "满足阈值的最高速率为每秒 {rate} 次迭代",
  },
  neverHeld: { en: "not even the lowest rate holds the thresholds", zh: "最低速率也不满足阈值" },
});
