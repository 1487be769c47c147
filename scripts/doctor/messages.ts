import { messages } from "../../schemas/language.js";

/** What the doctor says. */
export const say = messages({
  node: { en: "Node {version}", zh: "Node {version}" },
  nodeOld: { en: "Node 20.19 or newer is needed", zh: "需要 Node 20.19 或更新版本" },
  chromium: { en: "Chromium at {path}", zh: "Chromium:{path}" },
  noChromium: { en: "no Chromium or Chrome", zh: "没有 Chromium 或 Chrome" },
  noChromiumWhy: {
    en: "the browser tests of the suite itself are skipped; runs and reports do not need it",
    zh: "套件自身的浏览器测试会被跳过;运行与报告不受影响",
  },
  k6: { en: "{version}", zh: "{version}" },
  noK6: { en: "no k6 (optional)", zh: "没有 k6(可选)" },
  noK6Why: {
    en: "`load --engine k6` needs it; the embedded engine, the default, does not",
    zh: "仅 `load --engine k6` 需要;默认的内置引擎不需要",
  },
  k6Old: {
    en: "the scripts are written for k6 {needed}.x and newer; install it, or leave `--engine k6` out",
    zh: "脚本按 k6 {needed}.x 及更新版本编写;请安装新版本,或不使用 `--engine k6`",
  },
  badK6Bin: { en: "K6_BIN is {path}, which does not answer `version`", zh: "K6_BIN 为 {path},但它不响应 `version`" },
  k6Works: {
    en: "k6 runs an iteration of {scenario} against the emulator, as it should",
    zh: "k6 在模拟平台上正确运行了 {scenario} 的一次迭代",
  },
  k6Fails: { en: "k6 does not run our scripts: {problem}", zh: "k6 未能运行我们的脚本:{problem}" },
  k6FailsWhy: {
    en: "the embedded engine, the default, is not concerned; please report it with this line and the version above",
    zh: "默认的内置引擎不受影响;请附上此行与上面的版本号反馈",
  },
  proxy: { en: "{name} is set without loopback in NO_PROXY", zh: "设置了 {name},但 NO_PROXY 未包含本机地址" },
  proxyWhy: {
    en: "curl lines of a report, and a browser, would ask the proxy for a target on this machine",
    zh: "报告中的 curl 命令与浏览器会通过代理访问本机目标",
  },
  noProxy: { en: "no proxy in the way of loopback", zh: "没有代理妨碍本机访问" },
  reached: { en: "{address} answers and takes the key", zh: "{address} 有响应,密钥有效" },
  notReached: { en: "{problem}", zh: "{problem}" },
  clock: { en: "the clocks agree within {seconds} s", zh: "时钟相差不超过 {seconds} 秒" },
  clockOff: { en: "the target's clock is {seconds} s away from this machine's", zh: "目标时钟与本机相差 {seconds} 秒" },
  clockOffWhy: {
    en: "dates in evidence and certificate will be hard to compare; verdicts do not depend on it",
    zh: "证据与证书中的时间将难以对照;结论不受影响",
  },
  notThisApi: {
    en: "it answers, but not like this API ({answer})",
    zh: "有响应,但不像这个 API({answer})",
  },
  notThisApiWhy: { en: "apiAddress may name another service", zh: "apiAddress 可能指向了别的服务" },
  deviceKey: {
    en: "the key opens devices but not chapter 13: it seems to be a device key",
    zh: "该密钥可读设备但不能用于第 13 章:似乎是设备密钥",
  },
  deviceKeyWhy: {
    en: "a master key is needed; most requirements would fail",
    zh: "需要 master key,否则多数需求会失败",
  },
  media: { en: "{protocol} at {place} can be reached", zh: "可以连接 {place} 的 {protocol}" },
  mediaBlocked: {
    en: "{protocol} at {place} cannot be reached ({problem})",
    zh: "无法连接 {place} 的 {protocol}({problem})",
  },
  mediaBlockedWhy: {
    en: "media are followed to that address: open the port, or map it with `overrides` in the target file; else what lies there cannot be judged",
    zh: "媒体检查需要访问该地址:请放行端口,或在目标文件中用 `overrides` 映射;否则无法判定其后的内容",
  },
  masterKey: { en: "the key is a master key", zh: "该密钥是 master key" },
});
