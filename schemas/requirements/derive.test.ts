import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { extractFacts } from "../extract/index.js";
import { deriveRequirements } from "./derive.js";
import type { Requirement } from "./requirement.js";

const document = await readFile(new URL("../document/onenet-video-api.txt", import.meta.url), "utf8");
const catalogue = deriveRequirements(extractFacts(document));
const requirement = (id: string, from = catalogue) => from.find((each) => each.id === id) as Requirement;

test("ids are unique and begin with their section", () => {
  const ids = catalogue.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, section } of catalogue) expect(id.startsWith(`${section}-`), id).toBe(true);
});

test("every requirement has titles in both languages, lines and the printed words", () => {
  for (const { id, title, lines, printed } of catalogue) {
    expect(title.en, id).not.toMatch(/\{(call|name|value|type|text)\}|undefined|^$/);
    expect(title.zh, id).not.toMatch(/undefined|^$/);
    expect(lines[0], id).toBeGreaterThan(0);
    expect(printed, id).not.toBe("");
  }
});

test("every excluded row says why in both languages", () => {
  const excluded = catalogue.filter(({ origin }) => origin === "excluded");
  expect(excluded.length).toBeGreaterThan(10);
  for (const { id, reason } of excluded) {
    expect(reason?.en, id).toBeTruthy();
    expect(reason?.zh, id).toBeTruthy();
  }
});

const levels: [id: string, level: string][] = [
  ["1.5-per_page-maximum", "MUST"],
  ["2.3-channel-exists", "MUST"],
  ["2.4-channel-unknown", "MUST"],
  ["2.3-title-pattern", "MUST"],
  ["2.1-key-device", "SHOULD"],
  ["2.1-key-foreign", "MUST"],
  ["1.3-key-device", "MUST"],
  ["1.3-title-max-length", "MUST"],
  ["3.1-qos-enum", "SHOULD"],
  ["4.1-protocol_type-enum", "SHOULD"],
  ["6.1-security-enum", "SHOULD"],
  ["13.1-protocoltype-enum", "SHOULD"],
  ["5.1-format-enum", "MUST"],
  ["7.1-type-enum", "MUST"],
  ["12-action-enum", "MUST"],
  ["14-type-enum", "MUST"],
  ["6.3-videoId-type", "MUST"],
  ["7.1-key-device", "MUST"],
  ["10-no-key-needed", "MUST"],
  ["15.1-key-authorization", "MUST"],
  ["15-errno-413", "MUST"],
];

for (const [id, level] of levels) {
  test(`${id} is a ${level}`, () => {
    expect(requirement(id)?.level).toBe(level);
  });
}

test("a printed refusal is quoted by the sentence that leads to it", () => {
  expect(requirement("2.3-channel-exists").printed).toBe("如果通道已经存在则报错返回如下信息");
  expect(requirement("2.3-channel-exists").lines).toEqual([237, 241]);
});

test("fields of one name are told apart by their parent, the deeper one", () => {
  expect(requirement("1.4-title").field?.path).toBe("data.title");
  expect(requirement("1.4-keys-title").field?.path).toBe("data.keys[].title");
});

test("a sentence that no rule knows is listed for a person and not for a check", () => {
  const edited = document.replace(
    "说明 可用在播放端截图上传等",
    "说明 可用在播放端截图上传等\n每个通道最多保存100张图片",
  );
  const added = deriveRequirements(extractFacts(edited)).filter(({ printed }) => printed.includes("最多保存100张图片"));
  expect(added.map(({ origin, section }) => [origin, section])).toEqual([["excluded", "5.1"]]);
});

test("ids stay when an unrelated section and field are added", () => {
  const edited = document
    .replace(
      "11.设备数据透传",
      "10.1 查询其他\n\nHTTP方法 GET\nURL http://API_ADDRESS/ipc/video/other\nHTTP头部\n\n11.设备数据透传",
    )
    .replace('"boot_port": 9101', '"boot_port": 9101,\n"boot_zone": {"addr": "a"}');
  const ids = deriveRequirements(extractFacts(edited)).map(({ id }) => id);
  for (const { id } of catalogue) expect(ids).toContain(id);
  expect(ids).toContain("10-addr");
});

test("a written requirement takes lines and words from its ground, and says when that is gone", () => {
  const entry = {
    id: "10-probe",
    level: "SHOULD",
    title: { en: "a", zh: "b" },
    ground: ["10 response data.boot_port"],
  } as const;
  const rest = extractFacts(document);
  expect(requirement("10-probe", deriveRequirements(rest, [entry])).lines).toEqual([775, 775]);
  const without = { ...rest, facts: rest.facts.filter((fact) => fact.section !== "10") };
  const lost = requirement("10-probe", deriveRequirements(without, [entry]));
  expect(lost.lostGround).toBe(true);
  expect(lost.reason?.en).toBe("this edition of the document no longer states: 10 response data.boot_port");
});

test("a written entry of a derived id gives it title and level, and no second row", () => {
  const entry = { id: "2.3-channel-exists", level: "SHOULD", title: { en: "a", zh: "b" }, ground: ["2.3"] } as const;
  const rows = deriveRequirements(extractFacts(document), [entry]).filter(({ id }) => id === entry.id);
  expect(rows.map(({ level, title }) => [level, title.en])).toEqual([["SHOULD", "a"]]);
});
