import { expect, test } from "@playwright/test";
import { changes, type Difference, DOCUMENT, edited, SHIPPED, sectionText } from "./edited-copy.js";
import { extractFacts } from "./index.js";

/** An edit of the document, and the facts that it changes; no others may. */
interface Edit {
  what: string;
  text: () => string;
  changed?: string[];
  gone?: string[];
  added?: string[];
}

const ANSWER = '成功返回 {\n"errno":0,\n"error":"succ"\n}';
const parameters = (section: string, ...names: string[]): string[] => names.map((name) => `${section} query ${name}`);

const EDITS: Edit[] = [
  {
    what: "a longer title",
    text: () => edited("64个字符以内", "100个字符以内"),
    changed: ["1.1 body title", "1.3 body title"],
  },
  { what: "the same limit in other words", text: () => edited("64个字符以内", "长度不超过64") },
  {
    what: "a default and a maximum",
    text: () => edited("默认30,最多100", "默认20,最多200"),
    changed: ["1.5 query per_page"],
  },
  { what: "a maximum that is gone", text: () => edited("默认1,最多10000", "默认1"), changed: ["1.5 query page"] },
  {
    what: "a length of a list",
    text: () => edited("最多30个,长度不超过500", "最多60个,长度不超过1000"),
    changed: ["8 query devIds"],
  },
  {
    what: "必填 become 可选",
    text: () => edited("长度不超过500,必填字段", "长度不超过500,可选字段"),
    changed: ["8 query devIds"],
  },
  { what: "可选 become 必填", text: () => edited("设备描述,可选", "设备描述,必填"), changed: ["1.1 body desc"] },
  { what: "可选 in other words", text: () => edited("设备描述,可选", "设备描述,非必填") },
  { what: "a size below a limit", text: () => edited("小于64K", "小于128K"), changed: ["3.1 body "] },
  { what: "a size up to a limit", text: () => edited("不超过128 byte", "不超过256 byte"), changed: ["11 body "] },
  { what: "a size in the notes", text: () => edited("8M以内", "16M以内"), changed: ["15.1 body "] },
  {
    what: "a limit in a table",
    text: () => edited(/256(?=\)|\()/g, "128", 2),
    changed: ["15 errno 1002", "15.1 query name"],
  },
  {
    what: "one more value of a parameter",
    text: () => edited("2:https-hls", "2:https-hls 3:flv"),
    changed: ["4.1 query protocol_type"],
  },
  {
    what: "an eighth status",
    text: () => edited("resp data error。", "resp data error\n7:设备忙 busy"),
    changed: ["3.1 response data.cmd_status"],
  },
  { what: "one more format", text: () => edited("”jpg”/”png”", "”jpg”/”png”/”bmp”"), changed: ["5.1 query format"] },
  { what: "another range", text: () => edited("速度1-7", "速度1-10"), changed: ["3.2.b body cmd.speed"] },
  {
    what: "another set of characters",
    text: () => edited("数字、字母或者是数字字母组合", "数字、字母、下划线", 2),
    changed: parameters("2.3", "title").concat(parameters("2.4", "title")),
  },
  {
    what: "another method",
    text: () => edited("GET\nURL http://API_ADDRESS/ipc/video/record", "POST\nURL http://API_ADDRESS/ipc/video/record"),
    changed: ["12"],
  },
  { what: "another address", text: () => edited("video/boot_address", "video/v2/boot_address"), changed: ["10"] },
  {
    what: "the master key alone",
    text: () => edited(/(QryChannel\nHTTP头部) api-key 必填/, "$1 api-key 必填\n注:只能用master-key"),
    changed: ["2.1"],
  },
  {
    what: "no key any more",
    text: () => edited(/(QryChannel\nHTTP头部) api-key 必填/, "$1"),
    changed: ["2.1"],
    gone: ["2.1 header api-key"],
  },
  {
    what: "one more header",
    text: () => edited(/(QryChannel\nHTTP头部 api-key 必填)/, "$1\nX-Trace:abc,可选"),
    added: ["2.1 header X-Trace"],
  },
  {
    what: "another errno",
    text: () => edited('"errno": 16', '"errno": 18'),
    gone: ["2.3 errno 16"],
    added: ["2.3 errno 18"],
  },
  {
    what: "other words of an errno",
    text: () => edited("cannot add again!", "choose another!"),
    changed: ["2.3 errno 16"],
  },
  {
    what: "a new errno",
    text: () =>
      edited(
        `通道编号,必填\nHTTP内容\n${ANSWER}`,
        `通道编号,必填\nHTTP内容\n${ANSWER}\n说明 如果通道不存在则报错返回如下信息:\n{"errno": 21, "error": "No such channel"}`,
      ),
    added: ["2.2 errno 21"],
  },
  {
    what: "one more row of a table",
    text: () => edited("maximum limit is 1024)", "maximum limit is 1024)\n1004 1004 名字已存在(name exists)"),
    added: ["15 errno 1004"],
  },
  {
    what: "a field renamed",
    text: () => edited('"addr":"ip:port"', '"address":"ip:port"'),
    gone: ["4.1 response data.addr"],
    added: ["4.1 response data.address"],
  },
  {
    what: "a field added",
    text: () => edited('"addr":"ip:port",', '"addr":"ip:port",\n"expire":3600, //有效期,秒'),
    added: ["4.1 response data.expire"],
  },
  {
    what: "a list added",
    text: () => edited('"boot_port": 9101', '"boot_port": 9101,\n"backup":[{"ip":"1.2.3.4", //备用\n"port":1}]'),
    added: ["10 response data.backup", "10 response data.backup[].ip", "10 response data.backup[].port"],
  },
  { what: "a field removed", text: () => edited('"type":"rtmpe",\n', ""), gone: ["4.1 response data.type"] },
  {
    what: "another type of a field",
    text: () => edited("“channel_count”:2 //", "“channel_count”:“2” //"),
    changed: ["1.5 response data.devices[].channel_count"],
  },
  {
    what: "a parameter added",
    text: () => edited("idle_time=120", "mode=0/1, //0:普通 1:快速,可选,默认0\nidle_time=120"),
    added: ["4.2 query mode"],
  },
  { what: "a parameter removed", text: () => edited("tag = xxx , //可选。\n", ""), gone: ["1.5 query tag"] },
  {
    what: "a section removed",
    text: () => DOCUMENT.replace(sectionText("7.2 ", "8."), ""),
    gone: ["7.2", "7.2 header api-key", "7.2 query product_id", "7.2 response errno", "7.2 response trans_enc"],
  },
  {
    what: "a new section",
    text: () =>
      edited(
        "\n3.命令下发",
        `\n2.5查询通道数量\n\nHTTP方法 GET\nURL http://API_ADDRESS/ipc/video/device/CountChannel\nHTTP头部 api-key 必填\nURL参数 device_id=//设备ID 必填\nHTTP内容\n${ANSWER}\n\n3.命令下发`,
      ),
    added: ["2.5", "2.5 header api-key", "2.5 query device_id", "2.5 response errno", "2.5 response error"],
  },
  {
    what: "a longer time",
    text: () => edited("只缓存5分钟,5分钟之后", "只缓存10分钟,10分钟之后"),
    changed: ["13.1-snapshot", "13.1-page-key-expires", "13.2-snapshot", "13.2-page-key-expires"],
  },
  {
    what: "a rule that is gone",
    text: () => edited("左匹配,大小写不敏感", "左匹配"),
    gone: ["1.5-title-case-insensitive"],
  },
  { what: "an answer under its proper label", text: () => edited("必填\nHTTP内容\n{", "必填\nHTTP内容\n成功返回 {") },
];

