import { type Statement, says, states } from "./statement.js";

/** An amount of bytes: 8M, 128KB. */
export const SIZE = /(?<![A-Za-z\d])\d+(?:\.\d+)?(?:[KMG]B?|(?:字节|bytes?))(?![A-Za-z\d])/i;

const SECONDS: Record<string, number> = { 秒: 1, 秒钟: 1, 分钟: 60, 小时: 3600, 天: 86400 };

function seconds(match: RegExpExecArray): number {
  return Number(match[1]) * (SECONDS[match[2] ?? ""] ?? 1);
}

/** True where the sentence of a match speaks of pages. */
function ofPages(match: RegExpExecArray): boolean {
  return /分页/.test(
    match.input
      .slice(0, match.index)
      .split(/[。;;]/)
      .at(-1) ?? "",
  );
}

/** How the notes of an operation state a rule. */
export const NOTE_STATEMENTS: Statement[] = [
  states(
    /(?:增加|新增|创建)成功后,?会?返回该?设备的设备ID/,
    "device-id-returned",
    "MUST",
    "who adds a device is told its id",
  ),
  says(/新增设备用于[^。]*?请求增加设备,/),
  states(
    /更新[那哪]个字段就只需要[^。]*?包[括含][那哪]个字段,?(?:不需要包含所有内容)?/,
    "partial-update",
    "MUST",
    "an update needs only the fields that change",
  ),
  states(
    /会返回[^。]*?设备的基本信息[^。]*/,
    "details-returned",
    "MUST",
    "the answer shows the device's data and its keys",
  ),
  says(/单个设备查看是在知道[^。]*明细/),
  states(/会把所有符合条件的设备都列出来/, "all-matching-listed", "MUST", "every device that matches is listed"),
  says(/批量查看是指模糊查找设备,?|批量查找通过在URL中附带参数的形式向服务器端查询设备/),
  states(
    /删除设备会删除所有在平台存储的(视频|图片)[^。]*/,
    "media-gone",
    "MUST",
    "with a device, its stored videos and pictures are deleted",
  ),

  states(/(\d+):设备不在线[A-Za-z]*/, "offline", "MUST", "status $1: the device is offline", "status"),
  states(
    /当命令为不需要设备回复时,?返回(\d+)表示下发成功/,
    "sent",
    "MUST",
    "where no answer of the device is asked for, status $1 means sent",
    "status",
  ),
  states(
    /当需要设备回复时,?返回>=(\d+)时,?表示[^。]*已经返回/,
    "answered",
    "MUST",
    "where an answer of the device is asked for, a status from $1 on means that it has answered",
    "status",
  ),
  states(
    /当等于(\d+)时(\w+)为设备的返回/,
    "device-answer",
    "MUST",
    "with status $1, $2 is the device's answer",
    "status",
  ),
  states(
    /返回([\d,]+)需要调用命令下发状态接口[^。]*/,
    "status-later",
    "MAY",
    "after status $1, another interface tells what became of the command",
  ),
  states(/(\w+)为命令在设备的执行状态/, "execution-status", "MAY", "$1 is the status of execution on the device"),

  states(
    /如果与已经上传的图片名字相同,?则?返回错误/,
    "name-taken",
    "MUST",
    "a picture under a name that is taken is refused",
  ),
  // The answer that follows is read as an error number.
  says(/如果[^。]*?则?报错返回如下信息/),
  // A limit on the body is a fact of the body.
  says(new RegExp(`[^。;,]{0,40}${SIZE.source}[^。;,]{0,40}`, "i")),
  says(/可用在播放端截图上传等/),
  states(
    /\$url从(.+?)中的接口返回/,
    "url-from-info",
    "MUST",
    "the address is one that the picture's information gives",
  ),

  states(/播放地址需要携带token/, "token-needed", "MUST", "a play address needs a token"),
  says(/token获取见《[^》]*》/),
  states(
    /可以只填(\w+?)或者?(\w+?),也可以一起填/,
    "one-bound-enough",
    "MUST",
    "either $1 or $2 is enough, both may be given",
  ),
  says(/选择过滤时间/),
  states(
    /以数组的形式给出每个删除ID的结果/,
    "result-per-id",
    "MUST",
    "the answer holds one result for each id, in a list",
  ),
  states(/如果删除失败会给出错误信息/, "error-told", "MUST", "where an item could not be deleted, its error is told"),
  states(/Token用于点播相关的视频获取/i, "token-for-playback", "MUST", "the token opens the recorded videos"),
  {
    pattern:
      /Security默认为(\d+),返回(?:普通|安全)播放链接\((\w+)和(\w+)\),(\d+)表示返回(?:普通|安全)播放链接\((\w+)和(\w+)\)/i,
    rules: ([, plain, http, rtmp, secure, https, rtmps]) => [
      {
        slug: "security-links",
        level: "MUST",
        text: `security ${plain} gives links of ${http} and ${rtmp}, ${secure} of ${https} and ${rtmps}`,
        values: { [`${plain}`]: `${http},${rtmp}`, [`${secure}`]: `${https},${rtmps}` },
      },
    ],
  },

  states(/\((\w+)字段\)?经过了base64编码,?(?:需要客户端解码)?/i, "$1-base64", "MUST", "$1 is encoded in base64"),

  states(/该接口适用的场景:设备需要收到固定字符串/, "fixed-text", "MAY", "meant for devices that expect a fixed text"),
  states(
    /协议将不对该串加密,?协议头部的序列号将置零/,
    "not-encrypted",
    "MAY",
    "the text is not encrypted, the sequence number is zero",
  ),
  states(/设备收到的头部字符串将固定不变/, "fixed-head", "MAY", "the head that the device receives does not change"),

  {
    // For pages after the first, a key is passed.
    pattern: /第一页之后的数据查询,?需要传入([A-Za-z_]+)/,
    rules: (match) => [
      {
        slug: "page-key",
        level: "MUST",
        text: `pages after the first need ${match[1]}`,
        values: { field: `${match[1]}` },
      },
    ],
  },
  {
    pattern: /分页数据服务器只?缓存(\d+)(秒钟|秒|分钟|小时|天)/,
    rules: (match) => [
      {
        slug: "snapshot",
        level: "MUST",
        text: `the pages of one query come from data that the server keeps for ${seconds(match)} seconds`,
        values: { seconds: seconds(match) },
      },
    ],
  },
  {
    pattern: /(\d+)(秒钟|秒|分钟|小时|天)之?后将?失效/,
    rules: (match) => [
      {
        slug: ofPages(match) ? "page-key-expires" : "expires",
        level: "MUST",
        text: `after ${seconds(match)} seconds ${ofPages(match) ? "the kept pages are gone" : "it is void"}`,
        values: { seconds: seconds(match) },
      },
    ],
  },
];
