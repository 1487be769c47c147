import type { WrittenRequirement } from "./written.js";

/** Chapter 5: pictures. */
export const pictures = [
  {
    id: "5.1-read-back",
    level: "SHOULD",
    title: { en: "an uploaded picture has its details", zh: "上传的图片可查到详细信息" },
    ground: ["5.1", "5.3"],
  },
  {
    id: "5.1-format-read-back",
    level: "SHOULD",
    title: { en: "the details show the format given at upload", zh: "详细信息中的格式与上传时一致" },
    ground: ["5.1 query format", "5.3 response data.format"],
  },
  {
    id: "5.1-desc-read-back",
    level: "SHOULD",
    title: {
      en: "the details show the description given at upload, also in Chinese",
      zh: "详细信息中的描述与上传时一致(含中文)",
    },
    ground: ["5.1 query desc", "5.3 response data.desc"],
  },
  {
    id: "5.1-name-read-back",
    level: "SHOULD",
    title: {
      en: "a picture is shown under the name that it was given, also in Chinese",
      zh: "图片以上传时的名字显示(含中文)",
    },
    ground: ["5.1 query name", "5.2 response data[].name", "5.3 response data.name"],
  },
  {
    id: "5.1-name-taken-keeps",
    level: "SHOULD",
    title: { en: "a refused upload leaves the picture of that name as it was", zh: "同名上传被拒绝后原图片不变" },
    ground: ["5.1-name-taken"],
  },
  {
    id: "5.1-name-per-channel",
    level: "SHOULD",
    title: { en: "a name may be used again on another channel or device", zh: "不同通道或设备可使用相同的图片名" },
    ground: ["5.1-name-taken"],
  },
  {
    id: "5.1-race",
    level: "SHOULD",
    title: { en: "of uploads under one name at once exactly one is taken", zh: "并发上传同名图片时仅一个成功" },
    ground: ["5.1-name-taken"],
  },
  {
    id: "5.1-race-of-names",
    level: "SHOULD",
    title: { en: "pictures uploaded at once are all kept", zh: "并发上传的不同图片均被保存" },
    ground: ["5.1"],
  },
  {
    id: "5.1-device-unknown",
    level: "SHOULD",
    title: { en: "no picture is taken for an unknown device", zh: "不接受未知设备的图片" },
    ground: ["5.1 query device_id"],
  },
  {
    id: "5.2-read-back",
    level: "SHOULD",
    title: { en: "an uploaded picture is listed", zh: "上传的图片出现在列表中" },
    ground: ["5.1", "5.2 response data"],
  },
  {
    id: "5.2-format-value",
    level: "SHOULD",
    title: { en: "the list shows the format given at upload", zh: "列表中的格式与上传时一致" },
    ground: ["5.2 response data[].format", "5.1 query format"],
  },
  {
    id: "5.2-desc-value",
    level: "SHOULD",
    title: { en: "the list shows the description given at upload", zh: "列表中的描述与上传时一致" },
    ground: ["5.2 response data[].desc", "5.1 query desc"],
  },
  {
    id: "5.2-size-value",
    level: "MUST",
    title: { en: "size in the list is the picture's size in bytes", zh: "列表中的 size 以字节为单位" },
    ground: ["5.2 response data[].size"],
  },
  {
    id: "5.2-date-value",
    level: "MUST",
    title: { en: "date in the list is a UNIX time", zh: "列表中的 date 是 UNIX 时间戳" },
    ground: ["5.2 response data[].date"],
  },
  {
    id: "5.2-agrees",
    level: "SHOULD",
    title: { en: "list and details tell the same of a picture", zh: "列表与详细信息一致" },
    ground: ["5.2 response data", "5.3 response data"],
  },
  {
    id: "5.2-page-size-value",
    level: "MUST",
    title: {
      en: "a page holds page_size pictures, the last one the rest",
      zh: "每页图片数等于 page_size,末页为剩余数量",
    },
    ground: ["5.2 query page_size", "5.2 response page_info.page_size"],
  },
  {
    id: "5.2-total-num-value",
    level: "MUST",
    title: { en: "total_num is the number of pictures", zh: "total_num 等于图片总数" },
    ground: ["5.2 response page_info.total_num"],
  },
  {
    id: "5.2-page-total-value",
    level: "MUST",
    title: { en: "page_total is the number of pages", zh: "page_total 等于总页数" },
    ground: ["5.2 response page_info.page_total"],
  },
  {
    id: "5.2-current-page-value",
    level: "MUST",
    title: { en: "current_page is the page asked for", zh: "current_page 等于请求的页码" },
    ground: ["5.2 response page_info.current_page", "5.2 query page_start"],
  },
  {
    id: "5.2-pages",
    level: "SHOULD",
    title: {
      en: "pages neither overlap nor leave a gap, and end with the last one",
      zh: "分页不重复、不遗漏,末页之后没有数据",
    },
    ground: ["5.2 query page_start", "5.2 query page_size"],
  },
  {
    id: "5.2-total-without-page",
    level: "MUST",
    title: {
      en: "without paging parameters page_info agrees with the list",
      zh: "不带分页参数时 page_info 与列表一致",
    },
    ground: ["5.2 response page_info"],
  },
  {
    id: "5.2-both-bounds",
    level: "MUST",
    title: { en: "start_time and end_time may be given together", zh: "start_time 与 end_time 可同时使用" },
    ground: ["5.2-start_time-filter", "5.2-end_time-filter"],
  },
  {
    id: "5.2-channel",
    level: "SHOULD",
    title: { en: "only the pictures of the channel asked for are listed", zh: "只列出所查询通道的图片" },
    ground: ["5.2 query channel_id"],
  },
  {
    id: "5.2-device",
    level: "SHOULD",
    title: { en: "only the pictures of the device asked for are listed", zh: "只列出所查询设备的图片" },
    ground: ["5.2 query device_id"],
  },
  {
    id: "5.2-device-unknown",
    level: "SHOULD",
    title: { en: "the list of an unknown device is refused", zh: "未知设备的图片列表应被拒绝" },
    ground: ["5.2 query device_id"],
  },
  {
    id: "5.3-size-value",
    level: "MUST",
    title: { en: "size in the details is the picture's size in bytes", zh: "详细信息中的 size 以字节为单位" },
    ground: ["5.3 response data.size"],
  },
  {
    id: "5.3-date-value",
    level: "MUST",
    title: { en: "date in the details is a UNIX time", zh: "详细信息中的 date 是 UNIX 时间戳" },
    ground: ["5.3 response data.date"],
  },
  {
    id: "5.3-unknown",
    level: "SHOULD",
    title: {
      en: "an unknown picture has no details, nor one of another channel",
      zh: "未知图片或其他通道的图片没有详细信息",
    },
    ground: ["5.3 query name"],
  },
  {
    id: "5.3-device-unknown",
    level: "SHOULD",
    title: { en: "the details of an unknown device's picture are refused", zh: "未知设备的图片信息应被拒绝" },
    ground: ["5.3 query device_id"],
  },
  {
    id: "5.4-gone",
    level: "MUST",
    title: { en: "a deleted picture has no details and is not listed", zh: "已删除的图片不再有详细信息,也不在列表中" },
    ground: ["5.4"],
  },
  {
    id: "5.4-url-gone",
    level: "SHOULD",
    title: { en: "a deleted picture is not served any more", zh: "已删除的图片不能再获取" },
    ground: ["5.4", "5.5"],
  },
  {
    id: "5.4-others-stay",
    level: "SHOULD",
    title: { en: "a deletion takes no other picture", zh: "删除不影响其他图片" },
    ground: ["5.4 query name"],
  },
  {
    id: "5.4-name-free",
    level: "SHOULD",
    title: { en: "the name of a deleted picture may be used again", zh: "已删除图片的名字可再次使用" },
    ground: ["5.4", "5.1-name-taken"],
  },
  {
    id: "5.4-unknown",
    level: "SHOULD",
    title: {
      en: "the deletion of an unknown picture is refused, or of one of another channel",
      zh: "删除未知图片或其他通道的图片应被拒绝",
    },
    ground: ["5.4 query name"],
  },
  {
    id: "5.4-device-unknown",
    level: "SHOULD",
    title: { en: "a deletion for an unknown device is refused", zh: "删除未知设备的图片应被拒绝" },
    ground: ["5.4 query device_id"],
  },
] as const satisfies readonly WrittenRequirement[];
