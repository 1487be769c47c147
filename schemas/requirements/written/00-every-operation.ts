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
      en: "a body that is no JSON where JSON is asked for is refused",
      zh: "要求 JSON 而内容不是 JSON 时应被拒绝",
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
] as const satisfies readonly WrittenRequirement[];
