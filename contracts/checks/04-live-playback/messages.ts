import { messages } from "../../../schemas/language.js";

export const say = messages({
  notJoinable: { en: "addr is no ip:port that an address can be made of", zh: "addr 不是可用于拼接地址的 ip:port" },
  noToken: { en: "accessToken is empty", zh: "accessToken 为空" },
  notRtmpType: {
    en: "type is no scheme of RTMP, which the address begins with",
    zh: "type 不是 RTMP 协议名,无法用作地址前缀",
  },
  notServed: { en: "no playlist at the address that the document gives", zh: "按文档拼接的地址没有返回播放列表" },
  unreachable: { en: "nobody answers at the address that 4.1 returned", zh: "4.1 返回的地址无法连接" },
  otherProtocol: {
    en: "what answers at the address does not speak {protocol}",
    zh: "该地址的服务不是 {protocol} 协议",
  },
  handshake: { en: "the RTMP handshake goes wrong: {fault}", zh: "RTMP 握手错误:{fault}" },
  playsWithout: { en: "the stream plays with {token}", zh: "使用{token}也能播放" },
  takenWith: { en: "taken with {token}", zh: "使用{token}的请求被接受" },
  noOtherStream: { en: "there is no other stream to get a token for", zh: "没有其他流可用于获取 token" },
  unknownTaken: { en: "an unknown {what} was given an address", zh: "未知{what}也返回了地址" },
  notAvailable: { en: "after a preload there is no playlist", zh: "预加载之后没有播放列表" },
  noImage: { en: "the answer is no image, or half of one", zh: "响应不是图片或图片不完整" },
});

/** Wrong tokens, for people. */
export const tokenNames = messages({
  none: { en: "no token", zh: "空 token" },
  madeUp: { en: "a made-up token", zh: "伪造的 token" },
  other: { en: "another stream's token", zh: "其他流的 token" },
});

/** The two languages of a message about a wrong token. */
export function withToken(key: "playsWithout" | "takenWith", name: Parameters<typeof tokenNames>[0]) {
  const { en, zh } = tokenNames(name);
  return { en: say(key, { token: en }).en, zh: say(key, { token: zh }).zh };
}