EDITS.push(
  {
    what: "a row that says 无",
    text: () => edited("HTTP内容\n成功返回 文件的二进制内容", "HTTP内容 无\n成功返回 文件的二进制内容"),
  },
  {
    what: "a header named twice",
    text: () => edited(/(QryChannel\nHTTP头部 api-key 必填)/, "$1\napi-key 为masterKey或设备apikey"),
    changed: ["2.1"],
  },
  {
    what: "a form for a body",
    text: () => edited("HTTP内容 自定义,不超过128 byte", "HTTP内容 text=abc //透传内容,必填,最长128个字符"),
    gone: ["11 body "],
    added: ["11 body text"],
  },
  {
    what: "an answer of success in the notes",
    text: () => edited("说明 -\n\n11.", '说明 例如:\n{"errno":0,"error":"succ"}\n\n11.'),
  },
  {
    what: "a table of errors in the notes",
    text: () => edited("说明 -\n\n11.", "说明 错误码 含义\n31 引导机忙(busy)\n\n11."),
    added: ["10 errno 31"],
  },
);

/** Copies that say the same in another dress. */
const SAME: [what: string, text: () => string][] = [
  ["straight quotes for typographic ones", () => DOCUMENT.replace(/[“”]/g, '"')],
  ["typographic quotes for straight ones", () => DOCUMENT.replace(/"/g, "”")],
  ["full-width blanks", () => DOCUMENT.replace(/ /g, "\u3000")],
  [
    "full-width commas beside Chinese",
    () => DOCUMENT.replace(/(?<=[\u4e00-\u9fa5。]),|,(?=[\u4e00-\u9fa5])/g, "\uff0c"),
  ],
  [
    "full-width brackets and colons beside Chinese",
    () =>
      DOCUMENT.replace(/\(/g, "\uff08")
        .replace(/\)/g, "\uff09")
        .replace(/(?<=[\u4e00-\u9fa5]):/g, "\uff1a"),
  ],
  ["full-width equals signs", () => DOCUMENT.replace(/=/g, "\uff1d")],
  ["tabs for blanks", () => DOCUMENT.replace(/ /g, "\t")],
  ["CRLF", () => DOCUMENT.replace(/\n/g, "\r\n")],
  ["a byte order mark", () => `\uFEFF${DOCUMENT}`],
  ["indented lines", () => DOCUMENT.replace(/\n(?=.)/g, "\n  ")],
  ["blank lines doubled", () => DOCUMENT.replace(/\n\n/g, "\n\n\n")],
  ["no blank lines", () => DOCUMENT.replace(/\n\n+/g, "\n")],
  ["no header", () => DOCUMENT.slice(DOCUMENT.indexOf("1.设备(device)"))],
  ["a table of contents", () => `目录\n1.设备(device)管理\n1.1 新增\n15.公共对象存储\n15.1 上传\n\n${DOCUMENT}`],
  [
    "another footer",
    () => `${DOCUMENT.slice(0, DOCUMENT.indexOf("个搜索结果"))}版权所有,最多100个,必须遵守\n{"errno":1}\n`,
  ],
  ["chapters in another order", () => inOrder([8, 3, 15, 1, 13, 2, 5, 4, 14, 12, 6, 9, 7, 11, 10])],
  ["remarks wrapped after 40 characters", () => wrapped(40)],
  ["remarks wrapped after 25 characters", () => wrapped(25)],
];

function inOrder(order: number[]): string {
  const starts = order.map((_, at) => DOCUMENT.search(new RegExp(`^${at + 1}\\.(?=[^\\d\\s])`, "m")));
  const footer = DOCUMENT.indexOf("个搜索结果");
  const chapters = order.map((number) => DOCUMENT.slice(starts[number - 1], starts[number] ?? footer));
  return `${DOCUMENT.slice(0, starts[0])}${chapters.join("")}${DOCUMENT.slice(footer)}`;
}

/** Breaks remarks and notes between Chinese characters, as a narrower page would. */
function wrapped(width: number): string {
  const breaks = (line: string): string => {
    const words = line.search(/\/\/|说明|^[\u4e00-\u9fa5]/);
    if (words < 0 || line.length <= width) return line;
    let at = width;
    while (at > words + 2 && !(/[\u4e00-\u9fa5,。]/.test(line[at - 1] ?? "") && /[\u4e00-\u9fa5]/.test(line[at] ?? "")))
      at--;
    return at > words + 2 ? `${line.slice(0, at)}\n${breaks(`  ${line.slice(at)}`).trimStart()}` : line;
  };
  return DOCUMENT.split("\n").map(breaks).join("\n");
}

for (const { what, text, changed = [], gone = [], added = [] } of EDITS) {
  test(`${what}: just the facts concerned change`, () => {
    const expected: Difference = { changed, gone, added };
    const found = changes(text());
    expect({ ...found, changed: found.changed.toSorted() }).toEqual({ ...expected, changed: changed.toSorted() });
  });
}

for (const [what, text] of SAME) {
  test(`${what}: no fact changes, and lines follow`, () => {
    expect(text()).not.toBe(DOCUMENT);
    const copy = extractFacts(text());
    expect(changes(text())).toEqual({ changed: [], gone: [], added: [] });
    expect(copy.facts.map((fact) => fact.lines[0])).toEqual(
      copy.facts.map((fact) => fact.lines[0]).toSorted((a, b) => a - b),
    );
  });
}

test("lines follow when lines are inserted above, and errata keep their ids", () => {
  const copy = extractFacts(`one\ntwo\nthree\n${DOCUMENT}`);
  expect(copy.facts).toEqual(SHIPPED.facts.map((fact) => ({ ...fact, lines: fact.lines.map((line) => line + 3) })));
  expect(copy.errata).toEqual(
    SHIPPED.errata.map((erratum) => ({ ...erratum, lines: erratum.lines.map((line) => line + 3) })),
  );
});

test("an edit in one section moves no erratum of another", () => {
  const ids = (text: string): string[] => extractFacts(text).errata.map((erratum) => erratum.id);
  const without = ids(edited("“channel_count”:2 //", '"channel_count":2, //'));
  expect(SHIPPED.errata.map((erratum) => erratum.id).filter((id) => !without.includes(id))).toEqual([
    "E-1.5-data.devices[].channel_count-quotes",
    "E-1.5-data.devices[].channel_count-comma",
  ]);
});

test("a new sentence that binds becomes a rule in its own words", () => {
  const copy = extractFacts(
    edited("说明 Token用于点播相关的视频获取", "说明 Token用于点播相关的视频获取\n同一token不能用于不同设备"),
  );
  const rule = copy.facts.find((fact) => fact.kind === "rule" && fact.id.startsWith("6.5-says-"));
  expect(rule).toMatchObject({ level: "MUST", text: "同一token不能用于不同设备", lines: [652, 652] });
});

test("the same text gives the same facts and errata", () => {
  expect(JSON.stringify(extractFacts(DOCUMENT))).toBe(JSON.stringify(extractFacts(Buffer.from(DOCUMENT))));
});
