import type { Text } from "../schemas/language.js";

/**
 * Chapters and sections with the document's own headings, e.g. `4` → 实时播放接口. A heading that we know has an English
 * gloss, found by its words and not by its number, so that a renumbered edition keeps them; others are quoted as they are.
 */
export function headingsOf(documentLines: readonly string[]): Map<string, Text> {
  const found = new Map<string, Text>([["0", { en: "Every operation", zh: "所有接口" }]]);
  for (const line of documentLines) {
    const [, chapter, section, words] = /^(?:(\d{1,2})\.|(\d{1,2}\.\d{1,2}))\s*([^\d\s.:].*)$/.exec(line.trim()) ?? [];
    const number = chapter ?? section;
    if (number === undefined || words === undefined || found.has(number)) continue;
    const zh = words.trim();
    found.set(number, { en: glosses[zh] ?? zh, zh });
  }
  return found;
}

/** `13` for `13.1`, `3` for `3.2.c`. */
export const chapterOf = (section: string): string => section.split(".")[0] ?? section;

/** Orders sections as the document does: 4.1 before 13.1. */
export function bySection(one: string, other: string): number {
  return one.localeCompare(other, "en", { numeric: true });
}

const glosses: Record<string, string> = {
  "设备(device)管理": "Devices",
  新增: "Create",
  注册码创建设备: "Register by code",
  更新: "Update",
  查看单个设备信息: "Show one device",
  模糊查找设备信息: "Search devices",
  删除: "Delete",
  通道管理: "Channels",
  查询设备下通道信息: "List channels",
  删除设备下通道: "Delete a channel",
  增加设备下通道信息: "Add a channel",
  修改设备下通道信息: "Change a channel",
  命令下发: "Commands",
  发送命令: "Send a command",
  设备定义的通用命令: "Commands that devices define",
  实时播放接口: "Live playback",
  拉流地址获取: "Play address",
  HLS流预加载请求: "HLS preload",
  获取直播缩略图: "Live thumbnail",
  图片相关接口: "Pictures",
  图片上传: "Upload a picture",
  获取图片列表信息: "List pictures",
  获取图片信息: "Show a picture",
  删除图片: "Delete a picture",
  获取图片: "Fetch a picture",
  点播相关接口: "Video on demand",
  视频信息获取: "Show a video",
  视频列表获取: "List videos",
  视频删除: "Delete videos",
  视频重命名: "Rename a video",
  视频点播token获取: "Play token",
  产品加密: "Encryption of a product",
  设置产品的视频加密开关: "Switch encryption",
  获取产品加密状态: "Show encryption",
  查询设备在线状态: "Online status",
  查询设备透传信息: "Messages of devices",
  查询引导机地址: "Bootstrap address",
  设备数据透传: "Data to a device",
  视频录制接口: "Recording",
  实时查询: "Live statistics",
  播放实时查询: "Who plays",
  推流实时查询: "Who pushes",
  "摄像头禁用/启用接口": "Camera on and off",
  公共对象存储: "Object storage",
  上传: "Upload",
  下载: "Download",
  获取列表: "List",
};
