import { messages } from "../../../schemas/language.js";

export const say = messages({
  notJson: { en: "{section} took a body that is no JSON", zh: "{section} 接受了非 JSON 内容" },
  noObject: { en: "{section} took a list for an object", zh: "{section} 接受了数组形式的请求体" },
  serverError: { en: "{section} answered with an internal server error", zh: "{section} 返回了服务器内部错误" },
  pathTaken: { en: "a path that the document does not print was taken", zh: "文档未定义的路径被接受" },
  down: { en: "after an odd request the target answers no more", zh: "异常请求之后目标不再响应" },
  notUtf8: { en: "the answer of {section} is no UTF-8", zh: "{section} 的响应不是 UTF-8 编码" },
  mixedUp: { en: "of calls at once one got another's answer", zh: "并发请求得到了其他请求的响应" },
  otherAlone: { en: "an answer is about another device without any haste", zh: "单独请求时响应也属于其他设备" },
  keyEchoed: { en: "an answer repeats the key that it was asked with", zh: "响应中包含请求所用的 key" },
});
