import type { WrittenRequirement } from "./written.js";

/** Chapter 15: files. */
export const files = [
  {
    id: "15.1-read-back",
    level: "MUST",
    title: { en: "an uploaded file can be downloaded and is listed", zh: "上传的文件可下载并列出" },
    ground: ["15.1", "15.2", "15.4"],
  },
  {
    id: "15.1-desc-read-back",
    level: "SHOULD",
    title: { en: "the desc of an uploaded file is listed", zh: "上传时填写的描述可查到" },
    ground: ["15.1 query desc", "15.4 response data[].desc"],
  },
  {
    id: "15.1-names-kept",
    level: "SHOULD",
    title: { en: "a file is found under just the name that it was given", zh: "文件可按上传时的名字查到和下载" },
    ground: ["15.1 query name", "15.4 response data[].name"],
  },
  {
    id: "15.1-second-upload",
    level: "SHOULD",
    title: {
      en: "a second upload under a name replaces the file or is refused, and nothing in between",
      zh: "同名再次上传要么替换文件要么被拒绝",
    },
    ground: ["15.1 query name"],
  },
  {
    id: "15.1-race",
    level: "SHOULD",
    title: {
      en: "files uploaded at the same moment are all there, each with its own bytes",
      zh: "并发上传的文件均存在且内容各自正确",
    },
    ground: ["15.1", "15.2"],
  },
  {
    id: "15.1-same-name-race",
    level: "SHOULD",
    title: {
      en: "of files uploaded at the same moment under one name one is there, whole",
      zh: "同时以同一名字上传的多个文件中,最终保留其中完整的一个",
    },
    ground: ["15.1 query name"],
  },
  {
    id: "15.2-large-content",
    level: "MUST",
    title: { en: "a file of the largest size comes back byte for byte", zh: "最大尺寸的文件下载内容完全一致" },
    ground: ["15.2 response", "15.1 body"],
  },
  {
    id: "15.3-gone",
    level: "MUST",
    title: {
      en: "a deleted file can no longer be downloaded and is no longer listed",
      zh: "删除后的文件不能下载,也不再列出",
    },
    ground: ["15.3", "15.2", "15.4"],
  },
  {
    id: "15.3-others-stay",
    level: "SHOULD",
    title: { en: "deleting one file leaves the others as they are", zh: "删除一个文件不影响其他文件" },
    ground: ["15.3"],
  },
  {
    id: "15.4-name-filter",
    level: "MUST",
    title: {
      en: "a name lists the file of that name, and no other one of ours",
      zh: "按名字查询时列出该文件,不列出其他文件",
    },
    ground: ["15.4 query name"],
  },
  {
    id: "15.4-size-value",
    level: "SHOULD",
    title: { en: "size is the file's size in bytes", zh: "size 为文件字节数" },
    ground: ["15.4 response data[].size"],
  },
  {
    id: "15.4-date-value",
    level: "SHOULD",
    title: { en: "date is the time of the upload, in seconds", zh: "date 为上传时间(秒)" },
    ground: ["15.4 response data[].date"],
  },
  {
    id: "15.4-product",
    level: "SHOULD",
    title: { en: "product_id is the product's", zh: "product_id 为该产品的编号" },
    ground: ["15.4 response data[].product_id"],
  },
  {
    id: "15.4-page-info",
    level: "MUST",
    title: { en: "page_info agrees with the list", zh: "page_info 与列表一致" },
    ground: ["15.4 response page_info"],
  },
] as const satisfies readonly WrittenRequirement[];
