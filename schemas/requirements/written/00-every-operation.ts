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
] as const satisfies readonly WrittenRequirement[];
