import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { loadEdition } from "../edition.js";
import { extractFacts } from "../extract/index.js";
import { driftOf } from "./index.js";
import { driftLines } from "./report.js";

const document = await readFile(new URL("../document/onenet-video-api.txt", import.meta.url), "utf8");
const shipped = await loadEdition();

const drift = (edit: (text: string) => string) => driftOf(shipped, extractFacts(edit(document)));
const replacing = (from: string, to: string) => (text: string) => {
  expect(text).toContain(from);
  return text.replace(from, to);
};
const sentences = (edit: (text: string) => string) => drift(edit).changes.map(({ text }) => text.en);

const edits: [name: string, edit: (text: string) => string, sentences: string[]][] = [
  [
    "a limit",
    replacing("默认30,最多100", "默认20,最多50"),
    [
      "line 133: 1.5 query per_page: the default was 30, is 20",
      "line 133: 1.5 query per_page: the largest value was 100, is 50",
    ],
  ],
  [
    "a method",
    replacing("HTTP方法 PUT\nURL http://API_ADDRESS/devices/", "HTTP方法 POST\nURL http://API_ADDRESS/devices/"),
    ["line 68: the call 1.3 PUT http://API_ADDRESS/devices/{device_id}: the method was PUT, is POST"],
  ],
  [
    "a field's name",
    replacing('"boot_address": ', '"start_address": '),
    ["line 774: 10 response data.boot_address is now called data.start_address"],
  ],
  [
    "an error code",
    replacing('"errno": 16,', '"errno": 18,'),
    ["line 238: 2.3 errno 16, The channel already exists,cannot add again!: the error code was 16, is 18"],
  ],
  [
    "a parameter that need not be given",
    replacing("channel_id=//通道编号,必填", "channel_id=//通道编号,可选"),
    ["line 216: 2.2 query channel_id was required, is optional"],
  ],
  [
    "a new field",
    replacing('"boot_port": 9101', '"boot_port": 9101,\n"zone": "a"'),
    ["line 776: new: 10 response data.zone"],
  ],
  [
    "a comment alone",
    replacing("//设备通道数量", "//通道的数量"),
    ["line 158: other words: “通道的数量” (was “设备通道数量”)"],
  ],
];

for (const [name, edit, expected] of edits) {
  test(`${name} that changed is told with its line`, () => {
    expect(sentences(edit)).toEqual(expected);
  });
}

test("the same text has no drift", () => {
  expect(drift((text) => text)).toMatchObject({ drift: false, moved: false, changes: [] });
  expect(
    driftLines(
      drift((text) => text),
      "en",
    ),
  ).toEqual(["no drift: the facts are the same"]);
});

test("facts on other lines, other quotes, wider blanks and other line ends are no drift", () => {
  const retyped = (text: string) => `a new header\n${text}`.replaceAll(/[“”]/g, '"').replaceAll("\n", "\r\n");
  expect(drift(retyped).changes.filter(({ kind }) => kind !== "erratum")).toEqual([]);
  const moved = drift((text) => `a new header\n${text}`);
  expect(moved).toMatchObject({ drift: false, moved: true });
  expect(driftLines(moved, "zh")).toEqual(["无漂移:事实一致,仅行号变化"]);
});

test("a change names the requirements that rest on it and the schemas that say something else", () => {
  const { changes, schemas } = drift(replacing("默认30,最多100", "默认30,最多50"));
  expect(changes[0]?.requirements).toContain("1.5-per_page-maximum");
  for (const other of ["default", "optional", "type"])
    expect(changes[0]?.requirements).not.toContain(`1.5-per_page-${other}`);
  expect(schemas).toEqual({ added: [], removed: [], changed: ["1.5-request"] });
});

