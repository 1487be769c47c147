import { liveStream } from "../04-live-playback.js";
import { text } from "../call.js";
import { notFound } from "../refusal.js";
import type { Defect } from "./defect.js";
import { edited, idle, later, mangled, remembered, tolerant, wrapped } from "./make.js";

const issued = remembered(() => new Map<string, string>());

/** What can be wrong with live playback. */
export const liveDefects: Defect[] = [
  wrapped(
    {
      id: "4.2-stops-stream",
      breaks: ["4.2-available"],
      en: "after a preload the stream is away for a moment",
      zh: "预加载后流短暂不可用",
    },
    ["4.2"],
    async (call, next, { store }) => {
      const answer = await next(call);
      const channel = store.devices.byId(text(call.path.device_id))?.channels.get(Number(call.path.channel_id));
      if (channel) {
        channel.cameraOff = true;
        void later(3000).then(() => {
          channel.cameraOff = false;
        });
      }
      return answer;
    },
  ),
  tolerant(
    {
      id: "4.2-unknown-taken",
      breaks: ["4.2-stream-unknown"],
      en: "any stream can be preloaded",
      zh: "可预加载不存在的流",
    },
    "4.2",
  ),
  wrapped(
    {
      id: "4.3-unknown",
      breaks: ["4.3-preview-address", "4.3-from-play-address"],
      en: "the preview's address is unknown",
      zh: "缩略图地址不可用",
    },
    ["4.3"],
    () => {
      throw notFound("preview");
    },
  ),
  edited(
    {
      id: "4.1-token-of-other-stream",
      breaks: ["4.1-hls-live-address"],
      en: "the token is for another stream",
      zh: "返回其他流的 token",
    },
    "4.1",
    (answer, _call, { tokens }) => {
      answer.data.accessToken = tokens.issue("live/0/0", 600);
      return answer;
    },
  ),
  edited(
    {
      id: "4.1-address-dead",
      breaks: ["4.1-addr-reachable"],
      en: "nobody listens at the address",
      zh: "播放地址无法连接",
    },
    "4.1",
    (answer) => {
      answer.data.addr = "127.0.0.1:9";
      return answer;
    },
  ),
  edited(
    { id: "4.1-rtmp-type", breaks: ["4.1-rtmp-live-address"], en: "RTMP has the type of HLS", zh: "RTMP 的 type 错误" },
    "4.1",
    (answer) => {
      if (answer.data.type === "rtmp") answer.data.type = "hls";
      return answer;
    },
  ),
  wrapped(
    {
      id: "4.1-always-rtmp",
      breaks: ["4.1-protocol-type"],
      en: "every protocol_type gives the RTMP address",
      zh: "忽略 protocol_type",
    },
    ["4.1"],
    (call, next) => next({ ...call, query: { ...call.query, protocol_type: 0 } }),
  ),
  edited(
    {
      id: "4.1-https-is-http",
      breaks: ["4.1-https-hls"],
      en: "https-hls gives the address of plain HTTP",
      zh: "https-hls 返回 http 地址",
    },
    "4.1",
    (answer, call, { addresses }) => {
      if (Number(call.query.protocol_type) === 2) answer.data.addr = addresses.http;
      return answer;
    },
  ),
  edited(
    { id: "4.1-addr-with-scheme", breaks: ["4.1-address-joined"], en: "addr has a scheme", zh: "addr 带协议头" },
    "4.1",
    (answer) => {
      answer.data.addr = `http://${answer.data.addr}`;
      return answer;
    },
  ),
  edited(
    { id: "4.1-addr-without-port", breaks: ["4.1-address-joined"], en: "addr has no port", zh: "addr 缺少端口" },
    "4.1",
    (answer) => {
      answer.data.addr = answer.data.addr.replace(/:\d+$/, "");
      return answer;
    },
  ),
  wrapped(
    {
      id: "4.1-unknown-channel-taken",
      breaks: ["4.1-channel-unknown"],
      en: "an unknown channel has an address",
      zh: "未知通道也返回地址",
    },
    ["4.1"],
    (call, next, { store, tokens, addresses }) => {
      const device = store.devices.byId(text(call.query.device_id));
      if (!device || device.channels.has(Number(call.query.channel_id))) return next(call);
      return { data: { addr: addresses.rtmp, accessToken: tokens.issue("none", 60), type: "rtmp" } };
    },
  ),
  edited(
    {
      id: "4.1-one-token",
      breaks: ["4.1-token-bound"],
      en: "all streams share the first token given",
      zh: "所有流共用一个 token",
    },
    "4.1",
    (answer, call, platform) => {
      const known = issued(platform);
      const protocol = text(call.query.protocol_type);
      const token = known.get(protocol) ?? answer.data.accessToken;
      known.set(protocol, token);
      answer.data.accessToken = token;
      return answer;
    },
  ),
  idle(
    {
      id: "4.2-token-unchecked",
      breaks: ["4.2-token-checked", "4.2-token-bound"],
      en: "preload takes any token",
      zh: "预加载不检查 token",
    },
    "4.2",
  ),
  wrapped(
    {
      id: "4.2-refuses",
      breaks: ["4.2-success", "4.2-from-play-address"],
      en: "preload knows no stream",
      zh: "预加载找不到流",
    },
    ["4.2"],
    () => {
      throw notFound("stream");
    },
  ),
  wrapped(
    {
      id: "4.3-token-unchecked",
      breaks: ["4.3-token-checked", "4.3-token-bound"],
      en: "the thumbnail takes any token",
      zh: "缩略图不检查 token",
    },
    ["4.3"],
    (call, next, { tokens }) => {
      const { device_id, channel_id } = call.path;
      const token = tokens.issue(liveStream(text(device_id), text(channel_id)), 60);
      return next({ ...call, query: { ...call.query, token } });
    },
  ),
  mangled(
    { id: "4.3-empty", breaks: ["4.3-content", "4.3-image"], en: "the thumbnail is empty", zh: "缩略图为空" },
    "4.3",
    () => Buffer.alloc(0),
  ),
];
