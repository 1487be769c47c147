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
  notPlayed: {
    en: "no viewer saw a picture, since the media may not be put under load: there are no join times, and nothing is said of HLS",
    zh: "媒体主机未获准压测,没有观众看到画面:没有加入时间,对 HLS 不作任何结论",
  },
  noPicture: { en: "no viewer saw a picture", zh: "没有观众看到画面" },
  leftAlone: {
    en: 'media on {hosts} were left alone: no playlist, segment or token was tried there; to allow it, put {line} into "load" of the target file',
    zh: '未对 {hosts} 上的媒体施压:未尝试其播放列表、分片与 token;如要允许,请在目标文件的 "load" 中加入 {line}',
  },
  tooMany: {
    en: '{count} answers ({percent}%) were 429: more was asked than the target allows, and it counts as failed; lower --rate, or say in "load" of the target file what it allows: "maxRate"',
    zh: '有 {count} 个响应({percent}%)为 429:请求超出目标允许的速率,计为失败;请降低 --rate,或在目标文件的 "load" 中用 "maxRate" 写明允许的速率',
  },
  shallow: {
    en: "no list had a second page: page_key and walking were not tried",
    zh: "列表均不足两页:未尝试 page_key 与翻页",
  },
  drift: {
    en: "{operation} became slower while the load was the same: {before} ms at first, {after} ms in the end; a longer run (--profile soak) shows where it leads",
    zh: "负载不变而 {operation} 越来越慢:开始时 {before} ms,结束时 {after} ms;更长的运行(--profile soak)可看出其走向",
  },
  idlePreload: {
    en: "preload brings nothing: the first picture came after {preloaded} ms with it and {cold} ms without (medians)",
    zh: "预加载没有效果:使用时首个画面 {preloaded} ms,不使用时 {cold} ms(中位数)",
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
  missing: { en: "missing", zh: "空缺" },
  noConsent: {
    en: 'target file: load.consent is {found}; load on {host} needs "load": { "consent": {wanted} }',
    zh: '目标文件:load.consent 为 {found};对 {host} 压测需要 "load": { "consent": {wanted} }',
  },
  rateTooHigh: {
    en: "--rate is {rate}; allowed: at most {most}, which the target file names as load.maxRate",
    zh: "--rate 为 {rate};允许:不超过 {most},即目标文件中的 load.maxRate",
  },
  notOneOf: { en: '{what} is "{value}"; allowed: {allowed}', zh: '{what} 为 "{value}";允许:{allowed}' },
  setupUnreachable: { en: "unreachable: {address}: {problem}", zh: "无法访问 {address}:{problem}" },
  setupKeyRefused: { en: "key refused: {how}", zh: "密钥被拒绝:{how}" },
  setupNoStream: {
    en: "no live stream: name one in the target file's fixtures.online",
    zh: "没有直播流:请在目标文件的 fixtures.online 中给出一个",
  },
  thresholdsNotRead: {
    en: "--thresholds {path}: cannot be read ({problem}); name a JSON file",
    zh: "--thresholds {path}:无法读取({problem});请指定 JSON 文件",
  },
  thresholdsNotJson: {
    en: '--thresholds {path}: is no object in JSON; allowed: one such as { "http_req_duration": ["p(95)<200"] }',
    zh: '--thresholds {path}:不是 JSON 对象;允许:如 { "http_req_duration": ["p(95)<200"] } 的对象',
  },
  mergeHistogram: {
    en: 'merge: the histogram of "{name}" cannot be read; take the file as the run has written it',
    zh: 'merge:指标 "{name}" 的直方图无法读取;请使用运行时写出的原文件',
  },
  mergeTypes: {
    en: 'merge: the metric "{name}" is a {type} in one part and a {other} in another',
    zh: 'merge:指标 "{name}" 在一个部分中为 {type},在另一部分中为 {other}',
  },
  mergeNone: {
    en: "merge: no part is given; allowed: at least one load.json",
    zh: "merge:未给出任何部分;允许:至少一个 load.json",
  },
  mergeDiffers: {
    en: 'merge: {field} is "{value}" in one part and "{other}" in another',
    zh: 'merge:{field} 在一个部分中为 "{value}",在另一部分中为 "{other}"',
  },
  mergeMissing: { en: "merge: {file} does not exist; name a part", zh: "merge:{file} 不存在;请指定一个部分" },
  mergeEmpty: {
    en: "merge: {file} holds no request; allowed: a load.json, a run's folder, or what k6 writes with --out json=FILE",
    zh: "merge:{file} 中没有请求;允许:load.json、运行目录,或 k6 以 --out json=FILE 写出的文件",
  },
  k6Empty: { en: "k6 gave no samples (exit {code}): {problem}", zh: "k6 没有给出采样(退出码 {code}):{problem}" },
  k6NotRun: {
    en: "k6 cannot be run: {problem}; install it, or name it in K6_BIN",
    zh: "k6 无法运行:{problem};请安装 k6,或用 K6_BIN 指定",
  },
  k6Missing: {
    en: "--engine k6: no k6 is found; install it, name it in K6_BIN, or leave --engine out",
    zh: "--engine k6:未找到 k6;请安装、用 K6_BIN 指定,或省略 --engine",
  },
  bundle: { en: "bundle {name}: {problem}", zh: "脚本 {name}:{problem}" },
  bundleBreaches: { en: "bundle {name}: {problem} (and {more} more)", zh: "脚本 {name}:{problem}(另有 {more} 处)" },
  bundleEmpty: { en: "esbuild gave nothing", zh: "esbuild 没有输出" },
});
