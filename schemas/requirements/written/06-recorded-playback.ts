import type { WrittenRequirement } from "./written.js";

/** Chapter 6: recorded videos. */
export const recordedPlayback = [
  {
    id: "6.1-videoid-value",
    level: "MUST",
    title: { en: "the details are those of the video asked for", zh: "返回所查询视频的信息" },
    ground: ["6.1 response data.videoid", "6.1 query video_id"],
  },
  {
    id: "6.1-times",
    level: "SHOULD",
    title: {
      en: "start and end are times of the printed form, in their order",
      zh: "start、end 为文档所示格式且先后有序",
    },
    ground: ["6.1 response data.start", "6.1 response data.end"],
  },
  {
    id: "6.1-durtion-value",
    level: "MUST",
    title: { en: "durtion is in seconds, and as long as from start to end", zh: "durtion 以秒为单位且与起止时间一致" },
    ground: ["6.1 response data.durtion", "6.1 response data.start", "6.1 response data.end"],
  },
  {
    id: "6.1-unknown",
    level: "SHOULD",
    title: {
      en: "an unknown video has no details, nor one of another channel",
      zh: "未知视频或其他通道的视频没有信息",
    },
    ground: ["6.1 query video_id"],
  },
  {
    id: "6.1-device-unknown",
    level: "SHOULD",
    title: { en: "the details of an unknown device's video are refused", zh: "未知设备的视频信息应被拒绝" },
    ground: ["6.1 query device_id"],
  },
  {
    id: "6.1-rtmp-handshake",
    level: "SHOULD",
    title: { en: "the video's RTMP address answers the handshake up to S2", zh: "视频的 RTMP 地址能完成至 S2 的握手" },
    ground: ["6.1 response data.rtmp_url"],
  },
  {
    id: "6.1-hls-playlist",
    level: "SHOULD",
    title: { en: "the video's playlist obeys the rules of HLS", zh: "视频的播放列表符合 HLS 规范" },
    ground: ["6.1 response data.hls_url"],
  },
  {
    id: "6.1-hls-end",
    level: "SHOULD",
    title: { en: "the video's playlist has an end", zh: "视频的播放列表带有结束标记" },
    ground: ["6.1 response data.hls_url"],
  },
  {
    id: "6.1-duration",
    level: "SHOULD",
    title: { en: "the video plays as long as durtion tells", zh: "视频可播放时长与 durtion 一致" },
    ground: ["6.1 response data.durtion", "6.1 response data.hls_url"],
  },
  {
    id: "6.1-hls-segment",
    level: "SHOULD",
    title: { en: "the video's segments are MPEG-TS with H.264", zh: "视频分片为含 H.264 的 MPEG-TS" },
    ground: ["6.1 response data.hls_url"],
  },
  {
    id: "6.1-https-plays",
    level: "SHOULD",
    title: { en: "the safe address plays over TLS", zh: "安全播放链接可通过 TLS 播放" },
    ground: ["6.1-security-links", "6.1-hls-token"],
  },
  {
    id: "6.2-listed",
    level: "SHOULD",
    title: { en: "a video that has details is listed", zh: "有详细信息的视频出现在列表中" },
    ground: ["6.2 response data.videos"],
  },
  {
    id: "6.2-times",
    level: "SHOULD",
    title: {
      en: "start and end in the list are times of the printed form, in their order",
      zh: "列表中的 start、end 为文档所示格式且先后有序",
    },
    ground: ["6.2 response data.videos[].start", "6.2 response data.videos[].end"],
  },
  {
    id: "6.2-agrees",
    level: "SHOULD",
    title: { en: "list and details tell the same of a video", zh: "列表与详细信息一致" },
    ground: ["6.2 response data.videos", "6.1 response data"],
  },
  {
    id: "6.2-device",
    level: "SHOULD",
    title: { en: "only the videos of the device asked for are listed", zh: "只列出所查询设备的视频" },
    ground: ["6.2 query device_id"],
  },
  {
    id: "6.2-channel",
    level: "SHOULD",
    title: { en: "only the videos of the channel asked for are listed", zh: "只列出所查询通道的视频" },
    ground: ["6.2 query channel_id"],
  },
  {
    id: "6.2-device-unknown",
    level: "SHOULD",
    title: { en: "the list of an unknown device is refused", zh: "未知设备的视频列表应被拒绝" },
    ground: ["6.2 query device_id"],
  },
  {
    id: "6.2-page-size-value",
    level: "MUST",
    title: {
      en: "a page holds page_size videos, the last one the rest",
      zh: "每页视频数等于 page_size,末页为剩余数量",
    },
    ground: ["6.2 query page_size", "6.2 response page_info.page_size"],
  },
  {
    id: "6.2-total-num-value",
    level: "MUST",
    title: { en: "total_num is the same on every page", zh: "各页的 total_num 一致且为视频总数" },
    ground: ["6.2 response page_info.total_num"],
  },
  {
    id: "6.2-page-total-value",
    level: "MUST",
    title: { en: "page_total is the number of pages", zh: "page_total 等于总页数" },
    ground: ["6.2 response page_info.page_total"],
  },
  {
    id: "6.2-current-page-value",
    level: "MUST",
    title: { en: "current_page is the page asked for", zh: "current_page 等于请求的页码" },
    ground: ["6.2 response page_info.current_page", "6.2 query page_start"],
  },
  {
    id: "6.2-pages",
    level: "SHOULD",
    title: {
      en: "pages neither overlap nor leave a gap, and end with the last one",
      zh: "分页不重复、不遗漏,末页之后没有数据",
    },
    ground: ["6.2 query page_start", "6.2 query page_size"],
  },
  {
    id: "6.2-total-without-page",
    level: "MUST",
    title: {
      en: "without paging parameters page_info agrees with the list",
      zh: "不带分页参数时 page_info 与列表一致",
    },
    ground: ["6.2 response page_info"],
  },
  {
    id: "6.3-unknown",
    level: "MUST",
    title: { en: "an id that is not there is told as not deleted", zh: "不存在的 ID 返回删除失败" },
    ground: ["6.3 response data[].code", "6.3-error-told"],
  },
  {
    id: "6.3-deleted",
    level: "MUST",
    title: { en: "code 0 tells that a video was deleted", zh: "code 为 0 表示删除成功" },
    ground: ["6.3 response data[].code"],
  },
  {
    id: "6.3-result-order",
    level: "MUST",
    title: { en: "the results stand in the order of the ids", zh: "返回结果与 ID 顺序一致" },
    ground: ["6.3-result-per-id"],
  },
  {
    id: "6.3-gone",
    level: "MUST",
    title: { en: "a deleted video has no details and is not listed", zh: "已删除的视频不再有信息,也不在列表中" },
    ground: ["6.3"],
  },
  {
    id: "6.3-url-gone",
    level: "SHOULD",
    title: { en: "a deleted video does not play any more", zh: "已删除的视频不能再播放" },
    ground: ["6.3", "6.1 response data.hls_url"],
  },
  {
    id: "6.3-others-stay",
    level: "SHOULD",
    title: { en: "a deletion takes no other video", zh: "删除不影响其他视频" },
    ground: ["6.3 body video[].videoId"],
  },
  {
    id: "6.3-other-device",
    level: "SHOULD",
    title: {
      en: "a video is not deleted by another device's id, nor by another channel's",
      zh: "不能通过其他设备或其他通道删除视频",
    },
    ground: ["6.3 query deviceid", "6.3 query channeled"],
  },
  {
    id: "6.3-device-unknown",
    level: "SHOULD",
    title: { en: "nothing is deleted for an unknown device", zh: "未知设备的视频删除应被拒绝" },
    ground: ["6.3 query deviceid"],
  },
  {
    id: "6.4-read-back",
    level: "SHOULD",
    title: { en: "the new name shows in the details", zh: "重命名后详细信息显示新名称" },
    ground: ["6.4 body name", "6.1 response data.name"],
  },
  {
    id: "6.4-listed",
    level: "SHOULD",
    title: { en: "the new name shows in the list", zh: "重命名后列表显示新名称" },
    ground: ["6.4 body name", "6.2 response data.videos[].name"],
  },
  {
    id: "6.4-found-by-name",
    level: "SHOULD",
    title: { en: "the video is found by its new name", zh: "重命名后可按新名称查到" },
    ground: ["6.4 body name", "6.2-name-filter"],
  },
  {
    id: "6.4-others-stay",
    level: "SHOULD",
    title: { en: "a new name changes nothing else", zh: "重命名不改变其他内容" },
    ground: ["6.4"],
  },
  {
    id: "6.4-unknown",
    level: "SHOULD",
    title: {
      en: "an unknown video cannot be renamed, nor one of another channel",
      zh: "未知视频或其他通道的视频不能重命名",
    },
    ground: ["6.4 query video_id"],
  },
  {
    id: "6.4-device-unknown",
    level: "SHOULD",
    title: { en: "an unknown device's video cannot be renamed", zh: "未知设备的视频不能重命名" },
    ground: ["6.4 query device_id"],
  },
  {
    id: "6.5-token-bound",
    level: "SHOULD",
    title: { en: "a token plays only the video that it was given for", zh: "token 只能播放对应的视频" },
    ground: ["6.5-token-for-playback", "6.5 query video_id"],
  },
  {
    id: "6.5-unknown",
    level: "SHOULD",
    title: {
      en: "there is no token for an unknown video, nor one of another channel",
      zh: "未知视频或其他通道的视频没有 token",
    },
    ground: ["6.5 query video_id"],
  },
  {
    id: "6.5-device-unknown",
    level: "SHOULD",
    title: { en: "there is no token for an unknown device's video", zh: "未知设备的视频没有 token" },
    ground: ["6.5 query device_id"],
  },
] as const satisfies readonly WrittenRequirement[];
