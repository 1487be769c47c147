import { messages } from "../../../schemas/language.js";

export const say = messages({
  otherVideo: { en: "the details are of another video", zh: "返回的是其他视频的信息" },
  timeForm: { en: "{field} is not of the printed form, or no such time", zh: "{field} 格式与文档不符或时间无效" },
  timeOrder: { en: "the video ends before it starts", zh: "结束时间早于开始时间" },
  durtion: { en: "durtion is not the seconds from start to end", zh: "durtion 与起止时间之差(秒)不符" },
  notListed: { en: "the video is not listed", zh: "列表中没有该视频" },
  differs: { en: "list and details tell another {field}", zh: "列表与详情的 {field} 不一致" },
  link: { en: "{field} is no address of {scheme}", zh: "{field} 不是 {scheme} 地址" },
  byDefault: { en: "without security the addresses are not the plain ones", zh: "不带 security 时未返回普通链接" },
  notServed: { en: "with its token there is no playlist at the address", zh: "携带 token 访问地址未返回播放列表" },
  unreachable: { en: "nobody answers at the video's address", zh: "视频地址无法连接" },
  playsWithout: { en: "the video plays with {token}", zh: "使用{token}也能播放视频" },
  length: { en: "the playlist is not as long as 6.1 tells", zh: "播放列表时长与 6.1 不符" },
  handshake: { en: "the RTMP handshake goes wrong: {fault}", zh: "RTMP 握手错误:{fault}" },
  noToken: { en: "the token is empty", zh: "token 为空" },
  noOtherVideo: { en: "there is no other video to get a token for", zh: "没有其他视频可用于获取 token" },
  filterKeeps: { en: "{field} leaves out a video that it should keep", zh: "{field} 过滤掉了应返回的视频" },
  filterLets: { en: "{field} lets a video through that it should leave out", zh: "{field} 未过滤掉应排除的视频" },
  pageSize: { en: "the page does not hold as many videos as asked for", zh: "分页数量与 page_size 不符" },
  pageNumber: { en: "page_info.{field} does not fit the videos", zh: "page_info.{field} 与视频数量不符" },
  overlap: { en: "pages overlap", zh: "分页之间有重复" },
  gap: { en: "the pages hold another number of videos than total_num", zh: "各页视频数之和与 total_num 不符" },
  beyond: { en: "there are videos behind the last page", zh: "末页之后仍返回视频" },
  unsteady: { en: "the list changes faster than it can be walked", zh: "列表变化过快,无法遍历" },
  elsewhere: { en: "a video of another {place} is listed", zh: "列出了其他{place}的视频" },
  fewVideos: { en: "there are too few videos to see it", zh: "视频数量不足,无法判断" },
  unknownTaken: { en: "an unknown {what} was accepted", zh: "未知{what}的请求被接受" },
  renamed: { en: "the new name does not show in {where}", zh: "{where}中未显示新名称" },
  alsoRenamed: { en: "another video has changed with it", zh: "其他视频也被改动" },
  resultCount: { en: "there is not one result for each id", zh: "返回结果数与 ID 数不一致" },
  resultOrder: { en: "the results do not stand in the order of the ids", zh: "返回结果顺序与 ID 顺序不一致" },
  noMessage: { en: "a failed deletion has no message", zh: "删除失败未给出错误信息" },
  unknownDeleted: { en: "an unknown id is told as deleted", zh: "不存在的 ID 返回删除成功" },
  notDeleted: { en: "the deletion of a video is told as failed", zh: "删除存在的视频返回失败" },
  numberTaken: { en: "a number was taken as an id", zh: "接受了数字类型的 videoId" },
  stillThere: { en: "a deleted video is still {where}", zh: "已删除的视频仍{where}" },
  alsoGone: { en: "the deletion took another video too", zh: "删除时误删了其他视频" },
});

/** Wrong tokens, for people. */
const tokenNames = messages({
  none: { en: "no token", zh: "空 token" },
  madeUp: { en: "a made-up token", zh: "伪造的 token" },
  other: { en: "another video's token", zh: "其他视频的 token" },
});

/** The two languages of a message about a wrong token. */
export function playsWith(name: Parameters<typeof tokenNames>[0]) {
  const { en, zh } = tokenNames(name);
  return { en: say("playsWithout", { token: en }).en, zh: say("playsWithout", { token: zh }).zh };
}
