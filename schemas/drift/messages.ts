import { messages } from "../language.js";

/** What an attribute of a fact is called in a sentence. */
export const attribute = messages({
  method: { en: "the method", zh: "HTTP 方法" },
  url: { en: "the address", zh: "URL" },
  auth: { en: "the key", zh: "鉴权要求" },
  type: { en: "the type", zh: "类型" },
  maxLength: { en: "the longest length in characters", zh: "最大长度(字符)" },
  minLength: { en: "the shortest length in characters", zh: "最小长度(字符)" },
  pattern: { en: "the set of characters", zh: "允许的字符" },
  enum: { en: "the list of values", zh: "允许的取值" },
  minimum: { en: "the smallest value", zh: "最小值" },
  maximum: { en: "the largest value", zh: "最大值" },
  default: { en: "the default", zh: "默认值" },
  format: { en: "the format", zh: "格式" },
  const: { en: "the value", zh: "固定值" },
  contentEncoding: { en: "the encoding", zh: "编码" },
  maxItems: { en: "the number of values allowed", zh: "最多个数" },
  maxBytes: { en: "the size allowed in bytes", zh: "最大字节数" },
  errno: { en: "the error code", zh: "错误码" },
  error: { en: "the error text", zh: "错误信息" },
  status: { en: "the HTTP status", zh: "HTTP 状态码" },
  level: { en: "the level", zh: "要求级别" },
});

export const say = messages({
  changed: {
    en: "{where}: {what}: {attribute} was {before}, is {after}",
    zh: "{where}:{what}:{attribute}由 {before} 改为 {after}",
  },
  required: { en: "{where}: {what} was {before}, is {after}", zh: "{where}:{what} 由{before}改为{after}" },
  must: { en: "required", zh: "必填" },
  may: { en: "optional", zh: "可选" },
  silent: { en: "not said to be required or optional", zh: "未说明是否必填" },
  ruleText: { en: "{where}: the rule was “{before}”, is “{after}”", zh: "{where}:规则由“{before}”改为“{after}”" },
  whole: { en: ", with all of its {count} fields and rules", zh: ",连同其 {count} 个字段和规则" },
  changedNone: {
    en: "{where}: {what}: {attribute} is no longer stated (was {before})",
    zh: "{where}:{what}:不再规定{attribute}(原为 {before})",
  },
  changedNew: {
    en: "{where}: {what}: {attribute} is now stated: {after}",
    zh: "{where}:{what}:新增{attribute}:{after}",
  },
  renamed: { en: "{where}: {what} is now called {after}", zh: "{where}:{what} 更名为 {after}" },
  renumbered: { en: "{where}: section {before} is now {after}", zh: "{where}:原 {before} 节现为 {after} 节" },
  added: { en: "{where}: new: {what}", zh: "{where}:新增:{what}" },
  removed: { en: "{where}: gone: {what}", zh: "{where}:删除:{what}" },
  words: {
    en: "{where}: other words: “{after}” (was “{before}”)",
    zh: "{where}:文字改为“{after}”(原为“{before}”)",
  },
  wordsNew: {
    en: "{where}: new words beside no fact: “{after}”",
    zh: "{where}:新增文字(无对应事实):“{after}”",
  },
  wordsGone: {
    en: "{where}: words gone that stood beside no fact: “{before}”",
    zh: "{where}:删除文字(无对应事实):“{before}”",
  },
  erratumNew: { en: "{where}: a new defect of the document: {what}", zh: "{where}:文档新出现的问题:{what}" },
  erratumGone: {
    en: "{where}: a defect that the document no longer has: {what}",
    zh: "{where}:文档已改正的问题:{what}",
  },
  line: { en: "line {line}", zh: "第 {line} 行" },
  oldLine: { en: "line {line} of the old text", zh: "原文第 {line} 行" },
  operation: { en: "the call {section} {method} {url}", zh: "接口 {section} {method} {url}" },
  field: { en: "{section} {place} {path}", zh: "{section} {place} {path}" },
  errnoFact: { en: "{section} errno {errno}, {error}", zh: "{section} errno {errno}({error})" },
  rule: { en: "{section} rule “{text}”", zh: "{section} 规则“{text}”" },
  nothing: { en: "no drift: the facts are the same", zh: "无漂移:事实一致" },
  moved: { en: "no drift: the facts are the same, on other lines", zh: "无漂移:事实一致,仅行号变化" },
  summary: {
    en: "{changes} changes; requirements: {added} new, {touched} touched, {gone} gone, {lost} lost their ground; schemas touched: {schemas}",
    zh: "{changes} 处变化;要求:新增 {added},受影响 {touched},删除 {gone},失去依据 {lost};受影响的 schema:{schemas}",
  },
  touches: { en: "  touches {names}", zh: "  影响 {names}" },
  newRequirements: { en: "new requirements: {names}", zh: "新增要求:{names}" },
  goneRequirements: { en: "requirements gone: {names}", zh: "删除的要求:{names}" },
  lostGround: { en: "lost their ground: {names}", zh: "失去依据:{names}" },
  none: { en: "none", zh: "无" },
});
