import { expect, test } from "@playwright/test";
import type { Constraints } from "../../facts.js";
import { fold } from "../text.js";
import { attributesOf } from "./attributes.js";
import { bytesLimit } from "./limits.js";
import { requiredIn } from "./required.js";
import { NOTHING_SHOWN, shownValues, shownWord } from "./shown.js";

/** Ways of saying that something has to be given, or may be left out; those of the document and their relatives. */
const REQUIRED: [words: string, required: boolean | null][] = [
  ["设备注册码,必选", true],
  ["必填字段", true],
  ["通道号,必选参数", true],
  ["设备接入协议,必须RTMP。", true],
  ["必填:是", true],
  ["设备描述,可选。", false],
  ["可选设备名 最长32个字符,", false],
  ["UNIX时间戳,可选过滤条件", false],
  ["设备描述,选填", false],
  ["非必填", false],
  ["可不填", false],
  ["必填:否", false],
  ["选择安全播放链接(https和rtmpe),没有则默认为普通链接", false],
  ["可选。必须是合法的区域号。", false],
  ["必选。如不填写,将生成默认鉴权信息。", true],
  ["设备ID", null],
  ["videoId必须是字符串", null],
  ["格式可选值为jpg和png", null],
  ["", null],
];

for (const [words, required] of REQUIRED) {
  test(`“${words}” reads as ${required}`, () => expect(requiredIn(words)).toBe(required));
}

const TEXT = shownValues(["test"]);
const NUMBER = shownValues([1]);

const LIMITS: [words: string, shown: typeof TEXT, constraints: Constraints][] = [
  ["64个字符以内", TEXT, { maxLength: 64 }],
  ["最长512字符", TEXT, { maxLength: 512 }],
  ["最长32个字符,", TEXT, { maxLength: 32 }],
  ["不得超过128个字符", TEXT, { maxLength: 128 }],
  ["长度<=128", TEXT, { maxLength: 128 }],
  ["长度小于64", TEXT, { maxLength: 63 }],
  ["字符数不超过128", TEXT, { maxLength: 128 }],
  ["2~64个字符", TEXT, { minLength: 2, maxLength: 64 }],
  ["长度为1到64个字符", TEXT, { minLength: 1, maxLength: 64 }],
  ["不超过128字节", TEXT, { maxBytes: 128 }],
  ["(长度不超过64且只能是数字、字母或者是数字字母组合)", NOTHING_SHOWN, { maxLength: 64, pattern: "^[A-Za-z0-9]+$" }],
  ["只能是数字、字母、下划线", TEXT, { pattern: "^[A-Za-z0-9_]+$" }],
  ["设备ID串,以逗号隔开,最多30个,长度不超过500", TEXT, { maxLength: 500, maxItems: 30 }],
  ["多个用逗号分隔,一次最多查询50个设备", NUMBER, { maxItems: 50 }],
  ["默认30,最多100", NUMBER, { default: 30, maximum: 100 }],
  ["空闲清理时间(s),最大值120", NUMBER, { maximum: 120 }],
  ["最长300秒", NUMBER, { maximum: 300 }],
  ["不大于300", NUMBER, { maximum: 300 }],
  ["小于300", NUMBER, { maximum: 299 }],
  ["大于0", NUMBER, { minimum: 1 }],
  ["取值范围[1,120]", NUMBER, { minimum: 1, maximum: 120 }],
  ["数字1-4(1:流畅 2:标清 3:高清 4:超清)", NUMBER, { minimum: 1, maximum: 4 }],
  ["页码,从1开始,最大值1000", NOTHING_SHOWN, { maximum: 1000 }],
  ["播放协议类型 0:rtmp 1:hls 2:https-hls", NOTHING_SHOWN, { enum: [0, 1, 2] }],
  ["0-rtmp,1-hls", NOTHING_SHOWN, { enum: [0, 1] }],
  ["是否需要设备回应,0 不需要,1需要 默认值为0", NOTHING_SHOWN, { enum: [0, 1], default: 0 }],
  ["命令类型,0,平台定义,1用户定义 默认值为0", NOTHING_SHOWN, { enum: [0, 1], default: 0 }],
  ["1为关,0为开", NUMBER, { enum: [0, 1] }],
  ["0或1", NUMBER, { enum: [0, 1] }],
  ["2 单步控制", shownWord("number"), { enum: [2] }],
  ["设备返回的错误码,0表示成功", NUMBER, {}],
  ["协议类型 rtmp hls", NOTHING_SHOWN, { enum: ["rtmp", "hls"] }],
  ["jpg或png", TEXT, { enum: ["jpg", "png"] }],
  ["必须RTMP或HLS", TEXT, { enum: ["RTMP", "HLS"] }],
  ["必须RTMP。", TEXT, { const: "RTMP" }],
  ["UNIX 时间戳", NUMBER, { format: "unixtime" }],
  ["查询开始时间 必填 2018-01-01 00:00:00", NOTHING_SHOWN, { format: "date-time" }],
  ["设备返回的数据的base64", TEXT, { contentEncoding: "base64" }],
  ["单位是字节", NUMBER, {}],
  ["见http://192.168.0.1:8080/a-b", TEXT, {}],
];

for (const [words, shown, constraints] of LIMITS) {
  test(`“${words}” limits to ${JSON.stringify(constraints)}`, () => {
    expect(attributesOf(fold(words), shown, "query").constraints).toEqual(constraints);
  });
}

const SIZES: [words: string, bytes: number | null][] = [
  ["小于64K", 65535],
  ["不超过64K字节", 65536],
  ["不超过128 byte", 128],
  ["限制在8M以内", 8388608],
  ["最大1MB", 1048576],
  ["小于128字节", 127],
  ["图片二进制内容", null],
];

for (const [words, bytes] of SIZES) {
  test(`“${words}” allows ${bytes} bytes`, () => expect(bytesLimit(words)).toBe(bytes));
}