test("a new call brings its requirements and schemas", () => {
  const added =
    '10.1 查询时间\n\nHTTP方法 GET\nURL http://API_ADDRESS/ipc/video/time\nHTTP头部 api-key 必填\n成功返回 {\n"errno":0\n}\n\n11.设备数据透传';
  const { requirements, schemas, drift: drifts } = drift(replacing("11.设备数据透传", added));
  expect(drifts).toBe(true);
  expect(requirements.added).toEqual(expect.arrayContaining(["10.1-success", "10.1-key-none", "10.1-errno"]));
  expect(requirements.removed).toEqual([]);
  expect(schemas.added).toEqual(["10.1-request", "10.1-response"]);
});

test("a dropped call takes its requirements with it, and written ones lose their ground", () => {
  const cut = (text: string) => text.slice(0, text.indexOf("1.5 模糊查找")) + text.slice(text.indexOf("1.6 删除"));
  const { requirements, schemas } = drift(cut);
  expect(requirements.removed).toContain("1.5-per_page-maximum");
  expect(requirements.lostGround.length).toBeGreaterThan(0);
  expect(schemas.removed).toEqual(["1.5-request", "1.5-response"]);
});

test("a renumbered call is told as such and keeps its facts", () => {
  const changes = drift(replacing("1.6 删除", "1.7 删除")).changes;
  expect(changes.map(({ kind }) => kind)).toEqual(["renumbered"]);
  expect(changes[0]?.text.zh).toBe("第 172 行:原 1.6 节现为 1.7 节");
});

test("a chapter put in before the others renames nothing that it need not", () => {
  const shifted = document.replaceAll(/^(\d+)(\.\d* ?\S.*)$/gm, (line, chapter: string, rest: string) =>
    Number(chapter) >= 8 && Number(chapter) <= 15 ? `${Number(chapter) + 1}${rest}` : line,
  );
  const { changes, requirements, schemas } = drift(() => shifted);
  expect([...new Set(changes.map(({ kind }) => kind))]).toEqual(["renumbered"]);
  // A written requirement stands on a section by its number: it loses its ground when the number goes.
  const written = new Set(shipped.requirements.filter(({ origin }) => origin === "written").map(({ id }) => id));
  expect(requirements.removed.filter((id) => !written.has(id))).toEqual([]);
  expect(requirements.added.filter((id) => !written.has(id))).toEqual([]);
  expect(schemas).toEqual({ added: [], removed: [], changed: [] });
});

test("a rule that changed is quoted in the language of the reader", () => {
  const [snapshot] = drift(replacing("只缓存5分钟", "只缓存10分钟")).changes;
  expect(snapshot?.text.en).toMatch(/^line 873: the rule was “.*300 seconds.*”, is “.*600 seconds.*”$/);
  expect(snapshot?.text.zh).toMatch(/^第 873 行:规则由“.*5分钟.*”改为“.*10分钟.*”$/);
  expect(snapshot?.requirements).toEqual(["13.1-snapshot", "13.1-page-key-lives"]);
});

test("a call that came or went is told once, with all that rests on it", () => {
  const cut = (text: string) =>
    text.slice(0, text.indexOf("9.查询设备透传信息")) + text.slice(text.indexOf("10.查询引导机"));
  const lines = driftLines(drift(cut), "en");
  expect(lines[0]).toBe(
    "line 705 of the old text: gone: the call 9 GET http://API_ADDRESS/ipc/video/device/QryDevMsg, with all of its 16 fields and rules",
  );
  expect(lines[1]).toContain("9-begin_time-required");
  expect(lines.filter((line) => line.includes("gone:"))).toHaveLength(2);
});

test("a second error of a call is new and touches no other", () => {
  const second = '"error": "This channel is not available under this device!"\n}';
  const more = '\n如果通道已禁用则报错返回如下信息:\n{\n"errno": 18,\n"error": "This channel is disabled!"\n}';
  const { changes, requirements } = drift(replacing(second, second + more));
  expect(changes.map(({ text }) => text.en)).toEqual(["line 263: new: 2.4 errno 18, This channel is disabled!"]);
  expect(requirements).toMatchObject({ added: ["2.4-errno-18"], touched: [], removed: [] });
});
