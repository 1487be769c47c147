import { messages } from "../../../schemas/language.js";

export const say = messages({
  notRefused: { en: "{section} was taken with {what}", zh: "{section} 使用{what}被接受" },
  otherCode: {
    en: "{section} with {what} is told by another status or error code",
    zh: "{section} 使用{what}时返回其他状态码或错误码",
  },
  noBadRequest: { en: "no malformed request is told as a bad request", zh: "格式错误的请求均未返回 400" },
  success: {
    en: "the success of {section} is told by another status or error code",
    zh: "{section} 成功时返回其他状态码或错误码",
  },
  lengthTaken: {
    en: "{field} of {length} {kind} characters was taken",
    zh: "{length} 个字符({kind})的 {field} 被接受",
  },
  lengthRefused: {
    en: "{field} of {length} {kind} characters was refused",
    zh: "{length} 个字符({kind})的 {field} 被拒绝",
  },
  lengthCode: {
    en: "{field} of {length} {kind} characters is told by another error code",
    zh: "{length} 个字符({kind})的 {field} 返回其他错误码",
  },
  nameRefused: { en: "a name of {what} was refused", zh: "含{what}的名字被拒绝" },
  bytesTaken: { en: "a file of {bytes} bytes was taken", zh: "{bytes} 字节的文件被接受" },
  bytesRefused: { en: "a file of {bytes} bytes was refused", zh: "{bytes} 字节的文件被拒绝" },
  closed: { en: "the connection was closed where an answer was due", zh: "连接被关闭,而未返回应有的响应" },
  otherBytes: { en: "the file with {what} comes back with other bytes", zh: "含{what}的文件下载后内容不同" },
  notThere: { en: "an uploaded file cannot be downloaded", zh: "上传的文件无法下载" },
  notListed: { en: "an uploaded file is not listed", zh: "上传的文件未列出" },
  listedTwice: { en: "a file is listed {count} times", zh: "同一文件列出了 {count} 次" },
  otherValue: { en: "{field} is shown as another value", zh: "{field} 显示为其他值" },
  noDate: { en: "date is no UNIX time in seconds", zh: "date 不是以秒为单位的 UNIX 时间戳" },
  dateOrder: { en: "a later file has an earlier date", zh: "后上传的文件日期更早" },
  strangerListed: { en: "a file of another name is listed", zh: "列出了其他名字的文件" },
  stillThere: { en: "a deleted file can still be downloaded", zh: "已删除的文件仍可下载" },
  stillListed: { en: "a deleted file is still listed", zh: "已删除的文件仍在列表中" },
  otherGone: { en: "deleting one file took away another", zh: "删除一个文件影响了其他文件" },
  pageInfo: { en: "{field} does not agree with the list", zh: "{field} 与列表不符" },
  raceLost: { en: "of files uploaded at once one was refused", zh: "并发上传的文件有一个被拒绝" },
  raceMixed: { en: "of files uploaded at once one holds another's bytes", zh: "并发上传的文件内容互相混淆" },
  neither: {
    en: "after a second upload the file holds neither the new bytes nor the old ones",
    zh: "再次上传后文件内容既非新内容也非旧内容",
  },
  oldBytes: { en: "a second upload was taken and the file holds the old bytes", zh: "再次上传成功,但文件仍为旧内容" },
  changedAnyway: { en: "a second upload was refused and changed the file", zh: "再次上传被拒绝,但文件已改变" },
});

/** What a request is spoilt with, for people. */
export const spoilt = messages({
  noKey: { en: "no key", zh: "空 key" },
  madeUp: { en: "a made-up key", zh: "伪造的 key" },
  authorization: { en: "a made-up authorization", zh: "伪造的 authorization" },
  product: { en: "another product", zh: "其他产品" },
  unknown: { en: "a file that is not there", zh: "不存在的文件" },
  method: { en: "another method", zh: "其他 HTTP 方法" },
  noProduct: { en: "no product_id", zh: "空 product_id" },
  textProduct: { en: "a text for product_id", zh: "非数字 product_id" },
  noName: { en: "no name", zh: "空 name" },
});

type Spoilt = Parameters<typeof spoilt>[0];

/** A message about a spoilt request in both languages. */
export function sayOf(key: "notRefused" | "otherCode", section: string, what: Spoilt) {
  const { en, zh } = spoilt(what);
  return { en: say(key, { section, what: en }).en, zh: say(key, { section, what: zh }).zh };
}
