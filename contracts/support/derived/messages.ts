import { messages } from "../../../schemas/language.js";

/** What derived checks say of what they found. `{field}` is the parameter as the document prints it. */
export const say = messages({
  neverGone: { en: "a deleted device is still there", zh: "已删除的设备仍然存在" },
  withoutTaken: { en: "the call was taken without {field}", zh: "缺少 {field} 的调用被接受" },
  withoutRefused: { en: "the call was refused without {field}", zh: "不带 {field} 的调用被拒绝" },
  lengthTaken: {
    en: "{field} of {length} {kind} characters was taken",
    zh: "{length} 个字符({kind})的 {field} 被接受",
  },
  lengthRefused: {
    en: "{field} of {length} {kind} characters was refused",
    zh: "{length} 个字符({kind})的 {field} 被拒绝",
  },
  valueTaken: { en: "{field} = {value} was taken", zh: "{field} = {value} 被接受" },
  valueRefused: { en: "{field} = {value} was refused", zh: "{field} = {value} 被拒绝" },
  honoured: { en: "{field} = {value} was honoured", zh: "{field} = {value} 被照办" },
  bytesTaken: { en: "a body of {bytes} bytes was taken", zh: "{bytes} 字节的内容被接受" },
  bytesRefused: { en: "a body of {bytes} bytes was refused", zh: "{bytes} 字节的内容被拒绝" },
  itemsTaken: { en: "{count} values in {field} were honoured", zh: "{field} 中的 {count} 个值被照办" },
  itemsCut: { en: "of {count} values in {field} some are left out", zh: "{field} 的 {count} 个值未全部返回" },
  itemsRefused: { en: "{count} values in {field} were refused", zh: "{field} 中的 {count} 个值被拒绝" },
  itemsLost: {
    en: "of {count} values in {field} only {found} were looked at",
    zh: "{field} 的 {count} 个值中仅 {found} 个生效",
  },
  pageLength: { en: "the page has another number of entries", zh: "该页条数不符" },
  leftBehind: { en: "the refused call had its effect all the same", zh: "被拒绝的调用仍产生了效果" },
  keyTaken: { en: "the call was taken with {key}", zh: "使用{key}的调用被接受" },
  keyRefused: { en: "the call was refused with {key}", zh: "使用{key}的调用被拒绝" },
  othersShown: { en: "another device is shown to this key", zh: "此 key 可看到其他设备" },
  methodTaken: {
    en: "{method} was taken where the document prints {documented}",
    zh: "文档为 {documented},但 {method} 被接受",
  },
  defaultOther: { en: "left out, {field} is taken as another value", zh: "不填写时 {field} 取了其他值" },
});

/** The keys of the matrix, for people. */
export const keyNames = messages({
  none: { en: "no key", zh: "无 key" },
  madeUp: { en: "a made-up key", zh: "伪造的 key" },
  master: { en: "the master key", zh: "masterKey" },
  device: { en: "the device's own key", zh: "设备自己的 key" },
  foreign: { en: "another device's key", zh: "其他设备的 key" },
  deleted: { en: "a deleted device's key", zh: "已删除设备的 key" },
  authorization: { en: "authorization", zh: "authorization" },
});
