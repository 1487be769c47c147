import { messages } from "../../schemas/language.js";

/** What the support itself says; a check brings its own words where these are too general. */
export const say = messages({
  notAccepted: { en: "the request was not accepted", zh: "请求未被接受" },
  accepted: { en: "accepted", zh: "接受" },
  refused: {
    en: "refused (HTTP 400 or above, or an errno that is not success)",
    zh: "拒绝（HTTP 状态不低于 400，或 errno 不是成功值）",
  },
  notRefused: { en: "the request was not refused", zh: "请求未被拒绝" },
  notEqual: { en: "the answer holds another value", zh: "响应中的值不符" },
  missing: { en: "{field} is missing", zh: "缺少 {field}" },
  schema: { en: "{field}: {problem}", zh: "{field}:{problem}" },
  serverError: {
    en: "the refusal is an internal server error (500) where a clear answer was due",
    zh: "拒绝时返回了服务器内部错误(500),而不是明确的错误信息",
  },
  behindFinding: { en: "not to be seen while {id} is broken", zh: "{id} 未满足,无法判断" },
  noAssertion: { en: "the check judged nothing: a fault of the suite", zh: "检查未作任何判断:测试套件自身的错误" },
  broke: { en: "the check broke: {problem}: a fault of the suite", zh: "检查出错:{problem}:测试套件自身的错误" },
  noCheck: { en: "the suite has no check for this requirement", zh: "测试套件尚无此要求的检查" },
  notYetKnown: {
    en: "this edition of the document states it, and the suite knows no check for it yet; update the suite",
    zh: "此版文档有此规定,但测试套件尚无对应检查;请更新套件",
  },
  lostGround: {
    en: "lost its ground: this edition of the document no longer says it",
    zh: "失去依据:此版文档不再有此规定",
  },
  broken: { en: "{count} of {checks} assertions do not hold", zh: "{checks} 项判断中有 {count} 项不成立" },
  unclaimed: { en: "the target does not claim section {section}", zh: "目标未声明支持 {section} 节" },
  narrowed: { en: "left out by {option}", zh: "被 {option} 排除" },
  readOnly: {
    en: "{section} changes something: left out by --read-only",
    zh: "{section} 会产生改动:被 --read-only 排除",
  },
  readOnlyMethod: {
    en: "a {method} may change something: left out by --read-only",
    zh: "{method} 可能产生改动:被 --read-only 排除",
  },
  noFixture: {
    en: 'the target file names no such fixture; add "fixtures": { "{fixture}": { … } }',
    zh: '目标文件未给出该夹具;请添加 "fixtures": { "{fixture}": { … } }',
  },
  noField: { en: 'the target file has no "{field}"; add it', zh: '目标文件没有 "{field}";请添加' },
  notAllowed: {
    en: 'the target file does not allow it; add "{permission}" to "allow"',
    zh: '目标文件不允许此操作;请在 "allow" 中添加 "{permission}"',
  },
  notOurs: {
    en: "{section} would change a device that the suite did not make",
    zh: "{section} 将改动非本套件创建的设备",
  },
  quota: {
    en: 'more devices at once than the target file permits; raise "quota": { "devices": {limit} }',
    zh: '同时使用的设备超过目标文件的限额;请提高 "quota": { "devices": {limit} }',
  },
  devicesGone: { en: "devices of others have gone while they were asked for", zh: "查询期间其他客户的设备已被删除" },
  fewDevices: {
    en: "it takes {count} devices, and the search finds fewer in this product",
    zh: "需要 {count} 个设备,而该产品中查到的设备不足",
  },
  prerequisite: {
    en: "{section}, which this needs first, was not accepted: {actual}",
    zh: "前置调用 {section} 未被接受:{actual}",
  },
  nothingToSee: { en: "the answer shows no {what} to judge", zh: "响应中没有可供判断的 {what}" },
  lost: { en: "{section} gave no answer: {problem}", zh: "{section} 没有响应:{problem}" },
  limited: {
    en: 'the target limits the rate (429); lower "maxRequestsPerSecond"',
    zh: '目标限制了请求速率(429);请降低 "maxRequestsPerSecond"',
  },
  interrupted: { en: "the run was ended before this was judged", zh: "运行在判断之前被终止" },
  longQuery: {
    en: "the target takes no address of this length (HTTP {status}), so the limit cannot be seen",
    zh: "目标不接受如此长的地址(HTTP {status}),无法检验此限制",
  },
});
