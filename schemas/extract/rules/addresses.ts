import { type Stated, type Statement, says, states } from "./statement.js";

const SPANS: Record<string, string> = { 实时: "live", 历史: "history" };

const HEADING = "(Rtmp|Hls|Rtsp|Flv)(实时|历史)拉流地址";
/** Up to the next heading, or to what is no address any more. */
const ADDRESS = `([\\x21-\\x7e]+?)(?=(?:Rtmp|Hls|Rtsp|Flv)(?:实时|历史)|[^\\x21-\\x7e]|$)`;

function template(slug: string, about: string, address: string, example?: string): Stated {
  const values = { template: address, ...(example !== undefined && { example }) };
  return { slug, level: "MUST", text: `${about}: ${address}`, values };
}

/** How the notes state the form of an address, and where its parts come from. Every match counts. */
export const ADDRESS_STATEMENTS: Statement[] = [
  states(
    /拉流地址需要根据返回接口进行拼接/,
    "address-joined",
    "MUST",
    "an address of a stream is put together from the answer",
  ),
  {
    // `Rtmp实时拉流地址格式:type://ip:port/live/…`, up to the next such heading.
    pattern: new RegExp(`${HEADING}格式:${ADDRESS}`, "gi"),
    rules: (match) => {
      const [whole, protocol = "", span = "", address = ""] = match;
      const after = match.input.slice(match.index + whole.length);
      const example = new RegExp(`^${HEADING}示例:${ADDRESS}`, "i").exec(after)?.[3];
      const slug = `${protocol.toLowerCase()}-${SPANS[span]}-address`;
      return [
        template(slug, `the address of a ${SPANS[span]} stream over ${protocol.toLowerCase()}`, address, example),
      ];
    },
  },
  says(new RegExp(`${HEADING}示例:${ADDRESS}`, "gi")),
  states(
    /([A-Z_]+)及(token)是由(\w*)拉流地址接口返回/i,
    "from-play-address",
    "MUST",
    "$1 and $2 are those that the play address interface returns",
  ),
  says(/DEVICE_ID设备ID,CHANNEL_ID通道ID/),
  states(/该接口可以达到(.+?)的目的/, "purpose", "MAY", "the stream is loaded ahead ($1)"),
  states(
    /地址和Token是获取拉流地址时返回的(\w+)和播放地址,?/i,
    "from-play-address",
    "MUST",
    "address and token ($1) are those that the play address interface returns",
  ),
  says(/直接通过播放地址和token可以拼装url地址/i),
  {
    pattern: /(?<=可以拼装url地址)([\x21-\x7e]+)/i,
    rules: ([, address = ""]) => [template("preview-address", "the address of the preview", address)],
  },
  {
    pattern:
      /组装方式为hls:([\x21-\x7e]+?),rtmp:([\x21-\x7e]+?)[。.](?:Hls按照httpurl参数方式增加一个参数\w+,参数值为获取的\w+内容[。.])?(?:Rtmp协议直接将token内容拼接在"\?"后面[。.]?)?/i,
    rules: ([, hls = "", rtmp = ""]) => [
      template("hls-token", "how a token is joined to an HLS address", hls),
      template("rtmp-token", "how a token is joined to an RTMP address", rtmp),
    ],
  },
];
