import { type Call, text } from "../call.js";
import { invalid } from "../refusal.js";
import type { Defect } from "./defect.js";
import { deaf, idle, later, remembered, wrapped } from "./make.js";

const uploads = remembered(() => ({ running: 0, burnt: new Set<string>() }));

function placeOf({ query }: Call): [deviceId: string, channelId: number, name: string] {
  return [text(query.device_id), Number(query.channel_id), text(query.name)];
}

/** What can be wrong with adding and deleting pictures. */
export const uploadDefects: Defect[] = [
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
  idle(
    { id: "5.4-not-deleted", breaks: ["5.4-gone"], en: "a deleted picture is still there", zh: "删除图片不生效" },
    "5.4",
  ),
  wrapped(
    {
      id: "5.4-any-channel",
      breaks: ["5.4-unknown"],
      en: "a picture is deleted from whichever channel it is in",
      zh: "删除图片不区分通道",
    },
    ["5.4"],
    (call, next, { store }) => {
      const [deviceId, channelId, name] = placeOf(call);
      const channels = [...(store.devices.byId(deviceId)?.channels.keys() ?? [])];
      const holder = channels.find((channel) => store.pictures.get(deviceId, channel, name)) ?? channelId;
      return next({ ...call, query: { ...call.query, channel_id: holder } });
    },
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
];
