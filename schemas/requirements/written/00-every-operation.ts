import type { WrittenRequirement } from "./written.js";

/** Section 0: what holds for every operation. */
export const everyOperation = [
  {
    id: "0-no-server-error",
    level: "SHOULD",
    title: {
      en: "no request, however wrong, is answered by an internal server error (500)",
      zh: "任何错误请求都不应导致服务器内部错误(500)",
    },
    ground: ["1.1"],
  },
  {
    id: "0-malformed-body",
    level: "SHOULD",
    title: {
      en: "a body that is no JSON object where one is asked for is refused",
      zh: "要求 JSON 对象而内容不是 JSON 对象时应被拒绝",
    },
    ground: ["1.1 header Content-Type", "1.1"],
  },
  {
    id: "0-refusal-no-effect",
    level: "SHOULD",
    title: {
      en: "a call that is refused for its key changes nothing",
      zh: "因 key 被拒绝的调用不产生任何改动",
    },
    ground: ["1.3 header api-key", "1.3"],
  },
  {
    id: "0-unknown-path",
    level: "SHOULD",
    title: { en: "a path that the document does not print is refused", zh: "文档未定义的路径应被拒绝" },
    ground: ["1.1"],
  },
  {
    id: "0-stays-up",
    level: "SHOULD",
    title: {
      en: "odd methods and headers do not keep the target from answering",
      zh: "异常的方法和请求头不影响目标继续响应",
    },
    ground: ["10"],
  },
  {
    id: "0-no-key-echo",
    level: "SHOULD",
    title: { en: "no answer repeats the key that it was asked with", zh: "响应不包含请求所用的 key" },
    ground: ["1.1 header api-key"],
  },
  {
    id: "0-utf8",
    level: "SHOULD",
    title: { en: "answers are UTF-8", zh: "响应为 UTF-8 编码" },
    ground: ["1.4", "1.5"],
  },
  {
    id: "0-no-mix-ups",
    level: "SHOULD",
    title: { en: "of calls at the same moment each gets its own answer", zh: "并发请求各自得到自己的响应" },
    ground: ["1.4", "8"],
  },
] as const satisfies readonly WrittenRequirement[];
