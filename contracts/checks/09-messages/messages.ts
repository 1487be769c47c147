import { messages } from "../../../schemas/language.js";

export const say = messages({
  noMessages: {
    en: 'the fixture shows no messages; set "fixtures": { "messages": { … } } to a device and a time with some',
    zh: '该夹具没有消息;请将 "fixtures": { "messages": { … } } 设为有消息的设备和时间段',
  },
  outside: { en: "a message of another time is listed", zh: "列出了时间段之外的消息" },
  missing: { en: "a message of this time is left out", zh: "漏掉了时间段之内的消息" },
  timeForm: { en: "create_time is no time as printed", zh: "create_time 不是所示格式的时间" },
  notBase64: { en: "msg is not encoded in base64", zh: "msg 未经 base64 编码" },
  pageInfo: { en: "{field} does not agree with the list", zh: "{field} 与列表不符" },
  changed: { en: "the same question was answered with other messages", zh: "相同查询返回了不同的消息" },
  foreignListed: { en: "messages of another device are listed", zh: "列出了其他设备的消息" },
  unknownTaken: { en: "a device that does not exist was taken", zh: "不存在的设备被接受" },
});
