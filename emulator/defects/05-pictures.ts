import { type Call, text } from "../call.js";
import { invalid } from "../refusal.js";
import type { Defect } from "./defect.js";
import { deaf, edited, idle, later, mangled, remembered, tolerant, wrapped } from "./make.js";

const uploads = remembered(() => ({ running: 0, burnt: new Set<string>() }));

function placeOf({ query }: Call): [deviceId: string, channelId: number, name: string] {
  return [text(query.device_id), Number(query.channel_id), text(query.name)];
}

/** What can be wrong with pictures. */
export const pictureDefects: Defect[] = [
  wrapped(
    {
      id: "5.1-race-loses",
      breaks: ["5.1-race-of-names"],
      en: "of parallel uploads some are lost",
      zh: "并发上传时丢失图片",
    },
    ["5.1"],
    async (call, next, platform) => {
      const state = uploads(platform);
      state.running += 1;
      const alone = state.running === 1;
      await later(20);
      const answer = alone ? await next(call) : {};
      state.running -= 1;
      return answer;
    },
  ),
  wrapped(
    {
      id: "5.1-refused-overwrites",
      breaks: ["5.1-name-taken-keeps"],
      en: "a refused upload overwrites",
      zh: "被拒绝的上传仍覆盖原图",
    },
    ["5.1"],
    (call, next, { store }) => {
      const picture = store.pictures.get(...placeOf(call));
      if (picture) picture.bytes = call.raw;
      return next(call);
    },
  ),
  wrapped(
    {
      id: "5.1-name-global",
      breaks: ["5.1-name-per-channel"],
      en: "a name is taken for all channels",
      zh: "图片名跨通道冲突",
    },
    ["5.1"],
    (call, next, { store }) => {
      const name = text(call.query.name);
      if ([...store.picturesBySlug.values()].some((picture) => picture.name === name))
        throw invalid("the name is taken");
      return next(call);
    },
  ),
  edited(
    {
      id: "5.2-newest-missing",
      breaks: ["5.2-read-back"],
      en: "the newest picture is not listed",
      zh: "列表缺少最新图片",
    },
    "5.2",
    (answer) => {
      answer.data.pop();
      answer.page_info.total_num = Math.max(0, answer.page_info.total_num - 1);
      return answer;
    },
  ),
  edited(
    {
      id: "5.2-other-devices",
      breaks: ["5.2-device"],
      en: "pictures of other devices are listed",
      zh: "列出其他设备的图片",
    },
    "5.2",
    (answer, _call, { store }) => {
      const known = new Set(answer.data.map(({ name }: { name: string }) => name));
      for (const { name, bytes, format, uploadedAt } of store.picturesBySlug.values()) {
        const date = Math.floor(uploadedAt / 1000);
        if (!known.has(name))
          answer.data.push({ name, format, size: bytes.length, date, desc: "", url: "http://127.0.0.1/" });
      }
      return answer;
    },
  ),
  wrapped(
    {
      id: "5.2-one-bound-only",
      breaks: ["5.2-both-bounds"],
      en: "of two bounds the second is lost",
      zh: "同填两个时间时只有一个生效",
    },
    ["5.2"],
    (call, next) => {
      const { start_time, end_time, ...query } = call.query;
      return start_time === undefined || end_time === undefined
        ? next(call)
        : next({ ...call, query: { ...query, start_time } });
    },
  ),
  edited(
    {
      id: "5.2-names-repeat",
      breaks: ["5.2-name-unique", "5.3-name-unique"],
      en: "all pictures are told under one name",
      zh: "所有图片名相同",
    },
    ["5.2", "5.3"],
    (answer) => {
      for (const picture of [answer.data].flat()) picture.name = "same";
      return answer;
    },
  ),
  edited(
    {
      id: "5.2-disagrees",
      breaks: ["5.2-agrees"],
      en: "the list tells another date than 5.3",
      zh: "列表与详情的时间不一致",
    },
    "5.2",
    (answer) => {
      for (const picture of answer.data) picture.date -= 60;
      return answer;
    },
  ),
  edited(
    {
      id: "5.2-format-wrong",
      breaks: ["5.2-format-value"],
      en: "the list tells the other format",
      zh: "列表中的格式错误",
    },
    "5.2",
    (answer) => {
      for (const picture of answer.data) picture.format = picture.format === "jpg" ? "png" : "jpg";
      return answer;
    },
  ),
  edited(
    { id: "5.2-desc-wrong", breaks: ["5.2-desc-value"], en: "the list tells another desc", zh: "列表中的描述错误" },
    "5.2",
    (answer) => {
      for (const picture of answer.data) picture.desc = "-";
      return answer;
    },
  ),
  tolerant(
    { id: "5.3-unknown-taken", breaks: ["5.3-unknown"], en: "an unknown picture is no error", zh: "未知图片不报错" },
    "5.3",
  ),
  wrapped(
    {
      id: "5.4-url-lives",
      breaks: ["5.4-url-gone"],
      en: "a deleted picture is still served",
      zh: "删除后图片地址仍可访问",
    },
    ["5.4"],
    async (call, next, { store }) => {
      const picture = store.pictures.get(...placeOf(call));
      const answer = await next(call);
      if (picture) store.picturesBySlug.set(picture.slug, picture);
      return answer;
    },
  ),
  wrapped(
    {
      id: "5.4-name-burnt",
      breaks: ["5.4-name-free"],
      en: "a deleted picture's name stays taken",
      zh: "删除后图片名不可再用",
    },
    ["5.1", "5.4"],
    async (call, next, platform) => {
      const name = placeOf(call).join("/");
      if (call.section === "5.1" && uploads(platform).burnt.has(name)) throw invalid("the name is taken");
      const answer = await next(call);
      if (call.section === "5.4") uploads(platform).burnt.add(name);
      return answer;
    },
  ),
  wrapped(
    {
      id: "5.4-all-gone",
      breaks: ["5.4-others-stay"],
      en: "a deletion takes all pictures of the channel",
      zh: "删除时误删通道下所有图片",
    },
    ["5.4"],
    async (call, next, { store }) => {
      const answer = await next(call);
      const [deviceId, channelId] = placeOf(call);
      for (const { name } of store.pictures.list(deviceId, channelId)) store.removePicture(deviceId, channelId, name);
      return answer;
    },
  ),
  wrapped(
    {
      id: "5.1-name-twice",
      breaks: ["5.1-name-taken"],
      en: "a picture's name is taken twice",
      zh: "图片名可重复",
    },
    ["5.1"],
    (call, next, { store }) => {
      store.removePicture(text(call.query.device_id), Number(call.query.channel_id), text(call.query.name));
      return next(call);
    },
  ),
  wrapped(
    {
      id: "5.1-race",
      breaks: ["5.1-race"],
      en: "parallel uploads under one name all succeed",
      zh: "并发上传同名图片均成功",
    },
    ["5.1"],
    async (call, next, { store }) => {
      const place = [text(call.query.device_id), Number(call.query.channel_id), text(call.query.name)] as const;
      const known = store.pictures.get(...place);
      await later(20);
      if (!known) store.removePicture(...place);
      return next(call);
    },
  ),
  idle(
    { id: "5.1-not-stored", breaks: ["5.1-read-back"], en: "an uploaded picture is not there", zh: "上传的图片不存在" },
    "5.1",
  ),
  deaf(
    { id: "5.1-desc-lost", breaks: ["5.1-desc-read-back"], en: "the picture's desc is lost", zh: "图片描述丢失" },
    "5.1",
    "desc",
  ),
  wrapped(
    {
      id: "5.1-always-jpg",
      breaks: ["5.1-format-read-back"],
      en: "every picture is told to be a jpg",
      zh: "格式总是 jpg",
    },
    ["5.1"],
    (call, next) => next({ ...call, query: { ...call.query, format: "jpg" } }),
  ),
  ...["start_time", "end_time"].map((name) =>
    deaf(
      {
        id: `5.2-${name.replace("_", "-")}-ignored`,
        breaks: [`5.2-${name}-filter`],
        en: `${name} does not filter`,
        zh: `${name} 不起过滤作用`,
      },
      "5.2",
      name,
    ),
  ),
  edited(
    {
      id: "5.2-size-wrong",
      breaks: ["5.2-size-value", "5.3-size-value"],
      en: "the size is in kilobytes",
      zh: "大小以 KB 计",
    },
    ["5.2", "5.3"],
    (answer) => {
      for (const picture of [answer.data].flat()) picture.size = Math.ceil(picture.size / 1024);
      return answer;
    },
  ),
  edited(
    {
      id: "5.2-date-ms",
      breaks: ["5.2-date-value", "5.3-date-value"],
      en: "the date is in milliseconds",
      zh: "时间以毫秒计",
    },
    ["5.2", "5.3"],
    (answer) => {
      for (const picture of [answer.data].flat()) picture.date *= 1000;
      return answer;
    },
  ),
  wrapped(
    { id: "5.2-page-from-zero", breaks: ["5.2-pages"], en: "pages are counted from 0", zh: "页码从 0 开始" },
    ["5.2"],
    (call, next) => next({ ...call, query: { ...call.query, page_start: Number(call.query.page_start ?? 1) + 1 } }),
  ),
  wrapped(
    {
      id: "5.2-other-channel",
      breaks: ["5.2-channel"],
      en: "the list is that of another channel",
      zh: "返回其他通道的图片",
    },
    ["5.2"],
    (call, next) => next({ ...call, query: { ...call.query, channel_id: Number(call.query.channel_id) + 1 } }),
  ),
  edited(
    { id: "5.3-url-dead", breaks: ["5.5-url-from-info"], en: "the picture's url leads nowhere", zh: "图片地址无效" },
    ["5.2", "5.3"],
    (answer) => {
      for (const picture of [answer.data].flat()) picture.url = `${picture.url}x`;
      return answer;
    },
  ),
  idle(
    { id: "5.4-not-deleted", breaks: ["5.4-gone"], en: "a deleted picture is still there", zh: "删除图片不生效" },
    "5.4",
  ),
  wrapped(
    {
      id: "5.4-unknown-taken",
      breaks: ["5.4-unknown"],
      en: "a picture that is not there can be deleted",
      zh: "可删除不存在的图片",
    },
    ["5.4"],
    async (call, next) => {
      try {
        return await next(call);
      } catch {
        return {};
      }
    },
  ),
  mangled(
    { id: "5.5-cut", breaks: ["5.5-content"], en: "the picture lacks its last byte", zh: "图片缺少最后一个字节" },
    "5.5",
    (bytes) => bytes.subarray(0, -1),
  ),
  mangled(
    { id: "5.5-text", breaks: ["5.5-content"], en: "the picture went through a text", zh: "图片被当作文本处理" },
    "5.5",
    (bytes) => Buffer.from(bytes.toString("utf8")),
  ),
];
