import type { WrittenRequirement } from "./written.js";

/** Chapter 4: live playback, what lies behind its addresses, and who may see it. */
export const livePlayback = [
  {
    id: "4.1-addr-reachable",
    level: "SHOULD",
    title: { en: "something listens at each address that 4.1 returns", zh: "4.1 返回的各地址均可连接" },
    ground: ["4.1 response data.addr"],
  },
  {
    id: "4.1-protocol-type",
    level: "MUST",
    title: {
      en: "protocol_type 0 gives an RTMP address, 1 one for HLS, 2 one for HLS over TLS",
      zh: "protocol_type 为 0、1、2 时分别返回 RTMP、HLS、HTTPS-HLS 地址",
    },
    ground: ["4.1 query protocol_type", "4.1 response data.addr"],
  },
  {
    id: "4.1-https-hls",
    level: "MUST",
    title: { en: "protocol_type 2 plays over TLS", zh: "protocol_type 为 2 时可通过 TLS 播放" },
    ground: ["4.1 query protocol_type", "4.1-hls-live-address"],
  },
  {
    id: "4.1-rtmp-handshake",
    level: "SHOULD",
    title: { en: "the RTMP address answers the handshake up to S2", zh: "RTMP 地址能完成至 S2 的握手" },
    ground: ["4.1-rtmp-live-address"],
  },
  {
    id: "4.1-hls-playlist",
    level: "SHOULD",
    title: { en: "the live playlist obeys the rules of HLS", zh: "直播播放列表符合 HLS 规范" },
    ground: ["4.1-hls-live-address"],
  },
  {
    id: "4.1-hls-live",
    level: "SHOULD",
    title: { en: "the live playlist has no end", zh: "直播播放列表没有结束标记" },
    ground: ["4.1-hls-live-address"],
  },
  {
    id: "4.1-hls-advances",
    level: "SHOULD",
    title: { en: "the live playlist advances and never goes back", zh: "直播播放列表持续更新且序号不倒退" },
    ground: ["4.1-hls-live-address"],
  },
  {
    id: "4.1-hls-segment",
    level: "SHOULD",
    title: { en: "live segments are MPEG-TS with H.264", zh: "直播分片为含 H.264 的 MPEG-TS" },
    ground: ["4.1-hls-live-address"],
  },
  {
    id: "4.1-token-required",
    level: "SHOULD",
    title: { en: "no live stream without a token of 4.1", zh: "没有 4.1 返回的 token 不能播放直播" },
    ground: ["4.1 response data.accessToken", "4.1-hls-live-address"],
  },
  {
    id: "4.1-token-bound",
    level: "SHOULD",
    title: { en: "a token plays only the stream that it was given for", zh: "token 只能播放对应的流" },
    ground: ["4.1 response data.accessToken", "4.1-hls-live-address"],
  },
  {
    id: "4.1-device-unknown",
    level: "SHOULD",
    title: { en: "there is no play address for an unknown device", zh: "未知设备没有播放地址" },
    ground: ["4.1 query device_id"],
  },
  {
    id: "4.1-channel-unknown",
    level: "SHOULD",
    title: { en: "there is no play address for an unknown channel", zh: "未知通道没有播放地址" },
    ground: ["4.1 query channel_id"],
  },
  {
    id: "4.2-available",
    level: "SHOULD",
    title: { en: "after a preload the stream plays", zh: "预加载之后可播放该流" },
    ground: ["4.2-purpose"],
  },
  {
    id: "4.2-token-checked",
    level: "SHOULD",
    title: { en: "preload refuses a token that 4.1 did not give", zh: "预加载拒绝非 4.1 返回的 token" },
    ground: ["4.2-from-play-address", "4.2 query token"],
  },
  {
    id: "4.2-token-bound",
    level: "SHOULD",
    title: { en: "preload refuses another stream's token", zh: "预加载拒绝其他流的 token" },
    ground: ["4.2-from-play-address", "4.2 query token"],
  },
  {
    id: "4.2-stream-unknown",
    level: "SHOULD",
    title: { en: "preload refuses a stream that is not there", zh: "预加载拒绝不存在的流" },
    ground: ["4.2 path CHANNEL_ID"],
  },
  {
    id: "4.3-image",
    level: "SHOULD",
    title: { en: "the live thumbnail is a whole image", zh: "直播缩略图是完整的图片" },
    ground: ["4.3 response"],
  },
  {
    id: "4.3-token-checked",
    level: "SHOULD",
    title: { en: "no thumbnail without a token of 4.1", zh: "没有 4.1 返回的 token 不能获取缩略图" },
    ground: ["4.3-from-play-address", "4.3 query token"],
  },
  {
    id: "4.3-token-bound",
    level: "SHOULD",
    title: { en: "no thumbnail with another stream's token", zh: "使用其他流的 token 不能获取缩略图" },
    ground: ["4.3-from-play-address", "4.3 query token"],
  },
] as const satisfies readonly WrittenRequirement[];
