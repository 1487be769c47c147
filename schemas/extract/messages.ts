import { messages } from "../language.js";

/** What is wrong with a document, or with what was written about it by hand. */
export const say = messages({
  notSuchADocument: {
    en: "not the vendor's API document: {found}; expected its text (UTF-8), with numbered sections and the rows HTTP方法 and URL",
    zh: "不是厂商的 API 文档:{found};应为其文本(UTF-8),含编号的章节以及“HTTP方法”与“URL”行",
  },
  tooLarge: { en: "it has {size} bytes, more than {most}", zh: "共 {size} 字节,超过 {most} 字节" },
  empty: { en: "it is empty", zh: "内容为空" },
  binary: { en: "it is binary", zh: "是二进制文件" },
  longLine: {
    en: "line {line} has {count} characters, more than {most}",
    zh: "第 {line} 行有 {count} 个字符,超过 {most} 个",
  },
  markup: { en: "it is HTML or XML", zh: "是 HTML 或 XML" },
  pdf: { en: "it is a PDF", zh: "是 PDF" },
  json: { en: "it is JSON", zh: "是 JSON" },
  openApi: { en: "it is an OpenAPI file", zh: "是 OpenAPI 文件" },
  noSection: {
    en: "no section of it has a method and an address of the video platform",
    zh: "没有任何一节含有视频平台的 HTTP 方法与地址",
  },
  wordsGone: {
    en: 'curated.yaml: the words of [{at}] ("{printed}") are gone from the document; read the new text and mend or remove the entry',
    zh: 'curated.yaml:[{at}] 的原文("{printed}")已不在文档中;请阅读新文本,修改或删除该条目',
  },
  wordsTwice: {
    en: 'curated.yaml: the words of [{at}] ("{printed}") stand more than once in the document; read the new text and mend or remove the entry',
    zh: 'curated.yaml:[{at}] 的原文("{printed}")在文档中出现多次;请阅读新文本,修改或删除该条目',
  },
  entry: { en: '{file}: "{field}" is {found}; allowed: {allowed}', zh: '{file}:"{field}" 为 {found};允许:{allowed}' },
  missing: { en: "missing", zh: "空缺" },
  someWords: { en: "words of the document", zh: "文档中的文字" },
  aList: { en: "a list", zh: "列表" },
  aPattern: { en: "a regular expression", zh: "正则表达式" },
  aText: { en: "a text", zh: "文本" },
});
