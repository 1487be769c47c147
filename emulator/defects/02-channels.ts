import { text } from "../call.js";
import { invalid } from "../refusal.js";
import { newChannel } from "../store/device.js";
import type { Defect } from "./defect.js";
import { deaf, edited, idle, later, remembered, wrapped } from "./make.js";

const tombstones = remembered(() => new Set<string>());

/** What can be wrong with channels. */
export const channelDefects: Defect[] = [
  wrapped(
    {
      id: "2.4-desc-encoded",
      breaks: ["2.4-read-back"],
      en: "a changed description stays percent-encoded",
      zh: "修改后的描述保持百分号编码",
    },
    ["2.4"],
    (call, next) => next({ ...call, query: { ...call.query, desc: encodeURIComponent(text(call.query.desc ?? "")) } }),
  ),
  edited(
    {
      id: "2.1-other-channels",
      breaks: ["2.1-own-channels"],
      en: "a channel of another device is listed",
      zh: "列出其他设备的通道",
    },
    "2.1",
    (answer, call, { store }) => {
      for (const device of store.devices.ordered) {
        if (device.simulated || device.id === call.query.device_id) continue;
        for (const { id, title } of device.channels.values()) answer.result.push({ channel_id: id, title, desc: "" });
      }
      return answer;
    },
  ),
  wrapped(
    {
      id: "2.2-tombstone",
      breaks: ["2.2-added-again"],
      en: "a deleted channel can never be added again",
      zh: "已删除的通道无法再次新增",
    },
    ["2.2", "2.3"],
    async (call, next, platform) => {
      const deleted = tombstones(platform);
      const name = `${call.query.device_id}/${call.query.channel_id}`;
      if (call.section === "2.3" && deleted.has(name)) throw invalid("the channel was deleted");
      const answer = await next(call);
      if (call.section === "2.2") deleted.add(name);
      return answer;
    },
  ),
  wrapped(
    {
      id: "2.3-global",
      breaks: ["2.3-per-device"],
      en: "a channel's number is taken for all devices",
      zh: "通道编号跨设备冲突",
    },
    ["2.3"],
    (call, next, { store }) => {
      const id = Number(call.query.channel_id);
      const own = store.devices.byId(text(call.query.device_id));
      const taken = store.devices.ordered.some((other) => other !== own && !other.simulated && other.channels.has(id));
      if (taken) throw invalid("the channel is taken");
      return next(call);
    },
  ),
  wrapped(
    {
      id: "2.3-overwrites",
      breaks: ["2.3-unchanged"],
      en: "a refused addition changes the title",
      zh: "新增被拒绝时仍修改了标题",
    },
    ["2.3"],
    (call, next, { store }) => {
      const channels = store.devices.byId(text(call.query.device_id))?.channels;
      const channel = channels?.get(Number(call.query.channel_id));
      if (channel) channel.title = text(call.query.title);
      return next(call);
    },
  ),
  edited(
    {
      id: "2.1-list-short",
      breaks: ["2.1-read-back"],
      en: "the list lacks its last channel",
      zh: "通道列表缺少最后一个",
    },
    "2.1",
    (answer) => {
      answer.result.pop();
      return answer;
    },
  ),
  idle({ id: "2.2-not-deleted", breaks: ["2.2-gone"], en: "a deleted channel lives on", zh: "删除通道不生效" }, "2.2"),
  wrapped(
    {
      id: "2.2-unknown-taken",
      breaks: ["2.2-unknown"],
      en: "a channel that is not there can be deleted",
      zh: "可删除不存在的通道",
    },
    ["2.2"],
    (call, next, { store }) => {
      const device = store.devices.byId(text(call.query.device_id));
      return device && !device.channels.has(Number(call.query.channel_id)) ? {} : next(call);
    },
  ),
  idle(
    {
      id: "2.3-not-written",
      breaks: ["2.3-read-back"],
      en: "a channel is told to be added and is not",
      zh: "新增通道不生效",
    },
    "2.3",
  ),
  deaf(
    { id: "2.3-desc-lost", breaks: ["2.3-desc-read-back"], en: "the channel's desc is lost", zh: "通道描述丢失" },
    "2.3",
    "desc",
  ),
  wrapped(
    { id: "2.3-twice", breaks: ["2.3-channel-exists"], en: "a channel can be added twice", zh: "通道可重复新增" },
    ["2.3"],
    (call, next, { store }) => {
      store.devices.byId(text(call.query.device_id))?.channels.delete(Number(call.query.channel_id));
      return next(call);
    },
  ),
  wrapped(
    {
      id: "2.3-race",
      breaks: ["2.3-race"],
      en: "parallel additions of one channel all succeed",
      zh: "并发新增同一通道均成功",
    },
    ["2.3"],
    async (call, next, { store }) => {
      const channels = store.devices.byId(text(call.query.device_id))?.channels;
      const known = channels?.has(Number(call.query.channel_id));
      await later(20);
      if (!known) channels?.delete(Number(call.query.channel_id));
      return next(call);
    },
  ),
  wrapped(
    { id: "2.4-not-written", breaks: ["2.4-read-back"], en: "a change of a channel is lost", zh: "修改通道不生效" },
    ["2.4"],
    async (call, next, { store }) => {
      const channel = store.devices.byId(text(call.query.device_id))?.channels.get(Number(call.query.channel_id));
      const before = { ...channel };
      const answer = await next(call);
      if (channel) Object.assign(channel, before);
      return answer;
    },
  ),
  wrapped(
    {
      id: "2.4-creates",
      breaks: ["2.4-channel-unknown"],
      en: "changing an unknown channel adds it",
      zh: "修改不存在的通道时自动新增",
    },
    ["2.4"],
    (call, next, { store, now }) => {
      const device = store.devices.byId(text(call.query.device_id));
      const id = Number(call.query.channel_id);
      if (device && !device.channels.has(id)) device.channels.set(id, newChannel(id, "", null, now()));
      return next(call);
    },
  ),
  wrapped(
    {
      id: "2.4-all-channels",
      breaks: ["2.4-read-back"],
      en: "a change reaches all channels of the device",
      zh: "修改影响设备下所有通道",
    },
    ["2.4"],
    async (call, next, { store }) => {
      const answer = await next(call);
      const device = store.devices.byId(text(call.query.device_id));
      for (const channel of device?.channels.values() ?? []) channel.title = text(call.query.title);
      return answer;
    },
  ),
];
