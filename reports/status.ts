import type { Text } from "../schemas/language.js";
import type { ReasonCode, Status, Verdict } from "../schemas/results/conformance.js";
import type { LoadVerdict } from "../schemas/results/load.js";

/** Worst first: the order in which people want to read. */
export const statuses = ["fail", "error", "warn", "waived", "not-tested", "info", "pass"] as const satisfies Status[];

export const symbols: Record<Status, string> = {
  pass: "✓",
  fail: "✗",
  warn: "!",
  info: "i",
  "not-tested": "-",
  waived: "~",
  error: "?",
};

export const statusTexts: Record<Status, Text> = {
  pass: { en: "passed", zh: "通过" },
  fail: { en: "failed", zh: "失败" },
  warn: { en: "warning", zh: "警告" },
  info: { en: "note", zh: "提示" },
  "not-tested": { en: "not tested", zh: "未测试" },
  waived: { en: "waived", zh: "已豁免" },
  error: { en: "error of the suite", zh: "套件自身错误" },
};

export const verdictTexts: Record<Verdict | LoadVerdict, Text> = {
  conformant: { en: "CONFORMANT", zh: "符合" },
  "conformant-with-waivers": { en: "CONFORMANT WITH WAIVERS", zh: "符合（有豁免）" },
  "non-conformant": { en: "NON-CONFORMANT", zh: "不符合" },
  incomplete: { en: "INCOMPLETE", zh: "不完整" },
  pass: { en: "PASS", zh: "通过" },
  fail: { en: "FAIL", zh: "失败" },
  invalid: { en: "INVALID", zh: "无效" },
};

export const reasonCodeTexts: Record<ReasonCode, Text> = {
  NO_FIXTURE: { en: "the target file names no fixture for it", zh: "目标文件没有给出所需的测试对象" },
  NOT_ALLOWED: { en: "the target file does not allow it", zh: "目标文件不允许此类操作" },
  NOT_CLAIMED: { en: "the target does not claim it", zh: "目标未声明实现" },
  PREREQUISITE_FAILED: { en: "something it builds on failed", zh: "其前提条件失败" },
  TARGET_LOST: { en: "the target stopped answering", zh: "目标失去响应" },
  RATE_LIMITED: { en: "the target refused more requests", zh: "目标限制了请求速率" },
  QUOTA: { en: "the quota of devices was used up", zh: "设备配额已用完" },
  SKIPPED_BY_USER: { en: "left out by the options of this run", zh: "被本次运行的选项排除" },
  INTERRUPTED: { en: "the run was interrupted", zh: "运行被中断" },
};
